namespace ParticipationBot.Conversation.Dialogs;

/// <summary>The steps of a dialog by name.</summary>
/// <param name="First">Where it begins.</param>
/// <param name="Reentry">Where a conversation goes on whose step no longer exists in this version.</param>
public sealed record DialogGraph(string Id, int Version, string First, string Reentry, IReadOnlyDictionary<string, Step> Steps)
{
    /// <inheritdoc cref="Dialog.TextsGoToHelpline"/>
    public bool TextsGoToHelpline { get; init; }

    /// <summary>Names of steps declared twice; a dialog with any is refused.</summary>
    internal IReadOnlyList<string> Duplicates { get; init; } = [];
}
