using Microsoft.EntityFrameworkCore;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage.Cases.Deadlines;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Duty;

namespace ParticipationBot.Storage.Cases;

/// <summary>What people decide about a case besides answering: notes, urgency, kind, hand-over, second reading, referral. Words are sealed.</summary>
public sealed class CaseHandling(
    CaseWork work, CaseMessages messages, CaseDeskRelay relay, KeyCeremony keys, HelplineOptions options, TimeProvider time)
{
    public const int LongestNote = 4000;

    /// <summary>Words for colleagues; they never reach the child.</summary>
    public Task<bool> NoteAsync(Guid staff, Guid id, string text, CancellationToken cancellation) =>
        work.ChangeAsync(staff, "case.noted", id, async (db, found) =>
        {
            await AddNoteAsync(db, found, staff, text, cancellation);
            work.Timeline.Add(db, found.Id, CaseEventKind.Noted, staff);
            return true;
        }, cancellation);

    /// <summary>A person, and only a person, may also lower the urgency. The reason is sealed with the case.</summary>
    public Task<bool> ChangeUrgencyAsync(Guid staff, Guid id, Urgency urgency, string reason, CancellationToken cancellation) =>
        work.ChangeAsync(staff, $"case.urgency.{urgency.ToString().ToLowerInvariant()}", id, async (db, found) =>
        {
            if (found.Urgency == urgency || string.IsNullOrWhiteSpace(reason)) return false;
            work.Timeline.Add(db, found.Id, CaseEventKind.UrgencyChanged, staff, $"{found.Urgency}>{urgency}");
            await AddNoteAsync(db, found, staff, reason, cancellation);
            found.Urgency = urgency;
            found.NeedsSecondReader |= urgency == Urgency.Immediate;
            await CaseAlarm.SetAsync(db, found, found.Clock.UrgencyChanged(urgency, found.LastMessageAt, options.Deadlines), cancellation);
            return true;
        }, cancellation);

    public Task<bool> ChangeKindAsync(Guid staff, Guid id, HarmKind? kind, CancellationToken cancellation) =>
        work.ChangeAsync(staff, "case.kind", id, (db, found) =>
        {
            if (found.Kind == kind) return Task.FromResult(false);
            work.Timeline.Add(db, found.Id, CaseEventKind.KindChanged, staff, $"{found.Kind}>{kind}");
            found.Kind = kind;
            return Task.FromResult(true);
        }, cancellation);

    /// <summary>Gives the case to a colleague: what they could not open yet is sealed to them first.</summary>
    /// <returns>False where the colleague's key is not confirmed, or the giver cannot open every text.</returns>
    public async Task<bool> HandOverAsync(Guid staff, byte[] privateKey, Guid id, Guid to, CancellationToken cancellation)
    {
        if (!await keys.CanReceiveAsync(to, cancellation)) return false;
        if (await keys.GiveAccessAsync(staff, privateKey, to, id, cancellation) is { NotMine: > 0 }) return false;
        return await work.ChangeAsync(staff, "case.handed_over", id, (db, found) =>
        {
            found.Owner = to;
            work.Timeline.Add(db, found.Id, CaseEventKind.HandedOver, staff, to.ToString());
            return Task.FromResult(true);
        }, cancellation);
    }

    /// <summary>A second person has read a case of immediate danger; it can be closed only after that.</summary>
    public Task<bool> SecondReadAsync(Guid staff, Guid id, CancellationToken cancellation) =>
        work.ChangeAsync(staff, "case.second_read", id, (db, found) =>
        {
            if (!found.NeedsSecondReader || found.SecondReader is not null || found.Owner == staff) return Task.FromResult(false);
            found.SecondReader = staff;
            work.Timeline.Add(db, found.Id, CaseEventKind.SecondRead, staff);
            return Task.FromResult(true);
        }, cancellation);

    /// <summary>Records that the case was passed on, with sealed words about to whom and what; tells the child where that was asked.</summary>
    public Task<bool> ReferAsync(
        Guid staff, Guid id, ReferralService service, ReferralBasis basis, string words, bool tellChild, CancellationToken cancellation) =>
        work.ChangeAsync(staff, "case.referred", id, async (db, found) =>
        {
            db.CaseReferrals.Add(new CaseReferralRow
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()), Case = id, Staff = staff, At = time.GetUtcNow(), Service = service, Basis = basis,
            });
            if (!string.IsNullOrWhiteSpace(words)) await AddNoteAsync(db, found, staff, words, cancellation);
            work.Timeline.Add(db, found.Id, CaseEventKind.Referred, staff, $"{service}:{basis}");
            var name = new TextKey($"service.{System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(service.ToString())}");
            if (tellChild) await relay.TellAsync(db, found, new Prompt("status.passed_on").With("service", name), cancellation);
            return true;
        }, cancellation);

    public Task<bool> ReferralOutcomeAsync(Guid staff, Guid id, Guid referral, ReferralOutcome outcome, CancellationToken cancellation) =>
        work.ChangeAsync(staff, "case.referral_outcome", id, async (db, found) =>
        {
            var row = await db.CaseReferrals.SingleAsync(each => each.Id == referral && each.Case == id, cancellation);
            if (row.Outcome == outcome) return false;
            (row.Outcome, row.OutcomeAt) = (outcome, time.GetUtcNow());
            work.Timeline.Add(db, found.Id, CaseEventKind.ReferralOutcome, staff, $"{row.Service}:{outcome}");
            return true;
        }, cancellation);

    private Task AddNoteAsync(ParticipationDb db, CaseRow found, Guid staff, string text, CancellationToken cancellation)
    {
        if (text.Length > LongestNote) throw new ArgumentException($"A note has at most {LongestNote} characters.", nameof(text));
        return messages.AddAsync(db, found, CaseAuthor.Note, staff, new SealedMessage(text.Trim(), null, null, []), cancellation);
    }
}
