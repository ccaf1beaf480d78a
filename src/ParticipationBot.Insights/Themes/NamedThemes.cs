using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Insights.Themes;

/// <summary>The themes of the last build that an analyst named. What the words alone name never leaves the building.</summary>
public sealed class NamedThemes(IDbContextFactory<ParticipationDb> databases, TextVault vault)
{
    /// <returns>By topic and id; none before the first build. What children propose is not among them.</returns>
    internal async Task<IReadOnlyList<NamedTheme>> ReadAsync(bool isDemo, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var names = await db.ThemeNames.AsNoTracking().ToDictionaryAsync(row => row.Theme, cancellation);
        if (names.Count == 0) return [];
        // In one query: a build that ends meanwhile takes the members of the last one away.
        var last = await (from build in db.ThemeBuilds.AsNoTracking() join kept in db.ThemeMembers on build.Id equals kept.Build where build.IsDemo == isDemo
                          orderby build.BuiltAt descending, build.Id descending select new { build.Content, Members = kept.Content }).FirstOrDefaultAsync(cancellation);
        if (last is null) return [];
        var members = ThemeMembers.FromBytes(vault.Open(last.Members, VaultPurpose.Themes)).Themes.ToDictionary(each => each.Theme, each => each.Views);
        return [.. from theme in ThemeBuild.FromBytes(vault.Open(last.Content, VaultPurpose.Themes)).Themes
                   where !theme.IsProposal && names.ContainsKey(theme.Id)
                   orderby theme.Topic, theme.Id
                   select new NamedTheme(theme.Id, theme.Topic, names[theme.Id].Kazakh, names[theme.Id].Russian, members[theme.Id])];
    }
}

/// <param name="Kazakh">As the analyst gave it; empty where they gave a Russian name alone. Likewise the other way round.</param>
/// <param name="Views">All that stand in it, of whatever time.</param>
internal sealed record NamedTheme(Guid Id, string Topic, string Kazakh, string Russian, IReadOnlyList<Guid> Views);
