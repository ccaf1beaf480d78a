using System.Globalization;
using System.Text.Json;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage.Cases;

namespace ParticipationBot.StaffConsole.Cases;

/// <summary>Names of a case's traits in the reader's language.</summary>
internal static class CaseTexts
{
    public static string Key(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static string Kind(Words words, CaseSummary found) => words[found.Kind is { } kind ? $"kind.{Key(kind)}" : "kind.unknown"];

    /// <summary>One of a verdict's reasons ("physical: дома бьют", "model: 0.94") in words.</summary>
    public static string Reason(Words words, string reason)
    {
        if (reason.Split(": ", 2) is not [var source, var found]) return HarmlessText.Of(reason);
        if (source == "model" && double.TryParse(found, CultureInfo.InvariantCulture, out var sure)) return words.Of("console.case.model_sure", ("n", words.Number((int)Math.Round(sure * 100))));
        var isKind = Enum.GetValues<HarmKind>().Any(kind => Key(kind) == source);
        return isKind ? $"{words[$"kind.{source}"]} «{HarmlessText.Of(found)}»" : HarmlessText.Of(reason);
    }

    public static string Channel(Words words, CaseSummary found)
    {
        var channel = found.Channel.StartsWith("telegram", StringComparison.Ordinal) ? "Telegram" : words["console.cases.web"];
        return found.Language is null ? channel : $"{channel}, {words[$"console.language.{found.Language}"]}";
    }
}
