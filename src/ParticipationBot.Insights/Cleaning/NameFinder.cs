using System.Text.RegularExpressions;

namespace ParticipationBot.Insights.Cleaning;

/// <summary>
/// Finds names of people: by the lists, by the form of surnames and patronymics, by the words beside a name, and by a capital letter within a
/// sentence that no known place, book or brand explains. Rather a word too many than a name too few: nothing here leaves otherwise.
/// </summary>
internal static partial class NameFinder
{
    private static readonly HashSet<string> Titles = [.. ProperNouns.Lines("titles").Select(NameKey.Of)];
    private static readonly HashSet<string> Introductions = [.. ProperNouns.Lines("introductions").Select(NameKey.Of)];
    private static readonly HashSet<string> CommonWords = [.. ProperNouns.Lines("common").Select(Plain)];

    /// <summary>"Санжар деген бала", "Asem atti kyz", "Айдос есімді".</summary>
    private static readonly HashSet<string> Called = [.. ((string[])["есімді", "атты", "аттылы", "деген"]).Select(NameKey.Of)];

    private const string KazakhLetters = "әғқңөұүһі";
    private const string RussianTwins = "агкноуухи";

    /// <summary>Whoever writes Every Word Like This says nothing by it.</summary>
    private const double MostCapitals = 0.4;

    public static IEnumerable<PersonalSpan> Find(string text)
    {
        // A marker of an earlier cleaning is no word of the text.
        var words = Word().Matches(text).Where(match => match.Index == 0 || text[match.Index - 1] != '[').Select(match => new Found(match.Value, match.Index, NameKey.Of(match.Value), Plain(match.Value))).ToList();
        var capitals = words.Select(word => IsCapital(text, word)).ToArray();
        if (capitals.Count(isCapital => isCapital) > Math.Max(2, words.Count * MostCapitals)) Array.Clear(capitals);
        var isName = new bool[words.Count];
        for (var at = 0; at < words.Count; at++) isName[at] = IsName(text, words, capitals, at);
        // A surname beside a name, a first name before a patronymic, and a bare capital letter ("Айгүл Б.").
        for (var at = 0; at < words.Count; at++)
        {
            if (isName[at] || !(Near(isName, at - 1) || Near(isName, at + 1))) continue;
            isName[at] = IsInitial(text, words[at]) || (!CommonWords.Contains(words[at].Plain) && (LooksLikeSurname().IsMatch(words[at].Text)
                || (at + 1 < words.Count && char.IsUpper(words[at].Text[0]) && Patronymic().IsMatch(words[at + 1].Text))));
        }
        for (var at = 0; at < words.Count; at++)
            if (isName[at]) yield return new PersonalSpan(words[at].Start, words[at].Text.Length + (IsInitial(text, words[at]) ? 1 : 0), PersonalKind.Name);
    }

    private static bool IsName(string text, List<Found> words, bool[] capitals, int at)
    {
        var word = words[at];
        if (word.Text.Length < 2) return false;
        if (SurnameWithInitials().IsMatch(text.AsSpan(word.Start, Math.Min(text.Length - word.Start, word.Text.Length + 5)))) return true;
        if (CommonWords.Contains(word.Plain)) return false;
        if (Patronymic().IsMatch(word.Text) || KazakhCompound().IsMatch(word.Text)) return true;
        if (SurnameOfName().Match(word.Text) is { Success: true } surname && ProperNouns.Names.Certainty(surname.Groups["name"].Value) == true) return true;
        if (char.IsUpper(word.Text[0]) && KazakhSurname().IsMatch(word.Text)) return true;
        var isKnown = ProperNouns.Known.Certainty(word.Text) is not null;
        if (capitals[at] && !isKnown) return true;
        if (word.Text.Length > 2 && !isKnown && IsIntroduced(words, at)) return true;
        if (IsBeside(words, at, Titles) && LooksLikeSurname().IsMatch(word.Text)) return true;
        return ProperNouns.Names.Certainty(word.Text) switch
        {
            true => !(isKnown && capitals[at]),
            false => capitals[at] || IsBeside(words, at, Titles),
            null => false,
        };
    }

    private static bool IsIntroduced(List<Found> words, int at) =>
        (at > 0 && Introductions.Contains(words[at - 1].Key))
        || (at + 2 < words.Count && Called.Contains(words[at + 1].Key) && (char.IsUpper(words[at].Text[0]) || Titles.Contains(words[at + 2].Key)));

    private static bool IsBeside(List<Found> words, int at, HashSet<string> keys) =>
        (at > 0 && keys.Contains(words[at - 1].Key)) || (at + 1 < words.Count && keys.Contains(words[at + 1].Key));

    private static bool Near(bool[] isName, int at) => at >= 0 && at < isName.Length && isName[at];

    private static bool IsInitial(string text, Found word) =>
        word.Text.Length == 1 && char.IsUpper(word.Text[0]) && word.Start + 1 < text.Length && text[word.Start + 1] == '.';

    /// <summary>A capital letter that neither the sentence, a title in quotes nor an abbreviation explains.</summary>
    private static bool IsCapital(string text, Found word)
    {
        if (word.Text.Length < 2 || !char.IsUpper(word.Text[0]) || char.IsUpper(word.Text[1])) return false;
        for (var before = word.Start - 1; before >= 0; before--)
        {
            if (char.IsWhiteSpace(text[before]) || text[before] is '(' or '-' or '—') continue;
            return char.IsLetterOrDigit(text[before]) || text[before] is ',' or ';' or ')';
        }
        return false;
    }

    /// <summary>Lower case, Kazakh letters as their Russian twins: nearer to the spelling than a key, so that "ана" is not "Анна".</summary>
    private static string Plain(string word) => string.Create(word.Length, word, (letters, source) =>
    {
        for (var at = 0; at < letters.Length; at++)
        {
            var twin = KazakhLetters.IndexOf(char.ToLowerInvariant(source[at]), StringComparison.Ordinal);
            letters[at] = twin < 0 ? char.ToLowerInvariant(source[at]) : RussianTwins[twin];
        }
    });

    private sealed record Found(string Text, int Start, string Key, string Plain);

    [GeneratedRegex(@"\p{L}+(?:[-'’]\p{L}+)*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"^\p{L}{3,}(?:(?:ович|евич|ovich|evich)(?:а|у|ем|ом|е|a|u)?|(?:овн|евн|ичн|ovn|evn|ichn)(?:а|ы|е|у|ой|a|y|e|u|oi|oy))$|^\p{L}{3,}(?:ұлы|қызы|улы|кызы|uly|qyzy|kyzy)(?:на|не|ның|нын|мен|да|нан|на)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Patronymic();

    [GeneratedRegex(@"^\p{L}{3,}(?:ов|ев|ёв|ова|ева|ин|ина|ский|ская|ов|ov|ev|ova|eva|ко|ук|юк|енко|баев|беков|баева|бекова|бай|бек)(?:а|у|ым|ом|е|ой|у|ға|ге|қа|ның|нің|тың|тің|дың|дің|мен|пен|бен|ты|ті|ды|ді|a|u|oi|ga|ge|ning|nyn)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LooksLikeSurname();

    /// <summary>"ахметова", "сериковтың": a surname made of a given name needs no capital letter.</summary>
    [GeneratedRegex(@"^(?<name>\p{L}{3,})(?:ов|ев|ова|ева|баев|баева|беков|бекова|ov|ev|ova|eva)(?:а|у|ым|ом|е|ой|ға|ге|қа|ке|[тд]ың|[тд]ің|ның|нің|мен|пен|бен|[тд]ы|[тд]і|[дт]ан|[дт]ен)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SurnameOfName();

    /// <summary>"Тлеубаев", "Оспанбековой": a surname by its form, also where a sentence begins.</summary>
    [GeneratedRegex(@"^\p{L}{2,}(?:ба[ей]|бек|хан|[гғ]али|мет|мбет|жан|[кқ]ул|[кқ]ұл)(?:ов|ев)(?:а|у|ым|ой|е|ға|ге|[тд]ың|[тд]ің|ның|нің|мен|пен)?$|^\p{L}{2,}(?:баев|баева)\p{L}{0,3}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KazakhSurname();

    /// <summary>Kazakh names end in a word of their own (-бек, -гүл, -нұр, -мұхаммед); hardly any other word does.</summary>
    [GeneratedRegex(@"^\p{L}{3,}(?:бек|гүл|гуль|нұр|ғали|қали|мұхам{1,2}ед|мухам{1,2}ед|болат|bek|gul|nur|muhammed)(?:жан)?(?:[дтн]ың|[дтн]ің|ға|ге|қа|ке|[дтн]ы|[дтн]і|[дтн]ан|[дтн]ен|[дт]а|[дт]е|[мбп]ен|а|у|ом|е|д[иы]|д[иы]н|га)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KazakhCompound();

    [GeneratedRegex(@"^\p{Lu}\p{L}{2,}\s\p{Lu}\.\s?(?:\p{Lu}\.)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SurnameWithInitials();
}
