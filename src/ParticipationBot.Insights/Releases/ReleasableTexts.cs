using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Insights.Cleaning;
using ParticipationBot.Participation.DisclosureControl;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Views;

namespace ParticipationBot.Insights.Releases;

/// <summary>
/// Which views may leave, and in what words. Disclosures never become views; each text is screened once more, since the screen may have
/// learned, and whatever is not plainly a view stays. Cases are not read at all.
/// </summary>
internal sealed class ReleasableTexts(TextVault vault, Cleaner cleaner, ScreeningGate screen)
{
    private static readonly TimeSpan Kazakhstan = TimeSpan.FromHours(5);

    /// <returns>Ids of the views; empty where fewer children stand behind them than may be shown.</returns>
    public async Task<List<Guid>> SelectAsync(ParticipationDb db, TextReleaseRequest request, CancellationToken cancellation)
    {
        var (from, to) = (Midnight(request.From), Midnight(request.To.AddDays(1)));
        var rows = await db.Views.AsNoTracking()
            .Where(row => !row.IsErased && row.IsDemo == request.IsDemo && row.CreatedAt >= from && row.CreatedAt < to)
            .Where(row => request.Language == null || row.Language == request.Language)
            .Where(row => request.Topic == null || ("," + row.Topics + ",").Contains("," + request.Topic + ","))
            .ToListAsync(cancellation);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var kept = rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
            .Where(row => Parts(row).All(part => screen.Screen(part).Class == ScreeningClass.View) && seen.Add(Spaceless(vault.OpenText(row.Text, VaultPurpose.View)))).ToList();
        return AreEnough(kept.Select(row => row.Pseudonym)) ? kept.ConvertAll(row => row.Id) : [];
    }

    /// <returns>Whether as many children stand behind these views as must, of those that are still there.</returns>
    public static bool AreEnough(ParticipationDb db, IReadOnlyList<Guid> views) =>
        AreEnough(db.Views.AsNoTracking().Where(row => views.Contains(row.Id) && !row.IsErased).Select(row => row.Pseudonym).ToList());

    private static bool AreEnough(IEnumerable<byte[]> children) => children.Select(Convert.ToHexString).Distinct(StringComparer.Ordinal).Count() >= Disclosure.Least;

    /// <returns>The texts in an order that tells nothing of when they were written. What was deleted or erased since is not among them.</returns>
    public async Task<IReadOnlyList<ReleasedText>> ReadAsync(ParticipationDb db, Guid release, IReadOnlyList<Guid> views, CancellationToken cancellation)
    {
        var rows = await db.Views.AsNoTracking().Where(row => views.Contains(row.Id) && !row.IsErased).ToListAsync(cancellation);
        return [.. rows.OrderBy(row => Place(release, row.Id), StringComparer.Ordinal)
            .SelectMany((row, at) => Parts(row).Select(part => new ReleasedText(at + 1, row.Id, row.Language, cleaner.Clean(part, row.Language))))];
    }

    private IEnumerable<string> Parts(ViewRow row)
    {
        yield return vault.OpenText(row.Text, VaultPurpose.View);
        if (row.Proposal is not null) yield return vault.OpenText(row.Proposal, VaultPurpose.View);
    }

    private static string Place(Guid release, Guid view) => Convert.ToHexString(SHA256.HashData([.. release.ToByteArray(), .. view.ToByteArray()]));

    /// <summary>A text that was passed on and sent again is let out once.</summary>
    private static string Spaceless(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static DateTimeOffset Midnight(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Kazakhstan).ToUniversalTime();
}
