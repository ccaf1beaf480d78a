using Microsoft.AspNetCore.WebUtilities;

namespace ParticipationBot.StaffConsole.Layout;

/// <summary>Public pages are in the children's languages; an address can name one ("?lang=kk"), so that a link keeps it.</summary>
internal static class PublicLanguage
{
    public static readonly IReadOnlyList<string> All = ["kk", "ru"];

    public static void Choose(Words words, string address)
    {
        var asked = QueryHelpers.ParseQuery(new Uri(address).Query).GetValueOrDefault("lang").ToString();
        words.Language = All.Contains(asked) ? asked : All.Contains(words.Language) ? words.Language : "ru";
    }
}
