using System.Text.RegularExpressions;
using ParticipationBot.Storage.Inbox;

namespace ParticipationBot.Channels;

/// <summary>Recognizes a command that was typed ("/start code").</summary>
internal static partial class CommandText
{
    public static IncomingBody? Read(string text, IReadOnlyCollection<string> commands)
    {
        var found = Shape().Match(text);
        if (!found.Success) return null;
        var name = found.Groups["name"].Value.ToLowerInvariant();
        var tail = found.Groups["tail"].Value.Trim();
        // "/papa_menya_bet" is no command of ours but may well be a child's words: those are screened as a tail is.
        if (!commands.Contains(name)) tail = $"{name.Replace('_', ' ')} {tail}".Trim();
        return new IncomingBody(IncomingKind.Command, name, tail.Length > 0 ? tail : null);
    }

    [GeneratedRegex(@"^/(?<name>[A-Za-z0-9_]{1,32})(@\w+)?(\s+(?<tail>.*))?$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
