namespace ParticipationBot.Localization;

/// <summary>CLDR cardinal plural rules of the product's languages.</summary>
public static class PluralRules
{
    /// <summary>The forms that a text with a count must have in a language.</summary>
    public static IReadOnlyList<string> Forms(string language) =>
        language == "ru" ? ["one", "few", "many", "other"] : ["one", "other"];

    public static string Form(string language, decimal count) => language switch
    {
        "ru" => Russian(Math.Abs(count)),
        "en" or "kk" => count == 1 ? "one" : "other",
        _ => throw new NotSupportedException($"There is no plural rule for '{language}'."),
    };

    private static string Russian(decimal count)
    {
        if (count != decimal.Truncate(count)) return "other";
        var (tens, ones) = (count % 100, count % 10);
        if (ones == 1 && tens != 11) return "one";
        return ones is >= 2 and <= 4 && tens is not (>= 12 and <= 14) ? "few" : "many";
    }
}
