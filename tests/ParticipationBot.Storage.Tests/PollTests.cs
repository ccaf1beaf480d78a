using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Polls;

namespace ParticipationBot.Storage.Tests;

/// <summary>Answers from the child to the database and to the results.</summary>
public sealed class PollTests(Databases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Answers_are_stored_under_a_pseudonym_that_leads_to_nobody(string database)
    {
        await using var bot = await WithPollAsync(database);
        await AnswerAsync(bot, "child", "yes", "яблоки", "ru");
        await using var db = bot.Database();
        var set = await db.AnswerSets.SingleAsync(Cancellation);
        set.Choices.Should().Be("eats=yes\nidea=other");
        set.Texts.Should().NotBeNull();
        System.Text.Encoding.UTF8.GetString(set.Texts!).Should().NotContain("яблоки");
        set.BegunAt.Second.Should().Be(0);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_disclosure_in_a_poll_becomes_a_case_and_no_answer(string database)
    {
        await using var bot = await WithPollAsync(database);
        await AnswerAsync(bot, "child", "yes", "DANGER", "ru");
        await using var db = bot.Database();
        (await db.Cases.CountAsync(Cancellation)).Should().Be(1);
        (await db.AnswerSets.SingleAsync(Cancellation)).Texts.Should().BeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_answer_changed_before_the_close_replaces_the_first(string database)
    {
        await using var bot = await WithPollAsync(database);
        await AnswerAsync(bot, "child", "yes", "яблоки", "ru");
        foreach (var press in new[] { "skip", "skip" }) await bot.PressAsync("child", press);
        await CommandAsync(bot, "child", "polls");
        foreach (var press in new[] { "sample", "change", "no" }) await bot.PressAsync("child", press);
        await using var db = bot.Database();
        (await db.AnswerSets.SingleAsync(Cancellation)).Choices.Should().Be("eats=no\nidea=other");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Deleting_all_own_data_takes_the_answers_out(string database)
    {
        await using var bot = await WithPollAsync(database);
        await AnswerAsync(bot, "child", "yes", "яблоки", "ru");
        await CommandAsync(bot, "child", "data");
        foreach (var press in new[] { "delete", "yes" }) await bot.PressAsync("child", press);
        await using var db = bot.Database();
        (await db.AnswerSets.CountAsync(Cancellation)).Should().Be(0);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task At_the_close_the_results_are_counted_once_and_shown_to_children(string database)
    {
        await using var bot = await WithPollAsync(database);
        for (var child = 0; child < 30; child++) await AnswerAsync(bot, $"child{child}", child < 18 ? "yes" : "no", child < 18 ? "smog" : "food", child % 2 == 0 ? "kk" : "ru");
        bot.Time.Advance(TimeSpan.FromDays(8));
        await bot.Timers.FireDueAsync(Cancellation);
        await bot.Get<PollBookKeeper>().ReloadAsync(Cancellation);

        var results = bot.Get<PollBook>().Find("sample")!.Results!;
        results.Children.Should().Be(30);
        results.Questions[0].Overall.Select(cell => (cell.Choice, cell.Children)).Should().Equal(("yes", 20), ("no", 10));
        results.Questions[1].Overall.Single(cell => cell.Choice == "climate_env").Children.Should().Be(20);
        await CommandAsync(bot, "child0", "polls");
        await bot.PressAsync("child0", "sample");
        (await bot.UnsentAsync("child0"))[^1].Text.Should().Contain("шамамен 30").And.Contain("👍 Иә: шамамен 20");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_invitation_reaches_once_those_who_want_news_and_have_not_answered(string database)
    {
        await using var bot = await WithPollAsync(database);
        await AnswerAsync(bot, "answered", "yes", "apples", "ru");
        foreach (var chat in new[] { "silent", "unwilling" })
        {
            bot.Time.Advance(TimeSpan.FromSeconds(1));
            await bot.TakePartAsync(chat, "ru");
        }
        await using (var db = bot.Database())
        {
            var first = await db.Participants.OrderBy(child => child.CreatedAt).ThenBy(child => child.Id).Select(child => child.Id).Take(2).ToListAsync(Cancellation);
            await db.Participants.Where(child => first.Contains(child.Id)).ExecuteUpdateAsync(set => set.SetProperty(child => child.WantsNews, true), Cancellation);
        }
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        var staff = new PollReach(await bot.PersonAsync("asel", "analyst"), All: true);
        (await bot.Get<PollDesk>().InviteAsync(staff, "sample", Cancellation)).Should().Be(PollStep.Done);
        (await bot.Get<PollDesk>().InviteAsync(staff, "sample", Cancellation)).Should().Be(PollStep.Already);
        for (var i = 0; i < 3; i++) await bot.Timers.FireDueAsync(Cancellation);

        (await InvitationsAsync(bot, "answered")).Should().Be(0);
        (await InvitationsAsync(bot, "silent")).Should().Be(1);
        (await InvitationsAsync(bot, "unwilling")).Should().Be(0);
        await bot.AcceptAsync("silent", new IncomingBody(IncomingKind.Choice, "!polls:sample", Question: 1));
        await bot.TakeTurnsAsync();
        (await bot.UnsentAsync("silent"))[^1].Text.Should().Contain("Пример").And.Contain("включительно");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_coordinator_of_another_forum_neither_sees_nor_opens_a_poll(string database)
    {
        await using var bot = await WithPollAsync(database);
        var stranger = new PollReach(await bot.PersonAsync("stranger", "coordinator"), All: false);
        (await bot.Get<PollDesk>().ListAsync(stranger, Cancellation)).Should().BeEmpty();
        (await bot.Get<PollDesk>().FindAsync(stranger, "sample", Cancellation)).Should().BeNull();
        (await bot.Get<PollDesk>().CloseAsync(stranger, "sample", Cancellation)).Should().Be(PollStep.Unknown);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_children_are_asked_never_changes_once_approved_and_the_author_does_not_approve(string database)
    {
        await using var bot = await Bot.StartAsync(databases, database);
        var (desk, author, second) = (bot.Get<PollDesk>(), new PollReach(await bot.PersonAsync("a", "analyst"), true), new PollReach(await bot.PersonAsync("b", "analyst"), true));
        var canteen = (await desk.FindAsync(author, "school-canteen", Cancellation))!;
        (await desk.SaveAsync(author, canteen.Definition, canteen.Audience, canteen.Version, Cancellation)).Should().Be(PollStep.Done);
        (await desk.SaveAsync(second, canteen.Definition, canteen.Audience, canteen.Version, Cancellation)).Should().Be(PollStep.ChangedMeanwhile);
        (await desk.ProposeAsync(author, "school-canteen", Cancellation)).Should().Be(PollStep.Done);
        (await desk.ApproveAsync(author, "school-canteen", Cancellation)).Should().Be(PollStep.SamePerson);
        (await desk.ApproveAsync(second, "school-canteen", Cancellation)).Should().Be(PollStep.Done);
        (await desk.SaveAsync(author, canteen.Definition, canteen.Audience, canteen.Version + 1, Cancellation)).Should().Be(PollStep.Immutable);
    }

    private static async Task<int> InvitationsAsync(Bot bot, string chat) => (await bot.UnsentAsync(chat)).Count(message => message.Text.Contains("Новый опрос"));

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_poll_that_came_with_the_product_is_open_from_the_start(string database)
    {
        await using var bot = await Bot.StartAsync(databases, database);
        bot.Get<PollBook>().All.Should().ContainSingle().Which.Definition.Id.Should().Be("priorities");
    }

    private async Task<Bot> WithPollAsync(string database)
    {
        var bot = await Bot.StartAsync(databases, database);
        var poll = new PollDefinition("sample", 1, "sample", new("Үлгі", "Пример"), new("Қысқа", "Коротко"),
        [
            new("eats", QuestionKind.YesNo, new("Тамақтанасың ба?", "Ешь в столовой?")),
            new("idea", QuestionKind.Text, new("Ұсынысың?", "Что изменить?")),
        ]);
        var now = bot.Time.GetUtcNow();
        await using var db = bot.Database();
        db.Polls.Add(new PollRow
        {
            Id = poll.Id, Code = poll.Code, Version = 1, Definition = PollJson.Write(poll), Status = PollStatus.Held, IsListed = true,
            OpensAt = now, ClosesAt = now.AddDays(7), ChangedAt = now,
        });
        await Timers.TimerStore.SetAsync(db, PollClose.TimerKind, poll.Id, now.AddDays(7), Cancellation);
        await db.SaveChangesAsync(Cancellation);
        await bot.Get<PollBookKeeper>().ReloadAsync(Cancellation);
        return bot;
    }

    private static async Task AnswerAsync(Bot bot, string chat, string choice, string text, string language)
    {
        await bot.TakePartAsync(chat, language);
        await CommandAsync(bot, chat, "polls");
        foreach (var press in new[] { "sample", "begin", choice }) await bot.PressAsync(chat, press);
        await bot.WriteAsync(chat, text);
    }

    private static async Task CommandAsync(Bot bot, string chat, string command)
    {
        await bot.AcceptAsync(chat, new IncomingBody(IncomingKind.Command, command));
        await bot.TakeTurnsAsync();
    }
}
