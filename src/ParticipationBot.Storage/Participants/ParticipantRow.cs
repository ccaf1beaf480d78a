namespace ParticipationBot.Storage.Participants;

/// <summary>A child's pseudonym and what they told about themselves by tapping. Nothing of Telegram's.</summary>
public sealed class ParticipantRow
{
    public required Guid Id { get; set; }
    public string? Language { get; set; }
    public int? NoticeVersion { get; set; }
    public string? AgeBand { get; set; }
    public string? Sex { get; set; }
    public string? Region { get; set; }
    public string? Settlement { get; set; }
    public string? HomeLanguage { get; set; }
    public string? Difficulty { get; set; }
    public bool WantsNews { get; set; }

    /// <summary>The bot was blocked; nothing is sent any more until the child writes again.</summary>
    public bool Blocked { get; set; }

    /// <summary>Made by `./run demo`; removed by `./run demo --remove`.</summary>
    public bool IsDemo { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
}
