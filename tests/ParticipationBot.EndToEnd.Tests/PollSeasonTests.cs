using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.DisclosureControl;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Results;
using ParticipationBot.Simulator;
using ParticipationBot.Simulator.Children;
using ParticipationBot.Storage.Polls;
using ParticipationBot.Storage.Timers;

namespace ParticipationBot.EndToEnd.Tests;

/// <summary>
/// A parliament's poll with children who skip, go back, change their mind and leave, and a host that is killed in between. What is stored is
/// compared with what each child meant, and what is published with a plain count of that.
/// </summary>
public sealed class PollSeasonTests
{
    private const int Children = 36;
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Every_answer_is_what_its_child_meant_and_the_results_are_a_plain_count(string database)
    {
        await using var installation = await Installation.StartAsync(database);
        await OpenAsync(installation);
        var children = Enumerable.Range(0, Children).Select(number => new Answering(installation.Telegram.AddChild(number % 2 == 0 ? "kk" : "ru"), number)).ToList();
        // The host reads its polls anew every few seconds.
        await Task.Delay(TimeSpan.FromSeconds(6), Cancel);

        var season = Task.WhenAll(children.Select(child => child.AnswerAsync()));
        for (var kill = 0; kill < 2; kill++)
        {
            await Task.Delay(TimeSpan.FromSeconds(4), Cancel);
            await installation.Host.KillAsync();
            await installation.Host.StartAsync();
        }
        await season;
        await installation.UntilAsync(async db => await MeantAsync(db, children), "every answer as it was meant");

        await CloseAsync(installation);
        await installation.UntilAsync(async db => (await db.Polls.SingleAsync(row => row.Id == "season", Cancel)).Results is not null, "the results counted");
        await using var db = installation.Database();
        var results = JsonSerializer.Deserialize<PublishedResults>((await db.Polls.SingleAsync(row => row.Id == "season", Cancel)).Results!, JsonSerializerOptions.Web)!;
        results.Children.Should().Be(Disclosure.Round(children.Count(child => child.Meant.Count > 0)));
        var shown = results.Questions.SelectMany(question => question.Overall.Where(cell => cell.Children is not null), (question, cell) => (question.Question, cell)).ToList();
        shown.Should().NotBeEmpty();
        foreach (var (question, cell) in shown)
            cell.Children.Should().Be(Disclosure.Round(children.Count(child => child.Meant.GetValueOrDefault(question)?.Split(',').Contains(cell.Choice) == true)));
    }

    private static async Task<bool> MeantAsync(Storage.ParticipationDb db, List<Answering> children)
    {
        var stored = (await db.AnswerSets.Where(set => set.Poll == "season").Select(set => set.Choices).ToListAsync(Cancel))
            .ConvertAll(choices => string.Join('\n', choices.Split('\n').Order(StringComparer.Ordinal)));
        var meant = children.Where(child => child.Meant.Count > 0)
            .Select(child => string.Join('\n', child.Meant.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal)));
        return stored.Order(StringComparer.Ordinal).SequenceEqual(meant.Order(StringComparer.Ordinal));
    }

    private static async Task OpenAsync(Installation installation)
    {
        var poll = new PollDefinition("season", 1, "season", new("Асхана", "Столовая"), new("Қысқа сауалнама", "Короткий опрос"),
        [
            new("eats", QuestionKind.YesNo, new("Тамақтанасың ба?", "Ешь в столовой?")),
            new("taste", QuestionKind.Faces, new("Дәмі қалай?", "Вкусно?"), ShowIf: new ShowIf("eats", "yes")),
            new("day", QuestionKind.SingleChoice, new("Қай күн?", "Какой день?"), [new("mon", new("Дүйсенбі", "Понедельник")), new("fri", new("Жұма", "Пятница"))]),
            new("why", QuestionKind.Several, new("Неге?", "Почему?"), [new("queue", new("Кезек", "Очередь")), new("price", new("Баға", "Цена")), new("taste", new("Дәм", "Вкус"))]),
        ]);
        await using var db = installation.Database();
        db.Polls.Add(new PollRow
        {
            Id = poll.Id, Code = poll.Code, Version = 1, Definition = PollJson.Write(poll), Status = PollStatus.Held, IsListed = true,
            OpensAt = TimeProvider.System.GetUtcNow().AddMinutes(-1), ClosesAt = TimeProvider.System.GetUtcNow().AddDays(1), ChangedAt = TimeProvider.System.GetUtcNow(),
        });
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task CloseAsync(Installation installation)
    {
        await using var db = installation.Database();
        var now = TimeProvider.System.GetUtcNow();
        await db.Polls.Where(row => row.Id == "season").ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosesAt, now), Cancel);
        db.Timers.Add(new TimerRow { Kind = "poll", Subject = "season", Due = now });
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>A child with a mind of their own, from a fixed seed.</summary>
    private sealed class Answering(SimulatedChild child, int number)
    {
        private readonly Random mind = new(20261123 + number);

        /// <summary>Question → choices, as the child would say they answered.</summary>
        public Dictionary<string, string> Meant { get; } = [];

        public async Task AnswerAsync()
        {
            await child.TakePartAsync(number % 2 == 0 ? "kk" : "ru");
            child.SendCommand("/polls");
            foreach (var option in new[] { "season", "begin" }) await child.PressAsync(option);
            await GiveAsync("eats", "yes", "no");
            if (mind.Next(3) == 0)
            {
                await child.PressAsync("back");
                await GiveAsync("eats", "no", "yes");
            }
            if (Meant.GetValueOrDefault("eats") == "yes") await GiveAsync("taste", $"{mind.Next(1, 6)}");
            if (mind.Next(4) == 0) await LeaveAndComeBackAsync();
            await GiveAsync("day", "mon", "fri");
            if (mind.Next(5) == 0) return;
            await TickAsync();
        }

        private async Task GiveAsync(string question, params string[] choices)
        {
            Meant.Remove(question);
            if (mind.Next(6) == 0)
            {
                await child.PressAsync("skip");
                return;
            }
            var choice = choices[mind.Next(choices.Length)];
            await child.PressAsync(choice);
            Meant[question] = choice;
        }

        /// <summary>Ticks one, takes it away, ticks two others.</summary>
        private async Task TickAsync()
        {
            foreach (var press in new[] { "queue", "queue", "price", "taste", "done" }) await child.PressAsync(press);
            Meant["why"] = "price,taste";
        }

        private async Task LeaveAndComeBackAsync()
        {
            await child.PressAsync("!leave");
            child.SendCommand("/polls");
            foreach (var option in new[] { "season", "begin" }) await child.PressAsync(option);
        }
    }
}
