using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Forums;

namespace ParticipationBot.Storage.Forums;

/// <summary>Counts of what forums did. Raw: whoever publishes them applies disclosure control first.</summary>
public sealed class ForumFigures(IDbContextFactory<ParticipationDb> databases)
{
    /// <param name="from">First day; null for all that is known.</param>
    /// <param name="until">Last day.</param>
    /// <param name="isDemo">Null for both.</param>
    public async Task<ForumActivity> ReadAsync(CancellationToken cancellation, DateOnly? from = null, DateOnly? until = null, bool? isDemo = null)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var forums = await db.Forums.AsNoTracking().Where(row => isDemo == null || row.IsDemo == isDemo).Select(row => new { row.Id, row.Kind, row.Region }).ToListAsync(cancellation);
        var sessions = await db.ForumSessions.AsNoTracking().Where(row => (from == null || row.Day >= from) && (until == null || row.Day <= until))
            .GroupBy(row => row.Forum).Select(group => new { Forum = group.Key, Count = group.Count(), Seats = group.Sum(row => row.Participants), Most = group.Max(row => row.Participants) })
            .ToDictionaryAsync(row => row.Forum, cancellation);
        var decisions = await db.ForumDecisions.AsNoTracking().Where(row => (from == null || row.Day >= from) && (until == null || row.Day <= until))
            .GroupBy(row => new { row.Forum, row.Outcome }).Select(group => new { group.Key.Forum, group.Key.Outcome, Count = group.Count() })
            .ToListAsync(cancellation);
        var cells = forums.GroupBy(row => new { row.Region, row.Kind }).Select(group =>
        {
            var ids = group.Select(row => row.Id).ToHashSet();
            var own = decisions.Where(row => ids.Contains(row.Forum)).ToList();
            return new ForumCell(group.Key.Region, group.Key.Kind, ids.Count,
                ids.Sum(id => sessions.TryGetValue(id, out var held) ? held.Count : 0),
                ids.Sum(id => sessions.TryGetValue(id, out var held) ? held.Seats : 0),
                ids.Sum(id => sessions.TryGetValue(id, out var held) ? held.Most : 0),
                own.Sum(row => row.Count), own.Where(row => row.Outcome == DecisionOutcome.CarriedOut).Sum(row => row.Count));
        });
        return new ForumActivity([.. cells.OrderBy(cell => cell.Region, StringComparer.Ordinal).ThenBy(cell => cell.Kind)]);
    }
}

/// <summary>Activity by region and kind.</summary>
public sealed record ForumActivity(IReadOnlyList<ForumCell> Cells)
{
    public ForumTotals Totals => new(
        Cells.Sum(cell => cell.Forums), Cells.Sum(cell => cell.Sessions), Cells.Sum(cell => cell.Seats), Cells.Sum(cell => cell.Decisions), Cells.Sum(cell => cell.CarriedOut));
}

/// <param name="Seats">A child who came to two sessions counts twice.</param>
/// <param name="Children">At least so many different children took part: of each forum its best attended session.</param>
public sealed record ForumCell(string Region, ForumKind Kind, int Forums, int Sessions, int Seats, int Children, int Decisions, int CarriedOut);

public sealed record ForumTotals(int Forums, int Sessions, int Seats, int Decisions, int CarriedOut);
