using System.Text;
using SkiaSharp;

namespace ParticipationBot.StaffConsole.Polls.Pictures;

/// <summary>The embedded font of pictures: it has the letters of Kazakh. Nothing depends on what the server has installed.</summary>
internal static class ChartFont
{
    public static readonly SKTypeface Face = SKTypeface.FromStream(typeof(ChartFont).Assembly.GetManifestResourceStream("DejaVuSans.ttf"));

    /// <summary>The first sign of the planes where emoji stand. The font has some of them: two faces of five look like a fault, so none is drawn.</summary>
    private const int Emoji = 0x1F000;

    /// <summary>Without emoji, and without signs that the font lacks.</summary>
    public static string Drawable(string text)
    {
        using var font = new SKFont(Face, 10);
        return string.Concat(text.EnumerateRunes().Where(rune => rune.Value == '\n' || (rune.Value < Emoji && font.ContainsGlyph(rune.Value))).Select(rune => rune.ToString())).Trim();
    }

    public static float Width(string text, float size)
    {
        using var font = new SKFont(Face, size);
        return font.MeasureText(text);
    }

    /// <summary>Lines no wider than given. A word that is wider alone is cut; lines beyond the most end in "…".</summary>
    public static IReadOnlyList<string> Lines(string text, float size, float width, int most)
    {
        using var font = new SKFont(Face, size);
        var lines = new List<string>();
        foreach (var paragraph in Drawable(text).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var line = new StringBuilder();
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Cut(word, font, width)))
            {
                if (line.Length > 0 && font.MeasureText($"{line} {word}") > width)
                {
                    lines.Add(line.ToString());
                    line.Clear();
                }
                line.Append(line.Length > 0 ? " " : "").Append(word);
            }
            lines.Add(line.ToString());
        }
        return lines.Count <= most ? lines : [.. lines.Take(most - 1), lines[most - 1].TrimEnd('.', ',', ' ') + "…"];
    }

    private static IEnumerable<string> Cut(string word, SKFont font, float width)
    {
        while (font.MeasureText(word) > width)
        {
            var fits = Math.Max(1, font.BreakText(word, width));
            if (fits < word.Length && char.IsHighSurrogate(word[fits - 1])) fits++;
            yield return word[..fits];
            word = word[fits..];
        }
        if (word.Length > 0) yield return word;
    }
}
