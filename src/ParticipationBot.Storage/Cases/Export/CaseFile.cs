using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage.Cases.Timeline;

namespace ParticipationBot.Storage.Cases.Export;

/// <summary>One case, opened, as an authorized body gets it. Neither the chat nor its hash is in it: the helpline does not give what it does not know.</summary>
/// <param name="MadeBy">Names of the two people who decided, the one who asked first.</param>
/// <param name="Why">The reason that was given when it was asked for.</param>
public sealed record CaseFile(
    string Code, DateTimeOffset MadeAt, IReadOnlyList<string> MadeBy, string Why, CaseStatus Status, Urgency Urgency, HarmKind? Kind, string? Language, string? AgeBand,
    string? Region, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, IReadOnlyList<CaseFileMessage> Messages, IReadOnlyList<CaseFileStep> Steps,
    IReadOnlyList<CaseFileReferral> Referrals)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // Cyrillic as letters: a person reads this file too. It is never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The format's number: it rises when a field changes its meaning.</summary>
    public int Format { get; } = 1;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Readable);
}

/// <param name="Who">Null where the child wrote; else the name of the one who did.</param>
/// <param name="Corrects">The number of the message whose place this one took in the child's chat.</param>
public sealed record CaseFileMessage(int Number, DateTimeOffset At, CaseAuthor Author, string? Who, string? Text, DeliveryState Delivery, int? Corrects);

public sealed record CaseFileStep(DateTimeOffset At, CaseEventKind Kind, string? Who);

public sealed record CaseFileReferral(DateTimeOffset At, ReferralService Service, ReferralBasis Basis, ReferralOutcome Outcome);
