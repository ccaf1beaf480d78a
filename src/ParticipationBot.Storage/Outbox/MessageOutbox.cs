using Microsoft.EntityFrameworkCore;
using ParticipationBot.Conversation.Turns;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Notices;
using ParticipationBot.Storage.Figures;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Storage.Outbox;

/// <summary>Where senders take messages from and report what became of them. One sender at a time works on a channel.</summary>
public sealed class MessageOutbox(
    IDbContextFactory<ParticipationDb> databases, TextVault vault, WriterGate gate, OutboxSignal signal, RelayDelivery relayed, NoticeOutbox notices,
    LiveUpdates live, BotMetrics metrics, TimeProvider time)
{
    /// <summary>The first waiting message of each lane, safety messages' lanes first.</summary>
    /// <param name="busy">Ids of messages that the sender is sending right now; their lanes wait.</param>
    public async Task<IReadOnlyList<OutboxMessage>> NextAsync(
        IReadOnlyCollection<string> channels, int most, IReadOnlySet<long> busy, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        // A lane whose first message must wait waits as a whole; left out here, so that many of them do not hold up the others.
        var paused = await db.Outbox.Where(row => row.Status == OutboxStatus.Waiting && row.NotBefore > now).Select(row => row.Lane).Distinct()
            .ToListAsync(cancellation);
        var rows = await db.Outbox.AsNoTracking()
            .Where(row => channels.Contains(row.Channel) && row.Status == OutboxStatus.Waiting && !paused.Contains(row.Lane))
            .OrderBy(row => row.Priority).ThenBy(row => row.Id)
            .Take(most + busy.Count)
            .ToListAsync(cancellation);
        var heads = rows.GroupBy(row => Convert.ToHexString(row.Lane))
            .Select(lane => (Lane: lane.Key, First: Head(lane), IsBusy: lane.Any(row => busy.Contains(row.Id))))
            .Where(lane => !lane.IsBusy)
            .ToList();
        var edited = await EditedAsync(db, heads.ConvertAll(head => head.First), cancellation);
        var messages = heads.ConvertAll(head => Read(head.First, head.Lane, edited));
        for (var i = 0; i < messages.Count; i++)
        {
            if (messages[i].Content.Corrects is { } correction)
                messages[i] = messages[i] with { Replaces = await RelayDelivery.ShownAsAsync(db, correction, cancellation) };
        }
        return messages;
    }

    /// <summary>
    /// Within a child's lane order comes before priority: the lane moves up as a whole when one of its messages is urgent. In the staff chat,
    /// which takes some twenty messages a minute, a new case goes before reminders of others.
    /// </summary>
    private static OutboxRow Head(IEnumerable<OutboxRow> lane) =>
        lane.MinBy(row => (row.Channel == StaffNotices.Channel ? row.Priority : OutboxPriority.Safety, row.Id))!;

    /// <summary>Returns when messages may wait, or after the time.</summary>
    /// <param name="sender">Who waits: each sender is woken for itself.</param>
    public Task WaitAsync(string sender, TimeSpan atMost, CancellationToken cancellation) => signal.WaitAsync(sender, atMost, cancellation);

    /// <summary>Commits what became of messages. Bodies of messages that are done are erased.</summary>
    public async Task ReportAsync(IReadOnlyList<OutboxReport> reports, CancellationToken cancellation)
    {
        if (reports.Count == 0) return;
        var byId = reports.ToDictionary(report => report.Id);
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.Outbox.Where(row => byId.Keys.Contains(row.Id)).ToListAsync(cancellation);
        var questions = rows.Where(row => byId[row.Id].ChannelMessage is not null && IsQuestion(row)).ToList();
        foreach (var row in rows) Settle(row, byId[row.Id]);
        await RememberQuestionsAsync(db, questions, byId, cancellation);
        foreach (var row in rows.Where(row => row.CaseMessage is not null && row.Status != OutboxStatus.Waiting))
            await relayed.TellAsync(db, row, byId[row.Id], cancellation);
        await TellNoticesAsync(db, rows, cancellation);
        await BlockAsync(db, rows, cancellation);
        await db.SaveChangesAsync(cancellation);
        foreach (var report in reports) metrics.MessageSettled(report.Outcome);
        if (rows.Exists(row => row.CaseMessage is not null)) live.Tell(LiveSubject.Cases);
    }

    private void Settle(OutboxRow row, OutboxReport report)
    {
        row.Attempts++;
        row.Status = report.Outcome switch
        {
            OutboxOutcome.Sent => OutboxStatus.Sent,
            OutboxOutcome.Blocked => OutboxStatus.Blocked,
            OutboxOutcome.Failed => OutboxStatus.Failed,
            _ => OutboxStatus.Waiting,
        };
        row.NotBefore = report.RetryAt;
        if (row.Status == OutboxStatus.Waiting) return;
        row.Body = null;
        row.SentAt = time.GetUtcNow();
    }

    /// <summary>
    /// A dialog edits the question that it asked last. What a helper said, or a line about the case, may come in between and is never
    /// taken for that question.
    /// </summary>
    private bool IsQuestion(OutboxRow row) => row.Body is not null && row.CaseMessage is null
        && vault.OpenJson<AddressedMessage>(row.Body, VaultPurpose.Outbox).Message.Buttons.SelectMany(line => line)
            .Any(button => !button.Data[(button.Data.IndexOf('.') + 1)..].StartsWith(EngineKeys.CommandPrefix));

    private static async Task RememberQuestionsAsync(
        ParticipationDb db, List<OutboxRow> sent, Dictionary<long, OutboxReport> reports, CancellationToken cancellation)
    {
        var lanes = sent.ConvertAll(row => row.Lane);
        var conversations = await db.Conversations.Where(row => lanes.Contains(row.Lane)).ToListAsync(cancellation);
        foreach (var conversation in conversations)
            conversation.LastMessage = reports[sent.Last(row => row.Lane.AsSpan().SequenceEqual(conversation.Lane)).Id].ChannelMessage;
    }

    private async Task TellNoticesAsync(ParticipationDb db, List<OutboxRow> rows, CancellationToken cancellation)
    {
        foreach (var row in rows.Where(row => row.Notice is not null && row.Status != OutboxStatus.Waiting))
        {
            if (await db.Notices.FindAsync([row.Notice], cancellation) is { Status: NoticeStatus.Waiting } notice)
                await notices.SettleAsync(db, notice, row.Status == OutboxStatus.Sent, cancellation);
        }
    }

    private static async Task BlockAsync(ParticipationDb db, List<OutboxRow> rows, CancellationToken cancellation)
    {
        foreach (var row in rows.Where(row => row.Status == OutboxStatus.Blocked))
        {
            var participant = db.Conversations.Where(conversation => conversation.Lane == row.Lane).Select(conversation => conversation.Participant);
            await db.Participants.Where(child => participant.Contains(child.Id))
                .ExecuteUpdateAsync(update => update.SetProperty(child => child.Blocked, true), cancellation);
        }
    }

    private static async Task<List<(byte[] Lane, long? Message)>> EditedAsync(ParticipationDb db, List<OutboxRow> rows, CancellationToken cancellation)
    {
        var lanes = rows.ConvertAll(row => row.Lane);
        var found = await db.Conversations.AsNoTracking().Where(row => lanes.Contains(row.Lane))
            .Select(row => new { row.Lane, row.LastMessage }).ToListAsync(cancellation);
        return found.ConvertAll(row => (row.Lane, row.LastMessage));
    }

    private OutboxMessage Read(OutboxRow row, string lane, List<(byte[] Lane, long? Message)> edited)
    {
        var body = vault.OpenJson<AddressedMessage>(row.Body, VaultPurpose.Outbox);
        var replaces = body.Message.Replaces
            ? edited.Find(found => found.Lane.AsSpan().SequenceEqual(row.Lane)).Message
            : null;
        return new OutboxMessage(row.Id, lane, row.Priority, body.Address, body.Message, replaces, row.Attempts);
    }
}
