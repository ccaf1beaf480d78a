namespace ParticipationBot.Storage.Views;

/// <summary>What a child wrote in their own words, cleared by screening.</summary>
public sealed class ViewRow
{
    public required Guid Id { get; set; }

    /// <summary>Pseudonym for this poll alone (keyed hash of participant and poll), so that polls cannot be joined.</summary>
    public required byte[] Pseudonym { get; set; }
    public required string Poll { get; set; }
    public required string Language { get; set; }

    /// <summary>Encrypted.</summary>
    public required byte[] Text { get; set; }

    /// <summary>Encrypted; what the child says adults should do.</summary>
    public byte[]? Proposal { get; set; }

    /// <summary>Topic ids, joined by commas.</summary>
    public required string SuggestedTopics { get; set; }
    public required string ChosenTopics { get; set; }

    /// <summary>What counts: the chosen topics, else the suggested ones.</summary>
    public required string Topics { get; set; }

    /// <summary>What an analyst would have said, where they disagree. The child's choice still counts; this teaches the classifier.</summary>
    public string? AnalystTopics { get; set; }
    /// <summary>The words were removed after their term; topics stay for the counts.</summary>
    public bool IsErased { get; set; }
    public bool IsDemo { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
}
