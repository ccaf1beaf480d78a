namespace ParticipationBot.Commands.Season;

/// <summary>A view of a season with what was planted in it.</summary>
/// <param name="Theme">Null where it stands alone.</param>
internal sealed record SeasonView(Guid Id, int Child, string Topic, string? Theme, string Language, string Text, DateTimeOffset At);
