namespace ParticipationBot.Conversation.Dialogs;

/// <summary>A conversation with a purpose: a stable id, a version, and a graph of named steps.</summary>
public abstract class Dialog
{
    private readonly Lazy<DialogGraph> graph;

    protected Dialog() => graph = new(() =>
    {
        var builder = new DialogBuilder(Id, Version);
        Build(builder);
        return builder.ToGraph() with { TextsGoToHelpline = TextsGoToHelpline };
    });

    /// <summary>Stored with every conversation under way; never renamed.</summary>
    public abstract string Id { get; }

    /// <summary>Raised when steps are renamed, removed or change their meaning.</summary>
    public abstract int Version { get; }

    /// <summary>
    /// True where whatever the person writes belongs to their case: the caller seals it there, and the dialog learns only that
    /// something was written (an empty text).
    /// </summary>
    public virtual bool TextsGoToHelpline => false;

    public DialogGraph Graph => graph.Value;

    protected abstract void Build(DialogBuilder dialog);
}
