using System.CommandLine;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Hosting;
using ParticipationBot.Participation;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Participants;
using ParticipationBot.Storage.Polls;

namespace ParticipationBot.Commands.Bench;

/// <summary><c>bench polls</c>: how long the results of a ten-question poll take, with all breakdowns, beside one plain GROUP BY.</summary>
internal static class PollBench
{
    private const int Batch = 5000;

    public static Command Command()
    {
        var sets = new Option<string>("--sets") { Description = "How many children answered, one run for each.", DefaultValueFactory = _ => "10000,100000,1000000" };
        var database = BenchHost.DatabaseOption();
        var command = new Command("polls", "Counting a closed ten-question poll; one plain GROUP BY over the same answers beside.") { sets, database };
        command.SetAction((parsed, cancellation) => RunAsync([.. parsed.GetValue(sets)!.Split(',').Select(int.Parse)], parsed.GetValue(database)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int[] sizes, string database, CancellationToken cancellation)
    {
        Console.Out.WriteLine("Times in s. results: all questions, overall and by age, sex, region, settlement and language, from the stored rows. GROUP BY: one question's answers as stored, nothing else.");
        Console.Out.WriteLine("     sets   results  GROUP BY   memory");
        foreach (var sets in sizes)
        {
            var place = Directory.CreateTempSubdirectory("participationbot-bench");
            await using var app = await BotHost.BuildAsync([$"--DataDirectory={place.FullName}", $"--ConnectionStrings:Main={database}", "--urls=http://127.0.0.1:0", "--Telegram:BotToken="], cancellation);
            var databases = app.Services.GetRequiredService<IDbContextFactory<ParticipationDb>>();
            var poll = Poll($"bench-{sets}");
            await FillAsync(databases, app.Services.GetRequiredService<Pseudonyms>(), app.Services.GetRequiredService<GroupSeal>(), poll, sets, cancellation);
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var results = await TimeAsync(() => app.Services.GetRequiredService<PollCounting>().CountAsync(db, poll, new DateOnly(2026, 11, 23), cancellation));
            var memory = (GC.GetTotalMemory(forceFullCollection: false) - before) / 1024.0 / 1024.0;
            var grouped = await TimeAsync(() => db.AnswerSets.Where(set => set.Poll == poll.Id).GroupBy(set => set.Choices.Substring(0, 6)).Select(group => new { group.Key, Children = group.Count() }).ToListAsync(cancellation));
            Console.Out.WriteLine($"{sets,9:N0} {results,9:0.00} {grouped,9:0.00} {memory,6:0} MB");
            place.Delete(recursive: true);
        }
        return 0;
    }

    private static async Task FillAsync(IDbContextFactory<ParticipationDb> databases, Pseudonyms pseudonyms, GroupSeal seal, PollDefinition poll, int sets, CancellationToken cancellation)
    {
        var dice = new Random(5);
        var now = TimeProvider.System.GetUtcNow();
        for (var done = 0; done < sets; done += Batch)
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var at = done; at < Math.Min(sets, done + Batch); at++)
            {
                var child = new ParticipantRow
                {
                    Id = Guid.CreateVersion7(now), CreatedAt = now, AgeBand = Pick(dice, "From10To12", "From13To15", "From16To17"), Sex = Pick(dice, "girl", "boy", null),
                    Settlement = Pick(dice, "city", "town", "village", null), Region = Regions.All[(int)(20 * Math.Pow(dice.NextDouble(), 1.5))],
                };
                db.Participants.Add(child);
                var pseudonym = pseudonyms.InPoll(child.Id, poll.Id);
                db.AnswerSets.Add(new AnswerSetRow
                {
                    Poll = poll.Id, Pseudonym = pseudonym, Groups = seal.Seal(child, pseudonym), Language = Pick(dice, "kk", "ru")!, BegunAt = now,
                    Choices = ChoiceText.Write(RandomAnswers.To(poll, dice)),
                });
            }
            await db.SaveChangesAsync(cancellation);
        }
    }

    private static PollDefinition Poll(string id)
    {
        var words = new PollText("сұрақ", "вопрос");
        IReadOnlyList<PollChoice> choices = [.. Enumerable.Range(1, 8).Select(choice => new PollChoice($"c{choice}", words))];
        return new(id, 1, id, words, words,
        [
            new("q01", QuestionKind.YesNo, words), new("q02", QuestionKind.Faces, words), new("q03", QuestionKind.SingleChoice, words, choices),
            new("q04", QuestionKind.SingleChoice, words, choices), new("q05", QuestionKind.Several, words, choices, Most: 3), new("q06", QuestionKind.Several, words, choices, Most: 3),
            new("q07", QuestionKind.Ranking, words, choices, Most: 3), new("q08", QuestionKind.Number, words, From: 0, To: 60), new("q09", QuestionKind.Text, words), new("q10", QuestionKind.YesNo, words),
        ]);
    }

    private static string? Pick(Random dice, params ReadOnlySpan<string?> values) => values[dice.Next(values.Length)];

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }
}
