using System.Diagnostics.Metrics;
using ParticipationBot.Storage.Outbox;

namespace ParticipationBot.Storage.Figures;

/// <summary>Counts for operators: how much goes through and how long it takes. No id, text or chat is among the tags.</summary>
public sealed class BotMetrics : IDisposable
{
    public const string MeterName = "ParticipationBot";

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> accepted;
    private readonly Counter<long> turns;
    private readonly Counter<long> failures;
    private readonly Counter<long> messages;
    private readonly Counter<long> disclosures;
    private readonly Histogram<double> batches;

    public BotMetrics()
    {
        accepted = meter.CreateCounter<long>("participationbot.updates.accepted", description: "Updates committed to the inbox.");
        turns = meter.CreateCounter<long>("participationbot.turns", description: "Turns committed.");
        failures = meter.CreateCounter<long>("participationbot.turns.failed", description: "Attempts at a turn that failed.");
        messages = meter.CreateCounter<long>("participationbot.messages", description: "Messages by what became of them.");
        disclosures = meter.CreateCounter<long>("participationbot.case.messages", description: "Messages of children that went to a case.");
        batches = meter.CreateHistogram<double>("participationbot.turns.batch.duration", "s", "Time of a transaction of turns.");
    }

    internal void Accepted(int count, string channel) => accepted.Add(count, new KeyValuePair<string, object?>("channel", channel));

    internal void TurnsTaken(int count, TimeSpan took)
    {
        turns.Add(count);
        batches.Record(took.TotalSeconds);
    }

    internal void TurnFailed() => failures.Add(1);

    internal void MessageSettled(OutboxOutcome outcome) => messages.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString().ToLowerInvariant()));

    internal void WentToCase() => disclosures.Add(1);

    public void Dispose() => meter.Dispose();
}
