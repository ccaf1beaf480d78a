using System.Runtime.CompilerServices;
using ParticipationBot.Simulator;
using ParticipationBot.Simulator.Children;

namespace ParticipationBot.EndToEnd.Tests;

/// <summary>What simulated children do, button by button.</summary>
internal static class Steps
{
    private static readonly ConditionalWeakTable<SimulatedChild, StrongBox<int>> Answered = [];

    /// <summary>Presses an option of the newest question, once there is one that this child has not answered yet.</summary>
    public static async Task PressAsync(this SimulatedChild child, string option)
    {
        var answered = Answered.GetOrCreateValue(child);
        for (var waited = 0; waited < 600; waited++)
        {
            var found = child.Messages.Where(message => !message.Deleted)
                .SelectMany(message => message.Buttons.SelectMany(row => row), (message, button) => (message, button, data: button.Data?.Split('.', 2) ?? []))
                .Where(each => each.data.Length == 2 && int.Parse(each.data[0]) > answered.Value)
                .OrderByDescending(each => int.Parse(each.data[0])).FirstOrDefault(each => each.data[1] == option);
            if (found.message is not null)
            {
                answered.Value = int.Parse(found.data[0]);
                child.Press(found.message, found.button);
                return;
            }
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException($"The child never saw the button '{option}'.\n{child.Log}");
    }

    public static async Task TakePartAsync(this SimulatedChild child, string language)
    {
        child.SendCommand("/start");
        foreach (var option in new[] { language, "accept", "from13to15" }) await child.PressAsync(option);
        await child.SeesAsync(language == "kk" ? "Дайын!" : "Готово!");
    }

    /// <summary>Waits until the newest messages hold a text.</summary>
    public static async Task SeesAsync(this SimulatedChild child, string text)
    {
        for (var waited = 0; waited < 600; waited++)
        {
            if (child.Messages.Any(message => message.Text.Contains(text))) return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException($"The child never read '{text}'.\n{child.Log}");
    }
}
