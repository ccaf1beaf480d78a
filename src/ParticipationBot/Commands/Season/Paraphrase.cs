using System.Text;

namespace ParticipationBot.Commands.Season;

/// <summary>Says the same again as other children would: parts of two messages, another opening, words left out, letters mistyped.</summary>
internal static class Paraphrase
{
    private const double WithSecond = 0.4, WithOpening = 0.35, WithClosing = 0.35, LeftOut = 0.06, Mistyped = 0.10;
    private const int ShortestMistyped = 5;

    private static readonly Dictionary<string, (string[] Openings, string[] Closings)> Around = new(StringComparer.Ordinal)
    {
        ["kk"] = (["сәлем", "менің ойымша", "бізде былай", "айтайын дегенім", "маған маңыздысы осы", "шынымды айтсам", "ауылда тұрамын", "мен 7 сыныптамын"],
            ["осыны шешіңіздерші", "рақмет", "өтінемін", "естісеңіздер екен", "біз күтеміз", "😔", "🙏", "қашан өзгереді"]),
        ["ru"] = (["здравствуйте", "мне кажется", "у нас так", "хочу сказать", "для меня важно это", "если честно", "живу в ауле", "я в 7 классе"],
            ["решите это", "спасибо", "пожалуйста", "услышьте нас", "мы ждём", "😔", "🙏", "когда это изменится"]),
    };

    public static string Of(IReadOnlyList<string> messages, string language, Random chance)
    {
        var text = new StringBuilder();
        if (chance.NextDouble() < WithOpening) text.Append(Pick(Around[language].Openings, chance)).Append(", ");
        text.Append(Part(Pick(messages, chance), chance));
        if (chance.NextDouble() < WithSecond) text.Append(". ").Append(Part(Pick(messages, chance), chance));
        if (chance.NextDouble() < WithClosing) text.Append(". ").Append(Pick(Around[language].Closings, chance));
        var words = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Where((_, at) => at == 0 || chance.NextDouble() >= LeftOut).Select(word => word.Length >= ShortestMistyped && chance.NextDouble() < Mistyped ? Mistype(word, chance) : word));
    }

    private static string Part(string message, Random chance)
    {
        var sentences = message.Split(['.', '!', '?'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return sentences.Length < 3 || chance.Next(2) == 0 ? message.TrimEnd('.', ' ') : string.Join(". ", sentences.Take(2));
    }

    private static string Mistype(string word, Random chance)
    {
        var at = chance.Next(1, word.Length - 1);
        return chance.Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => new StringBuilder(word) { [at] = word[at + 1], [at + 1] = word[at] }.ToString(),
            _ => word[..at] + word[at] + word[at..],
        };
    }

    private static string Pick(IReadOnlyList<string> from, Random chance) => from[chance.Next(from.Count)];
}
