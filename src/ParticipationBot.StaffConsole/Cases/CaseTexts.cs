using System.Text.Json;
using ParticipationBot.Storage.Cases;

namespace ParticipationBot.StaffConsole.Cases;

/// <summary>Names of a case's traits in the reader's language.</summary>
internal static class CaseTexts
{
    public static string Key(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static string Kind(Words words, CaseSummary found) => words[found.Kind is { } kind ? $"kind.{Key(kind)}" : "kind.unknown"];

    public static string Channel(Words words, CaseSummary found)
    {
        var channel = found.Channel.StartsWith("telegram", StringComparison.Ordinal) ? "Telegram" : words["console.cases.web"];
        return found.Language is null ? channel : $"{channel}, {words[$"console.language.{found.Language}"]}";
    }
}
