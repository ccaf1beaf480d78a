using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Deadlines;
using ParticipationBot.Storage.Cases.Drafts;
using ParticipationBot.Storage.Cases.Export;
using ParticipationBot.Storage.Cases.Linking;
using ParticipationBot.Storage.Cases.Notices;
using ParticipationBot.Storage.Cases.Supervision;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Drills;
using ParticipationBot.Storage.Duty;
using ParticipationBot.Storage.Recovery;
using ParticipationBot.Storage.Retention;
using ParticipationBot.Storage.Timers;

namespace ParticipationBot.Storage;

/// <summary>Puts the helpline's parts together: duty, deadlines, notices, keys.</summary>
internal static class HelplineSetup
{
    public static void AddHelpline(this IServiceCollection services)
    {
        services.TryAddSingleton(new HelplineOptions());
        services.TryAddSingleton(new RetentionTerms());
        services.AddSingleton<CaseApprovals>().AddSingleton<SupervisionQuery>().AddSingleton<CaseCounts>().AddSingleton<CaseCalls>();
        services.AddSingleton<HelplineTeam>().AddSingleton<CaseTimeline>().AddSingleton<WhoReads>().AddSingleton<DutyDesk>().AddSingleton<CaseWork>();
        services.AddSingleton<CaseRecipients>().AddSingleton<KeyCeremony>().AddSingleton<CaseMessages>().AddSingleton<NoticeOutbox>().AddSingleton<DrillDesk>().AddSingleton<CaseHandling>().AddSingleton<CaseDetailsQuery>();
        services.AddSingleton<LinkedCases>().AddSingleton<CaseMerge>().AddSingleton<CaseCorrections>().AddSingleton<RelayDelivery>().AddSingleton<CaseExport>().AddSingleton<CaseDrafts>().AddSingleton<Heartbeat>().AddSingleton<ClockGuard>();
        services.AddSingleton<CaseAlarm>().AddSingleton<ITimerHandler>(provider => provider.GetRequiredService<CaseAlarm>());
    }
}
