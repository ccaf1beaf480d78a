using ParticipationBot.Storage.Releases;

namespace ParticipationBot.Insights.Releases;

/// <summary>What someone asks to let out.</summary>
/// <param name="From">First day of the views, in Kazakhstan.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Topic">Null for all.</param>
/// <param name="Language">"kk", "ru", or null for both.</param>
/// <param name="Recipient">Who gets the file.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Days">After how many days it can no longer be fetched; 1 to <see cref="TextReleaseDesk.MostDays"/>.</param>
public sealed record TextReleaseRequest(DateOnly From, DateOnly To, string? Topic, string? Language, bool IsDemo, string Recipient, string Purpose, int Days);

/// <param name="DecidedBy">Who approved, refused or withdrew it.</param>
/// <param name="Texts">How many texts it holds; null once it is over.</param>
public sealed record TextRelease(
    string Code, TextReleaseRequest Request, Guid AskedBy, DateTimeOffset AskedAt, DateTimeOffset ExpiresAt, TextReleaseStatus Status, Guid? DecidedBy, string? Reason, int? Texts);

/// <param name="Number">Within this release; a view and what the same message proposes share one.</param>
/// <param name="View">For leaving it out; never in a file.</param>
/// <param name="Text">Cleaned of personal data.</param>
public sealed record ReleasedText(int Number, Guid View, string Language, string Text);

/// <summary>What became of a step with a release.</summary>
public enum TextReleaseStep
{
    Done,

    /// <summary>The period ends before it begins, or a field is empty, too long or out of its bounds.</summary>
    BadRequest,

    /// <summary>Fewer children stand behind these texts than may be shown.</summary>
    TooFew,

    /// <summary>Whoever asked cannot decide.</summary>
    SamePerson,

    /// <summary>It is refused, withdrawn or over, or there is none of this code.</summary>
    Closed,
}
