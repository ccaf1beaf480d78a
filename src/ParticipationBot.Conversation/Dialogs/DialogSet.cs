using ParticipationBot.Conversation.State;

namespace ParticipationBot.Conversation.Dialogs;

/// <summary>All dialogs, the commands that begin them, and the dialog that runs when no other does.</summary>
public sealed class DialogSet
{
    private readonly Dictionary<string, Dialog> dialogs;

    /// <param name="root">Id of the dialog that runs when the stack is empty: onboarding, the menu, or the help card.</param>
    public DialogSet(IEnumerable<Dialog> dialogs, IEnumerable<CommandRoute> commands, Func<ConversationState, string> root)
    {
        this.dialogs = dialogs.ToDictionary(dialog => dialog.Id);
        Commands = commands.ToDictionary(command => command.Name);
        Root = root;
    }

    public IReadOnlyCollection<Dialog> All => dialogs.Values;
    public IReadOnlyDictionary<string, CommandRoute> Commands { get; }
    public Func<ConversationState, string> Root { get; }

    public DialogGraph? Find(string id) => dialogs.GetValueOrDefault(id)?.Graph;

    internal DialogGraph Get(string id) => Find(id) ?? throw new InvalidOperationException($"There is no dialog '{id}'.");
}

/// <summary>A command that works at every step.</summary>
/// <param name="Name">Without the slash.</param>
/// <param name="Dialog">The dialog it begins.</param>
/// <param name="Keeps">True where the interrupted dialog goes on afterwards; false where it is left for good.</param>
/// <param name="Available">When it may be used; elsewhere the root dialog runs instead.</param>
public sealed record CommandRoute(string Name, string Dialog, bool Keeps, Func<ConversationState, bool> Available)
{
    /// <summary>The dialog it begins instead when it carries an argument: a link's code.</summary>
    public string? WithArgument { get; init; }
}
