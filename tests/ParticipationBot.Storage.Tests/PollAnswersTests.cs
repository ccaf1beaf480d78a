using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Polls;

namespace ParticipationBot.Storage.Tests;

/// <summary>What happens to answers at the edges: after the close, and when the child says more of themselves.</summary>
public sealed class PollAnswersTests(Databases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_answer_after_the_close_is_not_stored_and_the_child_is_told(string database)
    {
        await using var bot = await InPollAsync(database);
        await bot.PressAsync("child", "yes");
        await using var db = bot.Database();
        // The host that asks has not read the new close yet.
        await db.Polls.Where(row => row.Id == "edges").ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosesAt, bot.Time.GetUtcNow()), Cancellation);
        await bot.PressAsync("child", "4");
        (await db.AnswerSets.SingleAsync(Cancellation)).Choices.Should().Be("eats=yes");
        (await bot.UnsentAsync("child")).Select(message => message.Text).Should().Contain(text => text.Contains("уже закрыт"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_child_says_of_themselves_after_the_poll_counts_for_its_answers(string database)
    {
        await using var bot = await InPollAsync(database);
        foreach (var press in new[] { "yes", "4" }) await bot.PressAsync("child", press);
        (await GroupsAsync(bot)).Should().Equal(new Dictionary<string, string> { ["age"] = "from13to15" });
        foreach (var press in new[] { "yes", "girl", "KZ-10", "village" }) await bot.PressAsync("child", press);
        (await GroupsAsync(bot)).Should().BeEquivalentTo(new Dictionary<string, string> { ["age"] = "from13to15", ["sex"] = "girl", ["region"] = "KZ-10", ["settlement"] = "village" });
    }

    private static async Task<Dictionary<string, string>> GroupsAsync(Bot bot)
    {
        await using var db = bot.Database();
        var row = await db.AnswerSets.AsNoTracking().SingleAsync(Cancellation);
        bot.Get<GroupSeal>().Open(row.Groups);
        return GroupSeal.Groups(GroupSeal.Key(row.Groups, row.Pseudonym));
    }

    /// <summary>A child who is asked the first of two questions.</summary>
    private async Task<Bot> InPollAsync(string database)
    {
        var bot = await Bot.StartAsync(databases, database);
        var poll = new PollDefinition("edges", 1, "edges1", new("Үлгі", "Пример"), new("Қысқа", "Коротко"),
            [new("eats", QuestionKind.YesNo, new("Тамақтанасың ба?", "Ешь?")), new("taste", QuestionKind.Faces, new("Дәмі қалай?", "Вкусно?"))]);
        var now = bot.Time.GetUtcNow();
        await using var db = bot.Database();
        db.Polls.Add(new PollRow
        {
            Id = poll.Id, Code = poll.Code, Version = 1, Definition = PollJson.Write(poll), Status = PollStatus.Held, IsListed = true,
            OpensAt = now, ClosesAt = now.AddDays(7), ChangedAt = now,
        });
        await db.SaveChangesAsync(Cancellation);
        await bot.Get<PollBookKeeper>().ReloadAsync(Cancellation);
        await bot.TakePartAsync("child", "ru");
        await bot.AcceptAsync("child", new IncomingBody(IncomingKind.Command, "polls"));
        await bot.TakeTurnsAsync();
        foreach (var press in new[] { "edges1", "begin" }) await bot.PressAsync("child", press);
        return bot;
    }
}
