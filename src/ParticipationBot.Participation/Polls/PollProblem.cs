namespace ParticipationBot.Participation.Polls;

/// <summary>Something that keeps a poll from being used.</summary>
/// <param name="Where">"title", "q3", "q3.choice2": the place as its author knows it.</param>
/// <param name="Code">What is wrong: the key of a text for the console.</param>
/// <param name="Detail">A number or id that belongs to it.</param>
public sealed record PollProblem(string Where, string Code, string Detail = "");
