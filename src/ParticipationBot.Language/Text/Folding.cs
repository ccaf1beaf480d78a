using System.Collections.Frozen;
using System.Text;

namespace ParticipationBot.Language.Text;

/// <summary>
/// Brings the spelling habits of chats to one form: letters that children leave out, swap or type in Latin come out the same.
/// "Мектепте", "мектепте", "mektepte" and "мектептеее" all become "мектепте"; "үйде", "уйде" and "uyde" become "уиде".
/// The folded form is for matching alone; it is never shown.
/// </summary>
internal static class Folding
{
    private const char Dropped = '\0';
    private static readonly char[] Twins = Map("ә=а ғ=г қ=к ң=н ө=о ұ=у ү=у һ=х і=и ё=е ы=и й=и я=а ю=у э=е щ=ш ъ= ь= ї=и є=е ў=у");
    private static readonly FrozenDictionary<char, char> LookAlikes =
        "aа cс eе oо pр xх yу kк mм tт bв hн iи".Split(' ').ToFrozenDictionary(pair => pair[0], pair => pair[1]);
    private static readonly FrozenDictionary<char, char> Figures =
        "0о 3з 4ч 6б 1и !и @а $с".Split(' ').ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    // Longest first. Kazakh and Russian habits share one table, since a Latin token does not say which it is.
    private static readonly (string Latin, string Cyrillic)[] Sounds =
    [
        ("shch", "ш"), ("sch", "ш"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("kh", "х"), ("gh", "г"), ("ng", "нг"), ("ts", "ц"),
        ("ya", "я"), ("yu", "ю"), ("yo", "е"), ("ye", "е"), ("ia", "ия"), ("q", "к"), ("w", "ш"), ("x", "х"), ("j", "ж"), ("y", "и"),
        ("a", "а"), ("b", "б"), ("c", "с"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"), ("k", "к"),
        ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("v", "в"), ("z", "з"),
        ("ş", "ш"), ("ı", "и"), ("ñ", "н"), ("ŋ", "н"), ("ğ", "г"), ("ö", "о"), ("ü", "у"), ("ä", "а"), ("ū", "у"), ("ç", "ч"), ("á", "а"), ("ú", "у"), ("ó", "о"),
    ];

    private static readonly FrozenDictionary<char, (string Latin, string Cyrillic)[]> SoundsByLetter =
        Sounds.GroupBy(sound => sound.Latin[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>Folds one token of lower-case letters, figures and signs.</summary>
    public static string Fold(string token)
    {
        var (hasCyrillic, hasLatin) = (false, false);
        foreach (var letter in token)
        {
            hasCyrillic |= IsCyrillic(letter);
            hasLatin |= char.IsAsciiLetterLower(letter) || letter is >= 'à' and <= 'ŋ';
        }
        var text = new StringBuilder(token.Length);
        foreach (var letter in token) text.Append(hasCyrillic || hasLatin ? Letter(letter, hasCyrillic) : letter);
        var spelled = hasLatin && !hasCyrillic ? Transliterate(text.ToString()) : text.ToString();
        return Squeeze(spelled);
    }

    private static char Letter(char letter, bool hasCyrillic) =>
        hasCyrillic && LookAlikes.TryGetValue(letter, out var same) ? same : Figures.GetValueOrDefault(letter, letter);

    private static string Transliterate(string token)
    {
        var text = new StringBuilder(token.Length);
        for (var at = 0; at < token.Length;)
        {
            var rest = token.AsSpan(at);
            var length = 1;
            var sound = token[at].ToString();
            foreach (var (latin, cyrillic) in SoundsOf(token[at]))
            {
                if (!rest.StartsWith(latin, StringComparison.Ordinal)) continue;
                (length, sound) = (latin.Length, cyrillic);
                break;
            }
            text.Append(sound);
            at += length;
        }
        return text.ToString();
    }

    private static (string Latin, string Cyrillic)[] SoundsOf(char letter) => SoundsByLetter.GetValueOrDefault(letter, []);

    /// <summary>Folds twins and leaves one of each run of the same letter: "сталллько" and "сталько", "класс" and "клас" meet.</summary>
    private static string Squeeze(string token)
    {
        var text = new StringBuilder(token.Length);
        foreach (var letter in token)
        {
            var folded = letter is >= 'Ѐ' and <= 'ӿ' ? Twins[letter - 'Ѐ'] : letter;
            if (folded != Dropped && (text.Length == 0 || text[^1] != folded || char.IsAsciiDigit(folded))) text.Append(folded);
        }
        return text.ToString();
    }

    private static bool IsCyrillic(char letter) => letter is >= 'Ѐ' and <= 'ӿ';

    private static char[] Map(string pairs)
    {
        var map = new char['ӿ' - 'Ѐ' + 1];
        for (var at = 0; at < map.Length; at++) map[at] = (char)('Ѐ' + at);
        foreach (var pair in pairs.Split(' ')) map[pair[0] - 'Ѐ'] = pair.Length > 2 ? pair[2] : Dropped;
        return map;
    }
}
