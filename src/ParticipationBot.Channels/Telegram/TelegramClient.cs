using ParticipationBot.Storage;
using Telegram.Bot;

namespace ParticipationBot.Channels.Telegram;

/// <summary>
/// The connection to Telegram. Its HttpClient is made here rather than by a factory: a factory's logging would write the
/// address of each call, and the address holds the token.
/// </summary>
internal sealed class TelegramClient : IDisposable
{
    private readonly HttpClient http;
    private readonly TelegramOptions options;

    public TelegramClient(TelegramOptions options)
    {
        this.options = options;
        var handler = new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // No trace is propagated or recorded for these calls, for the same reason.
            ActivityHeadersPropagator = null,
        };
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        Bot = new TelegramBotClient(Options(options), http);
    }

    public TelegramBotClient Bot { get; }

    /// <summary>Runs a call under the call timeout. Running out of time is a <see cref="TimeoutException"/>.</summary>
    public async Task<T> CallAsync<T>(Func<TelegramBotClient, CancellationToken, Task<T>> call, CancellationToken cancellation, TimeSpan? within = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(within ?? options.CallTimeout);
        try
        {
            return await call(Bot, limit.Token);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException("Telegram did not answer in time.", late);
        }
    }

    public Task CallAsync(Func<TelegramBotClient, CancellationToken, Task> call, CancellationToken cancellation) =>
        CallAsync(async (bot, limit) =>
        {
            await call(bot, limit);
            return true;
        }, cancellation);

    public void Dispose() => http.Dispose();

    /// <exception cref="StartUpException">The token is not shaped like one.</exception>
    private static TelegramBotClientOptions Options(TelegramOptions options)
    {
        try
        {
            var root = string.IsNullOrWhiteSpace(options.ApiRoot) ? null : options.ApiRoot.TrimEnd('/');
            // Waiting out a 429 is the sender's business: it has safety messages to put first.
            return new TelegramBotClientOptions(options.BotToken, root) { RetryCount = 0, RetryThreshold = 0 };
        }
        catch (ArgumentException)
        {
            // The cause is left out: it may quote the token.
            throw new StartUpException("Telegram__BotToken is not a bot token, or Telegram__ApiRoot is not an address. "
                + "Copy the token from @BotFather (it looks like 123456789:AA…), or leave it empty to run without Telegram.");
        }
    }
}
