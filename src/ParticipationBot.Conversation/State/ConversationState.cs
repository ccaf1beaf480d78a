namespace ParticipationBot.Conversation.State;

/// <summary>Where a person stands in the dialogs. A stack of frames: the last one is running, those below wait for it.</summary>
public sealed record ConversationState
{
    public const int CurrentSchema = 1;

    /// <summary>Version of this shape, for states written by an earlier release.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>"kk" or "ru"; null until the person has chosen.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<Frame> Stack { get; init; } = [];

    /// <summary>What outlives a dialog: the notice's version, the age band.</summary>
    public Answers Memory { get; init; } = Answers.None;

    /// <summary>Number of the question asked last. A button of an earlier question is stale.</summary>
    public int Question { get; init; }

    /// <summary>When the running question times out, if it does.</summary>
    public DateTimeOffset? Expires { get; init; }

    public Frame? Running => Stack is [.., var last] ? last : null;

    internal ConversationState Push(Frame frame) => this with { Stack = [.. Stack, frame] };

    internal ConversationState Replace(Frame frame) => this with { Stack = [.. Stack.SkipLast(1), frame] };

    internal ConversationState Pop() => this with { Stack = [.. Stack.SkipLast(1)], Expires = null };
}

/// <summary>One dialog under way. Steps are kept by name, so that reordering a dialog moves nobody.</summary>
public sealed record Frame(string Dialog, int Version, string Step, Answers Answers, int Attempts = 0);
