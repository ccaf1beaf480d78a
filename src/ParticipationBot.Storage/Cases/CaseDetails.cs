using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Storage.Cases.Timeline;

namespace ParticipationBot.Storage.Cases;

/// <summary>What a case's page shows besides the sealed texts.</summary>
/// <param name="CanReach">False where the chat was deleted or the child has blocked the bot.</param>
/// <param name="Colleagues">Who could take the case over: people with a confirmed key.</param>
/// <param name="Messages">How many sealed texts there are.</param>
public sealed record CaseDetails(
    CaseSummary Case, bool CanReach, bool NeedsSecondReader, Guid? SecondReader, IReadOnlyList<CaseEventRow> Events,
    IReadOnlyList<CaseReferralRow> Referrals, IReadOnlyDictionary<Guid, string> Names, IReadOnlyList<Guid> Colleagues, int Messages, bool IsHeld);

/// <summary>Reads a case's page: codes, times and names of staff, no texts.</summary>
public sealed class CaseDetailsQuery(IDbContextFactory<ParticipationDb> databases)
{
    private const int MostEvents = 300;

    public async Task<CaseDetails?> FindAsync(string code, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, cancellation) is not { } found) return null;
        var hasAddress = await db.Addresses.AnyAsync(row => row.Lane == found.Lane, cancellation);
        var child = db.Conversations.Where(row => row.Lane == found.Lane).Select(row => row.Participant);
        var isBlocked = await db.Participants.AnyAsync(row => child.Contains(row.Id) && row.Blocked, cancellation);
        var events = await db.CaseEvents.AsNoTracking().Where(row => row.Case == found.Id).OrderByDescending(row => row.Id).Take(MostEvents).ToListAsync(cancellation);
        return new CaseDetails(
            CaseSummary.Of(found), hasAddress && !isBlocked && found.Status != CaseStatus.Closed, found.NeedsSecondReader, found.SecondReader, events,
            await db.CaseReferrals.AsNoTracking().Where(row => row.Case == found.Id).OrderBy(row => row.At).ToListAsync(cancellation),
            await db.Users.AsNoTracking().ToDictionaryAsync(user => user.Id, user => user.UserName!, cancellation),
            await db.CounsellorKeys.Where(key => key.ConfirmedAt != null && key.RetiredAt == null).Select(key => key.Staff).ToListAsync(cancellation),
            await db.CaseMessages.CountAsync(row => row.Case == found.Id, cancellation),
            found.HeldBy is not null);
    }
}
