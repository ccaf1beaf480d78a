namespace ParticipationBot.Localization;

/// <summary>
/// Marks every text of the catalogue ("⟦Көмек~~⟧") and makes it 40 % longer. A walk through the product on such a catalogue shows
/// words that do not come from it, texts that are glued together from pieces, and what a longer language would break.
/// </summary>
public static class PseudoLocalization
{
    public const char Begin = '⟦';
    public const char End = '⟧';
    private const double Longer = 0.4;

    public static Catalogue Of(Catalogue catalogue) => Catalogue.From(catalogue.Languages.ToDictionary(
        language => language,
        IReadOnlyDictionary<string, CatalogueEntry> (language) => catalogue.Entries(language).ToDictionary(
            entry => entry.Key, entry => entry.Value with { Text = Mark(entry.Value.Text) })));

    /// <summary>What of a shown text does not come from the catalogue: everything outside the marks.</summary>
    public static string Foreign(string shown)
    {
        var depth = 0;
        return string.Concat(shown.Where(letter =>
        {
            if (letter == Begin) depth++;
            var isOutside = depth == 0;
            if (letter == End) depth--;
            return isOutside;
        }));
    }

    private static string Mark(string text) => Begin + text + new string('~', (int)Math.Ceiling(text.Length * Longer)) + End;
}
