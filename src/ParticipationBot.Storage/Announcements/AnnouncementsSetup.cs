using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ParticipationBot.Storage.Commitments;
using ParticipationBot.Storage.Timers;

namespace ParticipationBot.Storage.Announcements;

internal static class AnnouncementsSetup
{
    /// <summary>The influence ledger and the telling of what changes in it.</summary>
    public static void AddCommitments(this IServiceCollection services)
    {
        services.TryAddSingleton(new AnnouncementOptions());
        services.AddSingleton<Announcer>().AddSingleton<ITimerHandler, AnnouncementTimer>().AddSingleton<IAnnouncement, CommitmentNews>();
        services.AddSingleton<CommitmentLedger>().AddSingleton<PublishedCommitments>().AddSingleton<NewsBoard>().AddSingleton<CommitmentCard>();
    }
}
