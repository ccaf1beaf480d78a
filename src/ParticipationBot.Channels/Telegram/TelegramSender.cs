using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParticipationBot.Storage.Outbox;

namespace ParticipationBot.Channels.Telegram;

/// <summary>
/// Sends what waits in the outbox: safety messages first, in order within a chat, at the pace that Telegram allows.
/// A process that dies between Telegram's answer and the report sends that message again: better twice than never.
/// </summary>
internal sealed class TelegramSender(
    MessageOutbox outbox, MessageDelivery delivery, SendPacer pacer, ExclusiveRole roles, TelegramClient telegram, TelegramOptions options,
    TimeProvider time, ILogger<TelegramSender> log) : BackgroundService
{
    private const int MostAtOnce = 200;
    private static readonly string[] Channels = [UpdateReader.Channel, "staff-telegram"];

    /// <summary>Rows of other processes, and those whose pause is over, are found by looking this often.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>An urgent message waits this long at most for the queue to be read again.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(100);

    private const int FewCalls = 8;
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        roles.RunAsync($"telegram-sender:{telegram.Bot.BotId}", SendAsync, stoppingToken);

    private async Task SendAsync(CancellationToken cancellation)
    {
        var round = new Round();
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                try
                {
                    await ReportAsync(round, cancellation);
                    await DispatchAsync(round, cancellation);
                    await WaitAsync(round, cancellation);
                }
                catch (Exception fault) when (StorageFault.IsExpected(fault))
                {
                    log.LogError("The outbox could not be read or written ({Fault}).", StorageFault.Code(fault));
                    await Task.Delay(TimeSpan.FromSeconds(1), time, cancellation);
                }
            }
        }
        finally
        {
            // What was handed to Telegram is reported before this process lets go, or it would be sent again.
            while (round.Busy.Count > round.Unreported.Count) round.Unreported.Add(await round.Done.Reader.ReadAsync(CancellationToken.None));
            await outbox.ReportAsync(round.Unreported, CancellationToken.None);
        }
    }

    private async Task ReportAsync(Round round, CancellationToken cancellation)
    {
        while (round.Done.Reader.TryRead(out var report)) round.Unreported.Add(report);
        if (round.Unreported.Count == 0) return;
        await outbox.ReportAsync(round.Unreported, cancellation);
        foreach (var report in round.Unreported) round.Busy.Remove(report.Id);
        round.Unreported.Clear();
    }

    private async Task DispatchAsync(Round round, CancellationToken cancellation)
    {
        if (round.Busy.Count >= options.Parallel || pacer.UntilNext > TimeSpan.Zero) return;
        if (round.IsOld(time))
        {
            round.Ready = new(await outbox.NextAsync(Channels, MostAtOnce, round.Busy, cancellation));
            round.LookedAt = time.GetTimestamp();
        }
        for (var tries = round.Ready.Count; tries > 0 && round.Busy.Count < options.Parallel; tries--)
        {
            var message = round.Ready.Dequeue();
            if (!pacer.TryTake(message.Lane))
            {
                round.Ready.Enqueue(message);
                continue;
            }
            round.Busy.Add(message.Id);
            _ = SendOneAsync(message, round);
        }
    }

    private async Task SendOneAsync(OutboxMessage message, Round round)
    {
        OutboxReport report;
        try
        {
            // Not cancelled when the host stops: the call is short, and its outcome must be known.
            report = await delivery.SendAsync(message, CancellationToken.None);
        }
        catch (Exception bug)
        {
            log.LogError("Message {Row} met a bug ({Fault}) and is tried again later.", message.Id, bug.GetType().Name);
            report = new OutboxReport(message.Id, OutboxOutcome.Retry, RetryAt: time.GetUtcNow() + TimeSpan.FromMinutes(1));
        }
        round.Done.Writer.TryWrite(report);
    }

    /// <summary>Until a call has ended, a message was added, or the next slot is there.</summary>
    private async Task WaitAsync(Round round, CancellationToken cancellation)
    {
        var slot = pacer.UntilNext;
        if (slot > TimeSpan.Zero && slot < LookEvery)
        {
            await Task.Delay(slot, time, cancellation);
            return;
        }
        // A wait that was begun is kept: a signal that it takes later must not be lost.
        round.Added ??= outbox.WaitAsync(UpdateReader.Channel, LookEvery, cancellation);
        var ended = round.Done.Reader.WaitToReadAsync(cancellation).AsTask();
        await Task.WhenAny(round.Added, ended);
        // Many calls under way: their ends are reported together, since each report is a commit.
        if (round.Busy.Count > FewCalls) await Task.Delay(Gather, time, cancellation);
        if (!round.Added.IsCompleted) return;
        await round.Added;
        round.Added = null;
    }

    /// <summary>What is under way, and what may go next.</summary>
    private sealed class Round
    {
        public HashSet<long> Busy { get; } = [];
        public List<OutboxReport> Unreported { get; } = [];
        public Channel<OutboxReport> Done { get; } = Channel.CreateUnbounded<OutboxReport>(new() { SingleReader = true });
        public Task? Added { get; set; }

        /// <summary>Read from the outbox and not sent yet; lanes are distinct and none of them is busy.</summary>
        public Queue<OutboxMessage> Ready { get; set; } = new();
        public long LookedAt { get; set; }

        public bool IsOld(TimeProvider time) => Ready.Count == 0 || time.GetElapsedTime(LookedAt) > LookAgainAfter;
    }
}
