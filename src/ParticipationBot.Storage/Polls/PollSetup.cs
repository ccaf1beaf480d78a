using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Floods;
using ParticipationBot.Storage.Announcements;
using ParticipationBot.Storage.Timers;

namespace ParticipationBot.Storage.Polls;

internal static class PollSetup
{
    public static IServiceCollection AddPolls(this IServiceCollection services)
    {
        services.TryAddSingleton(new FloodOptions());
        return services
            .AddSingleton<PollLinks>().AddSingleton<GroupSeal>().AddSingleton<PollAnswers>().AddSingleton<PollCounting>().AddSingleton<PollBookKeeper>().AddSingleton<PollDesk>().AddSingleton<PollFloods>().AddSingleton<PupilPolls>().AddSingleton<ITimerHandler, PollClose>()
            .AddSingleton<IAnnouncement, PollInvitation>().AddSingleton<IAnnouncement, PollReminder>().AddSingleton<IAnnouncement, PollResultsNews>();
    }

    /// <summary>Adds the shipped polls where they are missing, and reads all polls, so that the first turn knows them.</summary>
    public static async Task PreparePollsAsync(this IServiceProvider services, CancellationToken cancellation)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(cancellation);
        await ShippedPollSetup.AddAsync(db, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellation);
        await services.GetRequiredService<PollBookKeeper>().ReloadAsync(cancellation);
    }
}
