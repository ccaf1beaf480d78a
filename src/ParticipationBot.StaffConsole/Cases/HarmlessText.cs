using System.Globalization;
using System.Text;

namespace ParticipationBot.StaffConsole.Cases;

/// <summary>
/// Makes a child's text safe to look at: marks that turn the writing direction around or cannot be seen stand as their code, so that a text
/// cannot pretend to be another. Markup needs nothing here: pages write texts as texts.
/// </summary>
internal static class HarmlessText
{
    private const int MostMarksOnALetter = 3;

    public static string Of(string text)
    {
        var shown = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            // Emoji are joined by U+200D and varied by U+FE0F.
            if (rune.Value is 0x200D or 0xFE0F || rune.Value is '\n' or '\t') shown.Append(rune);
            else if (rune.Value == '\r') continue;
            else if (category is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse) shown.Append($"⟦U+{rune.Value:X4}⟧");
            else if (marks <= MostMarksOnALetter) shown.Append(rune);
        }
        return shown.ToString();
    }
}
