using Microsoft.EntityFrameworkCore;
using ParticipationBot.Simulator;
using ParticipationBot.Simulator.Season;

namespace ParticipationBot.Channels.Tests.Telegram;

public sealed class SeasonTests
{
    [Fact]
    public async Task Synthetic_children_find_their_way_through_the_real_dialogs()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await TelegramHost.StartAsync(server);
        var texts = Texts();
        var options = new SeasonOptions { Children = 40, DisclosureShare = 0.1, OfferShare = 0, LeaverShare = 0.05, GuestShare = 0.1 };
        var reports = new List<SeasonProgress>();
        var end = await new SimulatedSeason(server, texts, options).RunAsync(new Collected(reports), TestContext.Current.CancellationToken);

        end.Done.Should().Be(40);
        end.Unanswered.Should().Be(0);
        reports.Should().HaveCount(40);
        await using var db = bot.Database();
        (await db.Views.CountAsync(TestContext.Current.CancellationToken)).Should().Be(end.Views);
        (await db.Cases.CountAsync(TestContext.Current.CancellationToken)).Should().Be(end.Disclosures);
        (await db.Views.CountAsync(view => view.ChosenTopics != "", TestContext.Current.CancellationToken)).Should().BeGreaterThan(end.Views / 2);
        (await db.Participants.CountAsync(child => child.Region != null, TestContext.Current.CancellationToken)).Should().BeGreaterThan(5);
    }

    private static SeasonTexts Texts()
    {
        var folder = Directory.CreateTempSubdirectory("season");
        try
        {
            foreach (var language in new[] { "kk", "ru" })
            {
                var topics = Directory.CreateDirectory(Path.Combine(folder.FullName, language, "corpus", "topics"));
                var screening = Directory.CreateDirectory(Path.Combine(folder.FullName, language, "corpus", "screening"));
                File.WriteAllText(Path.Combine(topics.FullName, "a.tsv"),
                    $"id\tlang\tform\tlabels\ttext\na\t{language}\tstd\tclimate_env\tsmog again\nb\t{language}\tstd\tlearning,leisure\tlessons and football\nc\t{language}\tstd\tnot_a_view\thello\n");
                File.WriteAllText(Path.Combine(screening.FullName, "a.tsv"),
                    $"id\tclass\tkind\turgency\tlang\tform\ttext\na\tdisclosure\tphysical\thigh\t{language}\tstd\tHARM\nb\tview\t\t\t{language}\tstd\tfine\n");
            }
            return SeasonTexts.Load(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Progress{T} reports on other threads, later; a test wants each report as it comes.</summary>
    private sealed class Collected(List<SeasonProgress> reports) : IProgress<SeasonProgress>
    {
        public void Report(SeasonProgress value)
        {
            lock (reports) reports.Add(value);
        }
    }
}
