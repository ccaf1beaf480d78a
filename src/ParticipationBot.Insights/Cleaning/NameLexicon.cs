using System.Reflection;

namespace ParticipationBot.Insights.Cleaning;

/// <summary>
/// Given names of children and adults in Kazakhstan, from localization/*/cleaning/names.txt. A name marked "?" is a common word too
/// (Арман, Бақыт, Вера) and counts only where the words around it make it a name.
/// </summary>
internal sealed class NameLexicon
{
    /// <summary>Case endings of both languages, as keys.</summary>
    private static readonly HashSet<string> Endings = [.. Lines("endings").Select(NameKey.Of), ""];

    /// <summary>A shorter stem with an ending is too often something else.</summary>
    private const int ShortestStem = 3;

    private readonly Dictionary<string, bool> isCertain = [];

    private NameLexicon(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var key = NameKey.Of(name.TrimEnd('?'));
            isCertain[key] = !name.EndsWith('?') && isCertain.GetValueOrDefault(key, true);
        }
    }

    public static NameLexicon Shared { get; } = new(Lines("names"));

    /// <returns>True for a name that is nothing else; false for one that is a common word too; null for no name.</returns>
    public bool? IsName(string token)
    {
        var key = NameKey.Of(token);
        for (var length = key.Length; length >= Math.Min(ShortestStem, key.Length) && length > key.Length - 7 && length > 1; length--)
        {
            if (!Endings.Contains(key[length..])) continue;
            if (isCertain.TryGetValue(key[..length], out var certain)) return certain && (length == key.Length || length >= ShortestStem + 1);
            // Kazakh: "Айгеріммен" loses one of its two m in the key.
            if (length < key.Length && isCertain.TryGetValue(key[..(length + 1)], out certain)) return certain && length >= ShortestStem;
            // Russian: "Алина" → "Алины", "Алине": the last vowel gives way to the ending.
            if (length < key.Length && isCertain.TryGetValue(key[..length] + "a", out certain)) return certain && length >= ShortestStem;
        }
        return null;
    }

    internal static IEnumerable<string> Lines(string file)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith("cleaning.", StringComparison.Ordinal) && name.EndsWith($".{file}.txt", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            while (reader.ReadLine() is { } line)
                foreach (var word in line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)) yield return word;
        }
    }
}
