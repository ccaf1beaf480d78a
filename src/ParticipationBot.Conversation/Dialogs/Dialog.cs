namespace ParticipationBot.Conversation.Dialogs;

/// <summary>A conversation with a purpose: a stable id, a version, and a graph of named steps.</summary>
public abstract class Dialog
{
    private readonly Lazy<DialogGraph> graph;

    protected Dialog() => graph = new(() =>
    {
        var builder = new DialogBuilder(Id, Version);
        Build(builder);
        return builder.ToGraph();
    });

    /// <summary>Stored with every conversation under way; never renamed.</summary>
    public abstract string Id { get; }

    /// <summary>Raised when steps are renamed, removed or change their meaning.</summary>
    public abstract int Version { get; }

    public DialogGraph Graph => graph.Value;

    protected abstract void Build(DialogBuilder dialog);
}
