using System.Reflection;

namespace ParticipationBot.Insights.Cleaning;

/// <summary>
/// A list of proper nouns from localization/*/cleaning, each recognised in every spelling (<see cref="NameKey"/>) and with the endings of
/// both languages. A word marked "?" is a common word too (Арман, Бақыт, Вера).
/// </summary>
internal sealed class ProperNouns
{
    private static readonly HashSet<string> KazakhEndings = [.. Lines("kk", "endings").Select(NameKey.Of)];
    private static readonly HashSet<string> RussianEndings = [.. Lines("ru", "endings").Select(NameKey.Of)];

    /// <summary>A shorter stem with an ending is too often something else.</summary>
    private const int ShortestStem = 3;

    /// <summary>And before two endings a shorter one.</summary>
    private const int ShortestChainStem = 5;

    private const int LongestEnding = 7;

    private readonly Dictionary<string, bool> isCertain = [];

    private ProperNouns(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            var key = NameKey.Of(word.TrimEnd('?'));
            isCertain[key] = !word.EndsWith('?') && isCertain.GetValueOrDefault(key, true);
        }
    }

    /// <summary>Given names of children and adults in Kazakhstan, with what friends make of them.</summary>
    public static ProperNouns Names { get; } = new(Lines("names"));

    /// <summary>Places, books, brands: capitalised, and nobody's name.</summary>
    public static ProperNouns Known { get; } = new(Lines("known"));

    /// <returns>True for what is nothing else; false for what is a common word too, or is too short to tell; null for what is not in the list.</returns>
    public bool? Certainty(string token)
    {
        var key = NameKey.Of(token);
        if (isCertain.TryGetValue(key, out var certain)) return certain && key.Length >= ShortestStem;
        for (var length = key.Length - 1; length >= ShortestStem && length > key.Length - LongestEnding; length--)
        {
            var ending = key[length..];
            var isRussian = RussianEndings.Contains(ending);
            if (!isRussian && !KazakhEndings.Contains(ending) && !(length >= ShortestChainStem && IsChain(ending))) continue;
            if (isCertain.TryGetValue(key[..length], out certain)) return certain && length > ShortestStem;
            // Kazakh: "Айгеріммен" loses one of its two m in the key.
            if (isCertain.TryGetValue(key[..(length + 1)], out certain)) return certain;
            // Russian: "Алина" → "Алины", "Алине": the last vowel gives way to the ending.
            if (isRussian && isCertain.TryGetValue(key[..length] + "a", out certain)) return certain && length > ShortestStem;
        }
        return null;
    }

    /// <summary>Kazakh puts one ending behind another: "Айгүлдерге", "Асанымның".</summary>
    private static bool IsChain(string letters)
    {
        for (var at = 2; at <= letters.Length - 2; at++)
            if (KazakhEndings.Contains(letters[..at]) && KazakhEndings.Contains(letters[at..])) return true;
        return false;
    }

    /// <returns>The words of the file in every language, comments left out.</returns>
    internal static IEnumerable<string> Lines(string file) => Lines("kk", file).Concat(Lines("ru", file));

    private static IEnumerable<string> Lines(string language, string file)
    {
        if (Assembly.GetExecutingAssembly().GetManifestResourceStream($"cleaning.{language}.{file}.txt") is not { } stream) yield break;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            foreach (var word in line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)) yield return word;
    }
}
