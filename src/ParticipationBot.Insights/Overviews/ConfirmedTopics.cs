using Microsoft.EntityFrameworkCore;
using ParticipationBot.Insights.Cleaning;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Insights.Overviews;

/// <summary>Views whose topics a person named, to train from: cleaned of personal data, only in memory, never from cases.</summary>
public sealed class ConfirmedTopics(IDbContextFactory<ParticipationDb> databases, TextVault vault, Cleaner cleaner)
{
    /// <remarks>The analyst's word teaches where there is one: it was given with the whole text in view, and after the child's.</remarks>
    public async Task<IReadOnlyList<ConfirmedView>> ReadAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.Views.AsNoTracking()
            .Where(row => !row.IsErased && !row.IsDemo && (row.ChosenTopics != "" || (row.AnalystTopics != null && row.AnalystTopics != "")))
            .OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync(cancellation);
        return rows.ConvertAll(row => new ConfirmedView(
            row.Language, (string.IsNullOrEmpty(row.AnalystTopics) ? row.ChosenTopics : row.AnalystTopics).Split(',', StringSplitOptions.RemoveEmptyEntries),
            cleaner.Clean(vault.OpenText(row.Text, VaultPurpose.View), row.Language)));
    }
}

public sealed record ConfirmedView(string Language, IReadOnlyList<string> Topics, string Text);
