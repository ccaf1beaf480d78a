namespace ParticipationBot.Storage.Audit;

/// <summary>Who saw or did what, and when. Carries ids and codes, no content. Each row's hash covers the one before it.</summary>
public sealed class AuditRow
{
    public long Id { get; set; }
    public required DateTimeOffset At { get; set; }
    public required string Actor { get; set; }
    public required string Action { get; set; }
    public required string Subject { get; set; }
    public required byte[] PreviousHash { get; set; }
    public required byte[] Hash { get; set; }
}
