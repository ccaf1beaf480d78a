namespace ParticipationBot.Participation.Polls.Floods;

/// <summary>
/// Finds hours in which far more children began to answer than the poll's own earlier hours let expect. It says that a person should look;
/// it takes nobody's answers away.
/// </summary>
public static class FloodRule
{
    /// <param name="begun">Minute → children who gave their first answer in it.</param>
    /// <param name="invitations">When an invitation or a reminder began to go out.</param>
    /// <returns>Every hour that has answers, in time's order.</returns>
    public static IReadOnlyList<AnswerHour> Hours(IReadOnlyDictionary<DateTimeOffset, int> begun, IReadOnlyList<DateTimeOffset> invitations, FloodOptions options)
    {
        var hours = new List<AnswerHour>();
        // Flooded and invited hours would make the next flood look usual.
        var usual = new List<int>();
        foreach (var minutes in begun.GroupBy(minute => HourOf(minute.Key)).OrderBy(hour => hour.Key))
        {
            var children = minutes.Sum(minute => minute.Value);
            var isInvited = invitations.Any(sent => minutes.Key.AddHours(1) > sent && minutes.Key < sent + options.AfterInvitation);
            var limit = usual.Count == 0 ? options.InFirstHour : Math.Max(options.LeastInOneHour, options.TimesUsual * usual.Average());
            var isFlood = !isInvited && (children >= limit || minutes.Any(minute => minute.Value >= options.InOneMinute));
            hours.Add(new AnswerHour(minutes.Key, children, isFlood, isInvited));
            if (!isFlood && !isInvited) usual.Add(children);
        }
        return hours;
    }

    private static DateTimeOffset HourOf(DateTimeOffset minute) => new(minute.Ticks - (minute.Ticks % TimeSpan.TicksPerHour), minute.Offset);
}

/// <param name="Start">The hour's beginning.</param>
/// <param name="Children">Who gave their first answer in it.</param>
/// <param name="IsInvited">It follows an invitation, so that a rush is expected.</param>
public sealed record AnswerHour(DateTimeOffset Start, int Children, bool IsFlood, bool IsInvited);
