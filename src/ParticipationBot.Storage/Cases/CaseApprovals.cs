using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Duty;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Cases;

/// <summary>Legal hold, a file for another body and, where the operator allows it, opening the way to a chat when life is in danger: never by one person alone.</summary>
public sealed class CaseApprovals(
    IDbContextFactory<ParticipationDb> databases, CaseWork work, CaseMessages messages, HelplineTeam team, HelplineOptions options, TextVault vault,
    TimeProvider time)
{
    private static readonly TimeSpan ToAgree = TimeSpan.FromHours(24);
    private static readonly TimeSpan ToReveal = TimeSpan.FromHours(1);
    private static readonly TimeSpan ToExport = TimeSpan.FromHours(8);

    public bool AllowsReveal => options.AllowsReveal;

    /// <summary>What has been asked and is still open or in force, newest first.</summary>
    public async Task<IReadOnlyList<CaseApprovalRow>> OpenAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        return await db.CaseApprovals.AsNoTracking().Where(row => row.Case == id && row.ValidUntil > now).OrderByDescending(row => row.AskedAt).ToListAsync(cancellation);
    }

    /// <returns>False where it is not allowed, makes no sense now, or gives no reason.</returns>
    public Task<bool> AskAsync(Guid staff, Guid id, ApprovalKind kind, string reason, CancellationToken cancellation) =>
        work.ChangeAsync(staff, $"case.{Name(kind)}_asked", id, async (db, found) =>
        {
            var makesSense = kind switch
            {
                ApprovalKind.Hold => found.HeldBy is null,
                ApprovalKind.Release => found.HeldBy is not null,
                ApprovalKind.Export => true,
                _ => options.AllowsReveal,
            };
            if (!makesSense || string.IsNullOrWhiteSpace(reason)) return false;
            var now = time.GetUtcNow();
            var note = await messages.AddAsync(db, found, CaseAuthor.Note, staff, new SealedMessage(reason.Trim(), null, null, []), cancellation);
            db.CaseApprovals.Add(new CaseApprovalRow
            {
                Id = Guid.CreateVersion7(now), Case = id, Kind = kind, AskedBy = staff, Reason = note.Id, AskedAt = now, ValidUntil = now + ToAgree,
            });
            work.Timeline.Add(db, id, Asked(kind), staff, kind.ToString());
            return true;
        }, cancellation);

    /// <summary>A second person agrees. One of the two must be a supervisor.</summary>
    public Task<bool> ApproveAsync(Guid staff, Guid id, Guid approval, CancellationToken cancellation) =>
        work.ChangeAsync(staff, "case.approved", id, async (db, found) =>
        {
            var now = time.GetUtcNow();
            var row = await db.CaseApprovals.SingleAsync(each => each.Id == approval && each.Case == id, cancellation);
            if (row.AskedBy == staff || row.ApprovedBy is not null || row.ValidUntil <= now) return false;
            if (row.Kind == ApprovalKind.Reveal && !options.AllowsReveal) return false;
            var supervisors = await team.MembersAsync(db, [StaffRoles.Supervisor], cancellation);
            if (!supervisors.Contains(staff) && !supervisors.Contains(row.AskedBy)) return false;
            (row.ApprovedBy, row.ValidUntil) = (staff, row.Kind switch
            {
                ApprovalKind.Reveal => now + ToReveal,
                ApprovalKind.Export => now + ToExport,
                _ => now,
            });
            if (row.Kind == ApprovalKind.Hold) found.HeldBy = staff;
            if (row.Kind == ApprovalKind.Release) found.HeldBy = null;
            if (row.Kind != ApprovalKind.Reveal) work.Timeline.Add(db, id, Agreed(row.Kind), staff, row.AskedBy.ToString());
            return true;
        }, cancellation);

    /// <summary>The way to the child's chat, for one of the two people and for an hour. Each opening is recorded with both.</summary>
    /// <returns>A link that Telegram opens; null where nothing was agreed, the hour is over, or the chat is not Telegram's.</returns>
    public async Task<Uri?> RevealAsync(Guid staff, Guid id, CancellationToken cancellation)
    {
        Uri? link = null;
        await work.ChangeAsync(staff, "case.revealed", id, async (db, found) =>
        {
            var now = time.GetUtcNow();
            var agreed = await db.CaseApprovals.Where(row => row.Case == id && row.Kind == ApprovalKind.Reveal && row.ApprovedBy != null && row.ValidUntil > now)
                .OrderByDescending(row => row.AskedAt).FirstOrDefaultAsync(cancellation);
            if (!options.AllowsReveal || agreed is null || (agreed.AskedBy != staff && agreed.ApprovedBy != staff)) return false;
            if (!found.Channel.StartsWith("telegram", StringComparison.Ordinal)) return false;
            if (await db.Addresses.FindAsync([found.Lane], cancellation) is not { } address) return false;
            link = new Uri($"tg://user?id={vault.OpenText(address.Address, VaultPurpose.Address)}");
            work.Timeline.Add(db, id, CaseEventKind.Revealed, staff, $"{agreed.AskedBy},{agreed.ApprovedBy}");
            return true;
        }, cancellation);
        return link;
    }

    private static CaseEventKind Asked(ApprovalKind kind) => kind switch
    {
        ApprovalKind.Reveal => CaseEventKind.RevealAsked,
        ApprovalKind.Export => CaseEventKind.ExportAsked,
        _ => CaseEventKind.HoldAsked,
    };

    private static CaseEventKind Agreed(ApprovalKind kind) => kind switch
    {
        ApprovalKind.Export => CaseEventKind.ExportAgreed,
        ApprovalKind.Release => CaseEventKind.HoldReleased,
        _ => CaseEventKind.Held,
    };

    private static string Name(ApprovalKind kind) => kind.ToString().ToLowerInvariant();
}
