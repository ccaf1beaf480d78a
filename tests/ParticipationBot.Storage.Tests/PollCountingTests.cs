using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Dialogs.Effects;
using ParticipationBot.Participation;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Results;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Participants;
using ParticipationBot.Storage.Polls;

namespace ParticipationBot.Storage.Tests;

/// <summary>Answers given, changed, taken back and lost in crashes, with profiles that change between; counted by the product and plainly.</summary>
public sealed class PollCountingTests(Databases databases)
{
    private const int Children = 120;
    private static readonly PollText Words = new("с", "в");

    private static readonly PollDefinition Poll = new("counted", 1, "counted", Words, Words,
    [
        new("eats", QuestionKind.YesNo, Words), new("why", QuestionKind.Several, Words, Choices("a", "b", "c"), Most: 2),
        new("order", QuestionKind.Ranking, Words, Choices("x", "y", "z"), Most: 2), new("minutes", QuestionKind.Number, Words, From: 0, To: 60),
    ]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_results_are_a_plain_count_of_what_was_committed(string database)
    {
        await using var bot = await Bot.StartAsync(databases, database);
        var dice = new Random(11);
        var children = await OpenAsync(bot, dice);
        var meant = new Dictionary<Guid, AnswerSet>();
        for (var step = 0; step < 1500; step++)
        {
            var child = children[dice.Next(Children)];
            await using var db = bot.Database();
            var row = await db.Participants.SingleAsync(each => each.Id == child, Cancellation);
            if (dice.Next(10) == 0)
            {
                (row.Region, row.Sex) = (Region(dice), dice.Next(2) == 0 ? "girl" : null);
                await bot.Get<PollAnswers>().RegroupAsync(db, row, Cancellation);
            }
            var left = await ActAsync(bot, db, row, meant.TryGetValue(child, out var before) ? before : null, dice);
            // A crash before the commit: neither the answer nor its groups are there.
            if (dice.Next(8) == 0) continue;
            await db.SaveChangesAsync(Cancellation);
            if (left is { } set) meant[child] = set;
            else meant.Remove(child);
        }

        await using var counted = bot.Database();
        var results = await bot.Get<PollCounting>().CountAsync(counted, Poll, new DateOnly(2026, 12, 1), Cancellation);
        var plain = new PollCount(Poll);
        foreach (var (child, set) in meant)
        {
            var profile = await counted.Participants.SingleAsync(each => each.Id == child, Cancellation);
            plain.Add(set with { Groups = Groups(profile, set.Groups["language"]) });
        }
        JsonSerializer.Serialize(results).Should().Be(JsonSerializer.Serialize(plain.Publish(new DateOnly(2026, 12, 1))));
        results.Questions[0].ByGroup["language"].Should().Contain(cell => cell.Children != null);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Sealed_groups_tell_nothing_and_fit_no_other_row(string database)
    {
        await using var bot = await Bot.StartAsync(databases, database);
        var children = await OpenAsync(bot, new Random(3));
        await using var db = bot.Database();
        foreach (var id in children.Take(2))
        {
            var child = await db.Participants.SingleAsync(each => each.Id == id, Cancellation);
            (child.AgeBand, child.Region, child.Sex, child.Settlement) = ("From10To12", "KZ-10", "girl", "city");
            await bot.Get<PollAnswers>().SaveAsync(db, child, "kk", new SaveAnswer("counted", "eats", ["yes"], null, []), Cancellation);
        }
        await db.SaveChangesAsync(Cancellation);
        var rows = await db.AnswerSets.ToListAsync(Cancellation);
        rows[0].Groups.Should().NotEqual(rows[1].Groups, "the same profile looks different in every row");
        (rows[0].Groups, rows[1].Groups) = (rows[1].Groups, rows[0].Groups);
        await db.SaveChangesAsync(Cancellation);
        var counting = () => bot.Get<PollCounting>().CountAsync(db, Poll, new DateOnly(2026, 12, 1), Cancellation);
        await counting.Should().ThrowAsync<CryptographicException>();
    }

    /// <returns>What the child's answers are afterwards; null for none.</returns>
    private static async Task<AnswerSet?> ActAsync(Bot bot, ParticipationDb db, ParticipantRow child, AnswerSet? before, Random dice)
    {
        if (dice.Next(12) == 0)
        {
            await bot.Get<PollAnswers>().DeleteAsync(db, child.Id, Poll.Id, Cancellation);
            return null;
        }
        var question = Poll.Questions[dice.Next(Poll.Questions.Count)];
        var given = dice.Next(5) == 0 ? [] : RandomAnswers.To(Poll with { Questions = [question] }, dice).GetValueOrDefault(question.Id) ?? [];
        var language = dice.Next(2) == 0 ? "kk" : "ru";
        await bot.Get<PollAnswers>().SaveAsync(db, child, language, new SaveAnswer(Poll.Id, question.Id, given, null, []), Cancellation);
        var choices = before is { } had ? new Dictionary<string, IReadOnlyList<string>>(had.Choices) : [];
        choices.Remove(question.Id);
        if (given.Count > 0) choices[question.Id] = given;
        return choices.Count == 0 ? null : new AnswerSet(Groups(child, language), choices);
    }

    private static Dictionary<string, string> Groups(ParticipantRow child, string language)
    {
        var groups = new Dictionary<string, string> { ["language"] = language, ["age"] = child.AgeBand!.ToLowerInvariant() };
        if (child.Sex is not null) groups["sex"] = child.Sex;
        if (child.Region is not null) groups["region"] = child.Region;
        if (child.Settlement is not null) groups["settlement"] = child.Settlement;
        return groups;
    }

    private static async Task<List<Guid>> OpenAsync(Bot bot, Random dice)
    {
        var now = bot.Time.GetUtcNow();
        await using var db = bot.Database();
        db.Polls.Add(new PollRow { Id = Poll.Id, Code = Poll.Code, Version = 1, Definition = PollJson.Write(Poll), Status = PollStatus.Held, OpensAt = now, ClosesAt = now.AddDays(7), ChangedAt = now });
        var children = Enumerable.Range(0, Children).Select(number => new ParticipantRow
        {
            Id = Guid.CreateVersion7(now), CreatedAt = now, AgeBand = number % 3 == 0 ? "From10To12" : "From16To17", Region = Region(dice), Settlement = number % 4 == 0 ? "village" : null,
        }).ToList();
        db.Participants.AddRange(children);
        await db.SaveChangesAsync(Cancellation);
        return children.ConvertAll(child => child.Id);
    }

    private static string? Region(Random dice) => dice.Next(6) is var pick and < 4 ? Regions.All[pick / 2] : null;

    private static IReadOnlyList<PollChoice> Choices(params ReadOnlySpan<string> ids)
    {
        var choices = new List<PollChoice>();
        foreach (var id in ids) choices.Add(new PollChoice(id, Words));
        return choices;
    }
}
