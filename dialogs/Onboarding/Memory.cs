using ParticipationBot.Conversation.State;

namespace ParticipationBot.Dialogs.Onboarding;

/// <summary>What a conversation remembers across dialogs.</summary>
internal static class Memory
{
    /// <summary>Version of the notice that was accepted.</summary>
    public const string Notice = "notice";

    /// <summary>One of <see cref="AgeOptions"/>.</summary>
    public const string Age = "age";

    /// <summary>Present once the profile questions were offered; they are asked once ever.</summary>
    public const string ProfileAsked = "profile_asked";

    /// <summary>Present once the child was asked whether they want news.</summary>
    public const string NewsAsked = "news_asked";

    /// <summary>Ids of the polls that the child has finished: that they took part, not what they said.</summary>
    public const string PollsDone = "polls_done";

    /// <summary>When codes were typed that open nothing; too many close the door for a while.</summary>
    public const string WrongCodes = "wrong_codes";

    /// <summary>True where the child may give views: the current notice accepted, and 10 to 17 years old.</summary>
    public static bool MayTakePart(ConversationState state) =>
        HasAcceptedNotice(state) && AgeOptions.IsChild(state.Memory.First(Age));

    public static bool HasAcceptedNotice(ConversationState state) =>
        state.Memory.First(Notice) == $"{OnboardingDialog.NoticeVersion}" && state.Memory.Has(Age);
}
