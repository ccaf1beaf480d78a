namespace ParticipationBot.Language.Training;

/// <summary>A cleared view whose topics a person named: the child who wrote it, or an analyst. Never a text of a case.</summary>
public sealed record ConfirmedText(string Language, IReadOnlyList<string> Topics, string Text);
