using Microsoft.AspNetCore.Components;
using ParticipationBot.Storage;

namespace ParticipationBot.StaffConsole.Live;

/// <summary>
/// A page that reads again when something changed: at once when this process changed it, by looking now and then when a replica did.
/// Many changes within a second are one.
/// </summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private readonly CancellationTokenSource closing = new();
    private readonly Signal changed = new();

    [Inject] private LiveUpdates Updates { get; set; } = default!;
    [Inject] internal Words Words { get; set; } = default!;

    protected abstract LiveSubject Subject { get; }

    protected CancellationToken Closing => closing.Token;

    protected abstract Task LoadAsync();

    protected override async Task OnInitializedAsync()
    {
        Updates.Changed += OnChanged;
        await LoadAsync();
        _ = FollowAsync();
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        Updates.Changed -= OnChanged;
        closing.Cancel();
        closing.Dispose();
    }

    private void OnChanged(LiveSubject subject)
    {
        if (subject == Subject) changed.Set();
    }

    private async Task FollowAsync()
    {
        var token = closing.Token;
        try
        {
            while (!token.IsCancellationRequested)
            {
                await changed.WaitAsync(Look, token);
                await InvokeAsync(async () =>
                {
                    await LoadAsync();
                    StateHasChanged();
                });
                await Task.Delay(Least, token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
        catch (ObjectDisposedException)
        {
            // Closed between two steps.
        }
    }
}
