using System.Text.RegularExpressions;

namespace ParticipationBot.Insights.Cleaning;

/// <summary>Finds names of people: by the lexicon, by the form of surnames and patronymics, and by the words that introduce a name.</summary>
internal static partial class NameFinder
{
    private static readonly HashSet<string> Titles = [.. NameLexicon.Lines("titles").Select(NameKey.Of)];
    private static readonly HashSet<string> Introductions = [.. NameLexicon.Lines("introductions").Select(NameKey.Of)];
    private static readonly HashSet<string> CommonWords = [.. NameLexicon.Lines("common").Select(NameKey.Of)];

    public static IEnumerable<PersonalSpan> Find(string text)
    {
        // A marker of an earlier cleaning is no word of the text.
        var words = Word().Matches(text).Where(match => match.Index == 0 || text[match.Index - 1] != '[').Select(match => new Found(match.Value, match.Index, NameKey.Of(match.Value))).ToList();
        var isName = new bool[words.Count];
        for (var at = 0; at < words.Count; at++) isName[at] = IsName(text, words, at);
        // A surname beside a name, and a bare capital letter ("Айгүл Б.").
        for (var at = 0; at < words.Count; at++)
        {
            if (isName[at] || !(Near(isName, at - 1) || Near(isName, at + 1))) continue;
            isName[at] = (LooksLikeSurname().IsMatch(words[at].Text) && !CommonWords.Contains(words[at].Key)) || IsInitial(text, words[at]);
        }
        for (var at = 0; at < words.Count; at++)
            if (isName[at]) yield return new PersonalSpan(words[at].Start, words[at].Text.Length + (IsInitial(text, words[at]) ? 1 : 0), PersonalKind.Name);
    }

    private static bool IsName(string text, List<Found> words, int at)
    {
        var word = words[at];
        if (word.Text.Length < 2) return false;
        if (Patronymic().IsMatch(word.Text) && !CommonWords.Contains(word.Key)) return true;
        var capital = char.IsUpper(word.Text[0]) && !IsSentenceStart(text, word.Start);
        if (capital && LooksLikeSurname().IsMatch(word.Text) && !CommonWords.Contains(word.Key)) return true;
        if (SurnameWithInitials().IsMatch(text.AsSpan(word.Start, Math.Min(text.Length - word.Start, word.Text.Length + 5)))) return true;
        var introduced = (at > 0 && Introductions.Contains(words[at - 1].Key)) || (at + 1 < words.Count && words[at + 1].Key is "esimdi" or "attidos" or "atti");
        var titled = (at > 0 && Titles.Contains(words[at - 1].Key)) || (at + 1 < words.Count && Titles.Contains(words[at + 1].Key));
        if (introduced && !CommonWords.Contains(word.Key) && word.Text.Length > 2) return true;
        return NameLexicon.Shared.IsName(word.Text) switch
        {
            true => !CommonWords.Contains(word.Key),
            false => capital || titled,
            null => false,
        };
    }

    private static bool Near(bool[] isName, int at) => at >= 0 && at < isName.Length && isName[at];

    private static bool IsInitial(string text, Found word) =>
        word.Text.Length == 1 && char.IsUpper(word.Text[0]) && word.Start + 1 < text.Length && text[word.Start + 1] == '.';

    private static bool IsSentenceStart(string text, int at)
    {
        for (var before = at - 1; before >= 0; before--)
        {
            if (char.IsWhiteSpace(text[before]) || text[before] is '"' or '«' or '(' or '-' or '—') continue;
            return text[before] is '.' or '!' or '?' or '\n' or '…';
        }
        return true;
    }

    private sealed record Found(string Text, int Start, string Key);

    [GeneratedRegex(@"\p{L}+(?:[-'’]\p{L}+)*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"^\p{L}{3,}(?:ович|евич|овна|евна|ична|инична|ovich|evich|ovna|evna)(?:а|у|ем|ом|е|ы|ой|a|u)?$|^\p{L}{3,}(?:ұлы|қызы|улы|кызы|uly|qyzy|kyzy)(?:на|не|ның|ның|мен|да|нан)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Patronymic();

    [GeneratedRegex(@"^\p{L}{3,}(?:ов|ев|ёв|ова|ева|ин|ина|ский|ская|ов|ov|ev|ova|eva|ко|ук|юк|енко|баев|беков|баева|бекова|бай|бек)(?:а|у|ым|ом|е|ой|у|ға|ге|қа|ның|нің|тың|тің|дың|дің|мен|пен|бен|ты|ті|ды|ді|a|u|oi|ga|ge|ning|nyn)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LooksLikeSurname();

    [GeneratedRegex(@"^\p{Lu}\p{L}{2,}\s\p{Lu}\.\s?(?:\p{Lu}\.)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SurnameWithInitials();
}
