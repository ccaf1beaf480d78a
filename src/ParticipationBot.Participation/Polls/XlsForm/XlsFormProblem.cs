namespace ParticipationBot.Participation.Polls.XlsForm;

/// <summary>Something in a workbook that keeps a row from being taken over, or that its author should know.</summary>
/// <param name="Sheet">"survey", "choices" or "settings"; empty for the whole file.</param>
/// <param name="Row">As the spreadsheet numbers it, the header being 1; 0 for the whole sheet.</param>
/// <param name="Column">The column's header; empty for the whole row.</param>
/// <param name="Code">What is wrong: the key of a text for the console.</param>
/// <param name="Detail">What stands in the cell.</param>
/// <param name="IsWarning">True where the row was taken over all the same.</param>
public sealed record XlsFormProblem(string Sheet, int Row, string Column, string Code, string Detail = "", bool IsWarning = false);

/// <summary>What a workbook gave.</summary>
/// <param name="Poll">Null where no question could be read. It may still have problems of its own (<see cref="PollCheck"/>): it is a draft.</param>
public sealed record XlsFormImport(PollDefinition? Poll, IReadOnlyList<XlsFormProblem> Problems);
