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
        foreach (var message in await outbox.NextAsync(Channels, MostAtOnce, round.Busy, cancellation))
        {
            if (round.Busy.Count >= options.Parallel) return;
            if (!pacer.TryTake(message.Lane)) continue;
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
        round.Added ??= outbox.WaitAsync(LookEvery, cancellation);
        await Task.WhenAny(round.Added, round.Done.Reader.WaitToReadAsync(cancellation).AsTask());
        if (!round.Added.IsCompleted) return;
        await round.Added;
        round.Added = null;
    }

    /// <summary>What is under way.</summary>
    private sealed class Round
    {
        public HashSet<long> Busy { get; } = [];
        public List<OutboxReport> Unreported { get; } = [];
        public Channel<OutboxReport> Done { get; } = Channel.CreateUnbounded<OutboxReport>(new() { SingleReader = true });
        public Task? Added { get; set; }
    }
}
