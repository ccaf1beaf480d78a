using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage.Cases.Deadlines;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Duty;
using ParticipationBot.Storage.Figures;
using ParticipationBot.Storage.Participants;

namespace ParticipationBot.Storage.Cases;

/// <summary>What is sealed in a child's message of a case.</summary>
/// <param name="Text">The child's words; null where a case begins by a wish alone.</param>
/// <param name="Reasons">Names of what screening found.</param>
public sealed record SealedMessage(string? Text, string? Kind, string? Urgency, IReadOnlyList<string> Reasons);

/// <summary>The chat that a case belongs to, and what the child told about themselves by tapping.</summary>
internal sealed record CaseChat(string Channel, byte[] Lane, string? Language, ParticipantRow Participant);

/// <summary>Seals what a child disclosed into their case, in the transaction of the turn.</summary>
internal sealed class CaseIntake(CaseMessages messages, CaseAlarm alarm, CaseTimeline timeline, BotMetrics metrics,
    StorageOptions options, HelplineOptions helpline, TimeProvider time)
{
    private const string CodeLetters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Adds a text to the child's latest case, reopening it if need be, or opens one.</summary>
    public async Task AddAsync(ParticipationDb db, CaseChat chat, string text, Verdict verdict, CancellationToken cancellation)
    {
        var (found, isNew) = await FindOrOpenAsync(db, chat, CaseOrigin.Screening, cancellation);
        var urgency = verdict.Urgency ?? Urgency.Routine;
        var raised = !isNew && urgency > found.Urgency;
        if (isNew || raised) found.Urgency = urgency;
        found.NeedsSecondReader |= urgency == Urgency.Immediate;
        found.Kind ??= verdict.Kind;
        found.FiredBy ??= verdict.Source;
        var reopened = Reopen(db, found);
        await SealAsync(db, found, new SealedMessage(text, verdict.Kind?.ToString(), verdict.Urgency?.ToString(), verdict.Reasons), cancellation);
        timeline.Add(db, found.Id, CaseEventKind.ChildWrote);
        metrics.WentToCase();
        if (raised)
        {
            timeline.Add(db, found.Id, CaseEventKind.Raised, detail: urgency.ToString());
            // More urgent than whoever looked has seen.
            if (found.Status == CaseStatus.Acknowledged) found.Status = CaseStatus.New;
        }
        await alarm.ChildWroteAsync(db, found, isNew || raised || reopened, cancellation);
    }

    /// <summary>The child wants a person to answer.</summary>
    public async Task WishAsync(ParticipationDb db, CaseChat chat, CancellationToken cancellation)
    {
        var (found, isNew) = await FindOrOpenAsync(db, chat, CaseOrigin.ChildsWish, cancellation);
        var reopened = Reopen(db, found);
        var first = !found.WantsReply;
        found.WantsReply = true;
        if (isNew)
        {
            found.Urgency = Urgency.High;
            await SealAsync(db, found, new SealedMessage(null, null, null, ["the child asked for a helper"]), cancellation);
        }
        if (!isNew && !reopened && !first) return;
        timeline.Add(db, found.Id, CaseEventKind.WishedReply);
        await alarm.ChildWroteAsync(db, found, callPeople: true, cancellation);
    }

    /// <summary>The child did something that is no message, such as leaving; silent where there is no case.</summary>
    public async Task NoteAsync(ParticipationDb db, CaseChat chat, CaseEventKind kind, string? detail, CancellationToken cancellation)
    {
        if (await CaseLock.LatestAsync(db, chat.Lane, cancellation) is { } found) timeline.Add(db, found.Id, kind, detail: detail);
    }

    private async Task<(CaseRow Case, bool IsNew)> FindOrOpenAsync(ParticipationDb db, CaseChat chat, CaseOrigin origin, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await CaseLock.LatestAsync(db, chat.Lane, cancellation) is { } found && (found.ClosedAt is not { } closed || now - closed <= helpline.ReopensWithin))
            return (found, false);
        var opened = new CaseRow
        {
            Id = Guid.CreateVersion7(now),
            // Every call about a practice case says that it is one.
            Code = (chat.Channel == Drills.DrillDesk.Channel ? "DRILL-" : "K-") + RandomNumberGenerator.GetString(CodeLetters, 5),
            Lane = chat.Lane,
            Channel = chat.Channel,
            Origin = origin,
            Language = chat.Language,
            AgeBand = chat.Participant.AgeBand,
            Region = chat.Participant.Region,
            IsDemo = options.IsDemo,
            OpenedAt = now,
            LastMessageAt = now,
        };
        db.Cases.Add(opened);
        timeline.Add(db, opened.Id, CaseEventKind.Opened, detail: origin.ToString());
        return (opened, true);
    }

    private bool Reopen(ParticipationDb db, CaseRow found)
    {
        if (found.Status != CaseStatus.Closed) return false;
        found.Status = CaseStatus.New;
        found.ClosedAt = null;
        found.SecondReader = null;
        timeline.Add(db, found.Id, CaseEventKind.Reopened);
        return true;
    }

    private async Task SealAsync(ParticipationDb db, CaseRow found, SealedMessage message, CancellationToken cancellation)
    {
        found.LastMessageAt = (await messages.AddAsync(db, found, CaseAuthor.Child, null, message, cancellation)).At;
    }
}
