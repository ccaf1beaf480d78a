using System.Globalization;
using ParticipationBot.Participation.Polls;

namespace ParticipationBot.Dialogs.PollAnswering;

/// <summary>Understands an answer that was typed where it could have been pressed: a number, or a choice's own words.</summary>
internal static class TypedAnswer
{
    /// <returns>The choice that was meant; null where it is not clear.</returns>
    public static string? Read(PollQuestion question, string text, string language)
    {
        var typed = text.Trim();
        if (question.Kind == QuestionKind.Number)
            return int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= question.From && number <= question.To
                ? number.ToString(CultureInfo.InvariantCulture) : null;
        if (question.Kind == QuestionKind.Faces) return typed is "1" or "2" or "3" or "4" or "5" ? typed : null;
        if (question.Choices is not { } choices) return null;
        return choices.FirstOrDefault(choice => choice.Text.In(language).Equals(typed, StringComparison.OrdinalIgnoreCase))?.Id
            ?? (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? choices.ElementAtOrDefault(place - 1)?.Id : null);
    }
}
