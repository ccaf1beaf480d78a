using ParticipationBot.Dialogs.Help;
using ParticipationBot.Storage;

namespace ParticipationBot.Hosting;

/// <summary>Children in danger get these numbers: where children really write, a start with numbers that nobody has rung for too long is refused.</summary>
internal static class HelpNumbersCheck
{
    /// <exception cref="StartUpException">A number is past its limit.</exception>
    public static void Require(IReadOnlyList<HelpChannel> channels, DateOnly today)
    {
        var old = HelpNumbers.Older(channels, HelpChannel.Limit, today);
        if (old.Count == 0) return;
        throw new StartUpException(
            $"The help numbers {string.Join(", ", old)} were last checked more than {HelpChannel.Limit.TotalDays:0} days ago. Ring each of them, then enter the date "
            + "and your name in dialogs/Help/help-channels.json and build again.");
    }
}
