using System.Text.Json;
using ParticipationBot.Conversation.Prompts;

namespace ParticipationBot.Dialogs.Help;

/// <summary>The help channels that are shown to children, from help-channels.json. Their texts stand under "help.channel.ID".</summary>
public static class HelpNumbers
{
    public static IReadOnlyList<HelpChannel> All { get; } = Read();

    /// <summary>The channels as lines of a prompt.</summary>
    internal static TextKeys Lines { get; } = new([.. All.Select(channel => $"help.channel.{channel.Id}")], "\n");

    /// <summary>Those of the channels that answer at a moment; round-the-clock ones always do.</summary>
    public static TextKeys LinesOpenAt(DateTimeOffset now) =>
        new([.. All.Where(channel => channel.IsOpenAt(now)).Select(channel => $"help.channel.{channel.Id}")], "\n");

    /// <summary>Ids of the channels that nobody has checked for longer than this.</summary>
    public static IReadOnlyList<string> Older(IReadOnlyList<HelpChannel> channels, TimeSpan age, DateOnly today) =>
        [.. channels.Where(channel => channel.IsOlderThan(age, today)).Select(channel => channel.Id)];

    private static List<HelpChannel> Read()
    {
        using var stream = typeof(HelpNumbers).Assembly.GetManifestResourceStream("help-channels.json")!;
        return JsonSerializer.Deserialize<List<HelpChannel>>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <param name="Id">Names the texts.</param>
/// <param name="Source">Where the facts come from.</param>
/// <param name="VerifiedAt">When somebody last checked that the channel works as the text says; null where nobody has.</param>
/// <param name="VerifiedBy">Who checked.</param>
/// <param name="Hours">When it answers, in Kazakhstan's time; null for day and night.</param>
public sealed record HelpChannel(string Id, string Source, DateOnly? VerifiedAt, string? VerifiedBy, IReadOnlyList<HelpHours>? Hours = null)
{
    private static readonly TimeSpan Kazakhstan = TimeSpan.FromHours(5);

    public bool IsOpenAt(DateTimeOffset now)
    {
        var local = now.ToOffset(Kazakhstan);
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        return Hours is null || Hours.Any(hours => hours.Days.Contains(local.DayOfWeek) && time >= hours.From && time < hours.To);
    }

    /// <summary>After this a channel counts as stale: the console warns.</summary>
    public static TimeSpan Fresh { get; } = TimeSpan.FromDays(90);

    /// <summary>After this a production start is refused.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromDays(180);

    public bool IsOlderThan(TimeSpan age, DateOnly today) =>
        VerifiedAt is not { } verified || today.DayNumber - verified.DayNumber > age.TotalDays;
}

/// <summary>Hours within a day; a channel open past midnight has two of them.</summary>
public sealed record HelpHours(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly To);
