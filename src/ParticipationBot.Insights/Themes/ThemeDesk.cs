using Microsoft.EntityFrameworkCore;
using ParticipationBot.Insights.Cleaning;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Themes;

namespace ParticipationBot.Insights.Themes;

/// <summary>What analysts do with themes: name them, read examples, write paraphrases and approve each other's.</summary>
public sealed class ThemeDesk(IDbContextFactory<ParticipationDb> databases, TextVault vault, Cleaner cleaner, AuditedWork audited, TimeProvider time)
{
    public const int LongestName = 80, LongestParaphrase = 300;

    /// <returns>Names that analysts gave, by theme; other themes go by their words.</returns>
    public async Task<IReadOnlyDictionary<Guid, ThemeName>> NamesAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.ThemeNames.AsNoTracking().ToDictionaryAsync(row => row.Theme, row => new ThemeName(row.Kazakh, row.Russian), cancellation);
    }

    public async Task<ILookup<Guid, ThemeParaphrase>> ParaphrasesAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.ThemeParaphrases.AsNoTracking().OrderBy(row => row.Language).ToListAsync(cancellation);
        return rows.ToLookup(row => row.Theme, row => new ThemeParaphrase(row.Id, row.Language, row.Text, row.WrittenBy, row.ApprovedBy));
    }

    /// <summary>An empty name in both languages takes the given name back.</summary>
    public Task<bool> NameAsync(Guid staff, Guid theme, string kazakh, string russian, CancellationToken cancellation) =>
        audited.RunAsync(staff.ToString(), "theme.named", async db =>
        {
            var row = await db.ThemeNames.FindAsync([theme], cancellation);
            if (row is not null) db.ThemeNames.Remove(row);
            await db.SaveChangesAsync(cancellation);
            if (kazakh.Trim().Length + russian.Trim().Length > 0)
                db.ThemeNames.Add(new ThemeNameRow { Theme = theme, Kazakh = Cut(kazakh, "kk", LongestName), Russian = Cut(russian, "ru", LongestName), NamedBy = staff, NamedAt = time.GetUtcNow() });
            return theme.ToString();
        }, cancellation);

    /// <summary>Puts an analyst's own wording in the place of the last one; it waits for a second person.</summary>
    public Task<bool> ParaphraseAsync(Guid staff, Guid theme, string language, string text, CancellationToken cancellation) =>
        audited.RunAsync(staff.ToString(), "theme.paraphrased", async db =>
        {
            if (await db.ThemeParaphrases.FirstOrDefaultAsync(row => row.Theme == theme && row.Language == language, cancellation) is { } old)
            {
                if (old.Text == text.Trim()) return null;
                db.ThemeParaphrases.Remove(old);
                await db.SaveChangesAsync(cancellation);
            }
            if (text.Trim().Length == 0) return theme.ToString();
            db.ThemeParaphrases.Add(new ThemeParaphraseRow
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()), Theme = theme, Language = language, Text = Cut(text, language, LongestParaphrase), WrittenBy = staff, WrittenAt = time.GetUtcNow(),
            });
            return theme.ToString();
        }, cancellation);

    /// <returns>False where the writer tries to approve their own, or it is approved already or gone.</returns>
    public Task<bool> ApproveAsync(Guid staff, Guid paraphrase, CancellationToken cancellation) =>
        audited.RunAsync(staff.ToString(), "theme.paraphrase_approved", async db =>
        {
            if (await db.ThemeParaphrases.FindAsync([paraphrase], cancellation) is not { ApprovedBy: null } row || row.WrittenBy == staff) return null;
            (row.ApprovedBy, row.ApprovedAt) = (staff, time.GetUtcNow());
            return row.Theme.ToString();
        }, cancellation);

    /// <summary>Views for an analyst to read, cleaned. Those that were deleted or erased since are passed over.</summary>
    public async Task<IReadOnlyList<ThemeExample>> ReadAsync(IReadOnlyList<Guid> views, bool proposals, int most, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.Views.AsNoTracking().Where(row => views.Contains(row.Id) && !row.IsErased).ToDictionaryAsync(row => row.Id, cancellation);
        return [.. views.Where(rows.ContainsKey).Take(most).Select(id => rows[id]).Select(row =>
            new ThemeExample(cleaner.Clean(vault.OpenText(proposals && row.Proposal is not null ? row.Proposal : row.Text, VaultPurpose.View), row.Language), row.Language))];
    }

    // What an analyst copied from a view by mistake does not stay either.
    private string Cut(string text, string language, int most) => cleaner.Clean(text.Trim(), language) is var clean && clean.Length > most ? clean[..most] : clean;
}

public sealed record ThemeName(string Kazakh, string Russian);

public sealed record ThemeExample(string Text, string Language);

/// <param name="ApprovedBy">Null while it waits; only an approved one may be shown outside.</param>
public sealed record ThemeParaphrase(Guid Id, string Language, string Text, Guid WrittenBy, Guid? ApprovedBy);
