using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.State;
using ParticipationBot.Participation.Polls;

namespace ParticipationBot.Dialogs.PollMaking;

/// <summary>The poll that a pupil is building, in the conversation's memory, so that each finished step outlives whatever happens next.</summary>
internal static class Blueprint
{
    /// <summary>Present where a forum's code was accepted: the forum's id.</summary>
    public const string Right = "poll_maker";

    public const string Memory = "poll_draft";

    /// <summary>The draft's id in the database, once it is there.</summary>
    public const string SavedAs = "poll_draft_id";

    private static readonly PollText Empty = new("", "");

    /// <summary>Id and code are given when it is first saved; until then these stand in.</summary>
    private static readonly PollDefinition New = new("draft", 1, "draft-code", Empty, Empty, []);

    public static bool Exists(ConversationState state) => state.Memory.Has(Memory);

    public static PollDefinition Of(ConversationState state) => state.Memory.First(Memory) is { } json ? PollJson.Read(json) : New;

    public static Outcome KeptIn(Outcome outcome, PollDefinition poll) => outcome.Keep(Memory, PollJson.Write(poll));

    public static string FreeId(string letter, IEnumerable<string> taken)
    {
        var ids = taken.ToHashSet();
        return Enumerable.Range(1, ids.Count + 1).Select(number => $"{letter}{number}").First(id => !ids.Contains(id));
    }
}
