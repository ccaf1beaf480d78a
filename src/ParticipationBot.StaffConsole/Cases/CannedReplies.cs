namespace ParticipationBot.StaffConsole.Cases;

/// <summary>Ready-made replies, in the child's language; the counsellor sees and changes them before sending.</summary>
internal static class CannedReplies
{
    public static IReadOnlyList<string> Keys { get; } = ["greeting", "not_your_fault", "danger_now", "what_you_want", "need_time", "no_secret", "goodbye"];
}
