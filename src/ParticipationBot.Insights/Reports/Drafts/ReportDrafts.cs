using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Insights.Reports.Wording;
using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Reports;

namespace ParticipationBot.Insights.Reports.Drafts;

/// <summary>Keeps an analyst's wording for a snapshot, profile and edition. Figures are never kept with it: they are put in from the snapshot each time.</summary>
public sealed class ReportDrafts(IDbContextFactory<ParticipationDb> databases, AuditedWork audited, ReportWriter writer, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <returns>Version 0 and no wording where nobody has edited yet.</returns>
    public async Task<ReportDraft> ReadAsync(string snapshot, ReportProfile profile, ReportEdition edition, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var language = Key(edition);
        var row = await db.ReportDrafts.AsNoTracking().SingleOrDefaultAsync(each => each.Snapshot == snapshot && each.Profile == profile.Id && each.Language == language, cancellation);
        return row is null ? new ReportDraft(new Dictionary<string, string>(), 0, null, null)
            : new ReportDraft(JsonSerializer.Deserialize<Dictionary<string, string>>(row.Wording, Json)!, row.Version, row.EditedBy, row.EditedAt);
    }

    /// <param name="wording">Passage → template. What equals the shipped wording is not kept, so that it follows a new release.</param>
    /// <param name="version">The version that was edited.</param>
    /// <returns>The new version; null where somebody else saved meanwhile.</returns>
    /// <exception cref="ReportRefusedException">A template alters a figure: it names one that does not exist, or types a number by hand.</exception>
    public async Task<int?> SaveAsync(
        string actor, Snapshot snapshot, ReportProfile profile, ReportEdition edition, IReadOnlyDictionary<string, string> wording, int version, CancellationToken cancellation)
    {
        var passages = writer.Passages(profile, edition);
        var figures = writer.Figures(profile, edition, snapshot).Keys;
        var wrong = passages.SelectMany(passage => wording.TryGetValue(passage.Key, out var template) ? WordingCheck.Problems(passage, template, figures) : []).ToList();
        if (wrong.Count > 0) throw new ReportRefusedException($"The wording alters a figure ({wrong[0].Fault} {wrong[0].About}).");
        var kept = JsonSerializer.Serialize(passages.Where(passage => wording.TryGetValue(passage.Key, out var template) && template != passage.Shipped)
            .ToDictionary(passage => passage.Key, passage => wording[passage.Key], StringComparer.Ordinal), Json);
        var (language, now) = (Key(edition), time.GetUtcNow());
        try
        {
            var isSaved = await audited.RunAsync(actor, "report.edited", async db =>
            {
                var row = await db.ReportDrafts.SingleOrDefaultAsync(each => each.Snapshot == snapshot.Code && each.Profile == profile.Id && each.Language == language, cancellation);
                if ((row?.Version ?? 0) != version) return null;
                if (row is null)
                {
                    db.ReportDrafts.Add(row = new ReportDraftRow
                    {
                        Id = Guid.CreateVersion7(now), Snapshot = snapshot.Code, Profile = profile.Id, Language = language, Wording = kept, EditedBy = actor, EditedAt = now, Version = 0,
                    });
                }
                (row.Wording, row.EditedBy, row.EditedAt, row.Version) = (kept, actor, now, version + 1);
                return $"{snapshot.Code}/{profile.Id}/{language}";
            }, cancellation);
            return isSaved ? version + 1 : null;
        }
        catch (DbUpdateException failed) when (failed is DbUpdateConcurrencyException || failed.InnerException is DbException { SqlState: "23505" })
        {
            // Two people saved within the same moment: the row's version or its unique key let one through.
            return null;
        }
    }

    private static string Key(ReportEdition edition) => edition.IsForChildren ? "children-" + edition.Language : edition.Language;
}

/// <param name="Wording">Passage → template, only where it differs from the shipped one.</param>
public sealed record ReportDraft(IReadOnlyDictionary<string, string> Wording, int Version, string? EditedBy, DateTimeOffset? EditedAt);
