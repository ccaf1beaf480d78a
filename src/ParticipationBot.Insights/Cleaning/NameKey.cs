using System.Text;

namespace ParticipationBot.Insights.Cleaning;

/// <summary>
/// One key for all the ways in which a name is typed: Kazakh letters, their Russian twins, ad-hoc Latin. "Әйгерім", "айгерим" and "Aigerim"
/// have the same key, and so have "Жанар" and "Janar".
/// </summary>
internal static class NameKey
{
    private static readonly Dictionary<char, string> Letters = new()
    {
        ['а'] = "a", ['ә'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "g", ['ғ'] = "g", ['д'] = "d", ['е'] = "e", ['ё'] = "e", ['э'] = "e", ['ж'] = "j", ['з'] = "z",
        ['и'] = "i", ['й'] = "i", ['і'] = "i", ['ы'] = "i", ['к'] = "k", ['қ'] = "k", ['л'] = "l", ['м'] = "m", ['н'] = "n", ['ң'] = "n", ['о'] = "o", ['ө'] = "o",
        ['п'] = "p", ['р'] = "r", ['с'] = "s", ['т'] = "t", ['у'] = "u", ['ұ'] = "u", ['ү'] = "u", ['ф'] = "f", ['х'] = "h", ['һ'] = "h", ['ц'] = "ts", ['ч'] = "ch",
        ['ш'] = "sh", ['щ'] = "sh", ['ъ'] = "", ['ь'] = "", ['ю'] = "iu", ['я'] = "ia",
        ['q'] = "k", ['w'] = "u", ['y'] = "i", ['x'] = "h", ['c'] = "k", ['ı'] = "i", ['ş'] = "sh", ['ğ'] = "g", ['ñ'] = "n", ['ö'] = "o", ['ü'] = "u", ['ä'] = "a",
    };

    public static string Of(string token)
    {
        var key = new StringBuilder(token.Length + 4);
        foreach (var sign in token)
        {
            var letter = char.ToLowerInvariant(sign);
            key.Append(Letters.TryGetValue(letter, out var latin) ? latin : char.IsAsciiLetterLower(letter) ? letter.ToString() : "");
        }
        key.Replace("zh", "j").Replace("kh", "h").Replace("gh", "g").Replace("dj", "j");
        return Squeezed(key);
    }

    /// <summary>"Жаннаа" and "Жана" alike.</summary>
    private static string Squeezed(StringBuilder key)
    {
        var squeezed = new StringBuilder(key.Length);
        for (var at = 0; at < key.Length; at++)
            if (at == 0 || key[at] != key[at - 1]) squeezed.Append(key[at]);
        return squeezed.ToString();
    }
}
