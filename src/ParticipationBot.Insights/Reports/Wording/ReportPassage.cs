namespace ParticipationBot.Insights.Reports.Wording;

/// <summary>A paragraph of a report before its figures are put in.</summary>
/// <param name="Key">For example "method"; stable, so that an analyst's wording outlives a new release.</param>
/// <param name="Shipped">The wording that comes with the product; figures stand in it as {name}.</param>
/// <param name="IsMinistry">Only the ministry can write it: a marked place until it does.</param>
public sealed record ReportPassage(string Key, string Shipped, bool IsMinistry);
