namespace ParticipationBot.Participation.Forums;

/// <summary>Kind of place a forum sits in, by the ids of the child's own profile answer, so that both can be laid side by side.</summary>
public static class Settlement
{
    public static IReadOnlyList<string> All { get; } = ["city", "town", "village"];
}
