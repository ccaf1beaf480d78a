namespace ParticipationBot.Participation.Topics;

/// <summary>An entry of the taxonomy. Names and definitions in each language stand in the catalogue under "topic.ID".</summary>
/// <param name="Id">Stable; used in files, tables and texts.</param>
/// <param name="Emoji">Shown before the name on buttons.</param>
/// <param name="Sensitive">Needs k = 20 by region instead of k = 10.</param>
/// <param name="ListOfIssues">Paragraphs of CRC/C/KAZ/Q/5-6 that the topic speaks to.</param>
/// <param name="Articles">Articles of the Convention on the Rights of the Child.</param>
/// <param name="IsView">False for what is no view at all (a greeting, spam).</param>
public sealed record Topic(
    string Id, string Emoji, bool Sensitive, IReadOnlyList<string> ListOfIssues, IReadOnlyList<int> Articles, bool IsView = true);
