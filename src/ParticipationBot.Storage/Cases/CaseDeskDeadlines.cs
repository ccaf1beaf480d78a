using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Storage.Cases;

/// <summary>How soon a person must have looked at a case.</summary>
public static class CaseDeskDeadlines
{
    public static TimeSpan For(Urgency urgency) => urgency switch
    {
        Urgency.Immediate => TimeSpan.FromMinutes(5),
        Urgency.High => TimeSpan.FromMinutes(30),
        _ => TimeSpan.FromHours(24),
    };
}
