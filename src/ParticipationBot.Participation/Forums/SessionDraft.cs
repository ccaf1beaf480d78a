using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Participation.Forums;

/// <summary>A debate or meeting that a forum held.</summary>
/// <param name="Participants">How many children took part; a number, never a list of names.</param>
/// <param name="Themes">Topic ids.</param>
public sealed record SessionDraft(DateOnly Day, int Participants, IReadOnlyList<string> Themes)
{
    /// <summary>More than any hall holds: a slip of the finger, not a meeting.</summary>
    public const int MostParticipants = 5_000;

    /// <param name="today">Local day; a session to come is no activity yet.</param>
    public IReadOnlyList<string> Problems(DateOnly today)
    {
        var problems = new List<string>();
        if (Day > today) problems.Add("forum.problem.day_to_come");
        if (Participants is < 1 or > MostParticipants) problems.Add("forum.problem.participants");
        if (Themes.Count == 0 || Themes.Any(theme => Taxonomy.Find(theme) is null)) problems.Add("forum.problem.themes");
        return problems;
    }
}
