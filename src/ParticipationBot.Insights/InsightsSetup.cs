using Microsoft.Extensions.DependencyInjection;
using ParticipationBot.Insights.Cleaning;
using ParticipationBot.Insights.Exploring;
using ParticipationBot.Insights.Overviews;
using ParticipationBot.Insights.Releases;
using ParticipationBot.Insights.Reports;
using ParticipationBot.Insights.Reports.Drafts;
using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Insights.Themes;

namespace ParticipationBot.Insights;

public static class InsightsSetup
{
    /// <summary>Cleaning, snapshots and reports. Needs <c>AddStorage</c> and a <c>Catalogue</c>.</summary>
    public static IServiceCollection AddInsights(this IServiceCollection services) =>
        services.AddSingleton<Cleaner>().AddSingleton<ConfirmedTopics>().AddSingleton<LanguageDrift>().AddSingleton<SnapshotArchive>().AddSingleton<Explorations>().AddSingleton<ReportWriter>().AddSingleton<ReportDrafts>().AddSingleton<ReportFolder>()
            .AddSingleton<TextReleaseDesk>().AddSingleton<ThemeArchive>().AddSingleton<ThemeDesk>().AddSingleton<NamedThemes>().AddHostedService<ThemeWorker>();
}
