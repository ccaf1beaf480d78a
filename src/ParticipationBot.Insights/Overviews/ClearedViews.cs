using Microsoft.EntityFrameworkCore;
using ParticipationBot.Insights.Cleaning;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Insights.Overviews;

/// <summary>Views that screening cleared, cleaned of personal data, for an analyst to read and relabel.</summary>
public sealed class ClearedViews(IDbContextFactory<ParticipationDb> databases, TextVault vault, Cleaner cleaner, AuditedWork audited, LiveUpdates live)
{
    public const int PageSize = 25;

    /// <param name="topic">A topic's id; null for all.</param>
    /// <param name="language">"kk" or "ru"; null for both.</param>
    /// <returns>Newest first, one more than a page where there are further ones.</returns>
    public async Task<IReadOnlyList<ClearedView>> PageAsync(string? topic, string? language, int page, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        // Topics are ids joined by commas; with commas around, one id never matches within another.
        var rows = await db.Views.AsNoTracking()
            .Where(row => !row.IsErased && (language == null || row.Language == language) && (topic == null || ("," + row.Topics + ",").Contains("," + topic + ",")))
            .OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id)
            .Skip(page * PageSize).Take(PageSize + 1).ToListAsync(cancellation);
        return rows.ConvertAll(row => new ClearedView(
            row.Id, cleaner.Clean(vault.OpenText(row.Text, VaultPurpose.View), row.Language),
            row.Proposal is null ? null : cleaner.Clean(vault.OpenText(row.Proposal, VaultPurpose.View), row.Language),
            row.Language, Ids(row.SuggestedTopics), Ids(row.ChosenTopics), Ids(row.AnalystTopics ?? ""), row.CreatedAt));
    }

    /// <summary>Records what the analyst says. It counts only where the child did not choose: the child's word wins.</summary>
    public async Task RelabelAsync(Guid staff, Guid view, IReadOnlyList<string> topics, CancellationToken cancellation)
    {
        await audited.RunAsync(staff.ToString(), "view.relabelled", async db =>
        {
            var row = await db.Views.SingleAsync(found => found.Id == view, cancellation);
            row.AnalystTopics = string.Join(',', topics);
            if (row.ChosenTopics.Length == 0 && topics.Count > 0) row.Topics = row.AnalystTopics;
            return view.ToString();
        }, cancellation);
        live.Tell(LiveSubject.Views);
    }

    private static string[] Ids(string joined) => joined.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

/// <param name="Suggested">By the classifier.</param>
/// <param name="Chosen">By the child; wins.</param>
/// <param name="Analyst">By an analyst.</param>
public sealed record ClearedView(
    Guid Id, string Text, string? Proposal, string Language, IReadOnlyList<string> Suggested, IReadOnlyList<string> Chosen,
    IReadOnlyList<string> Analyst, DateTimeOffset At);
