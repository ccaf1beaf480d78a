using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Commitments;
using ParticipationBot.Storage.Announcements;
using ParticipationBot.Storage.Commitments;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

/// <summary>The tests begin at 14:00 in Kazakhstan.</summary>
public sealed class AnnouncementTests(Databases databases)
{
    private const string News = "📣";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_those_are_told_who_asked_for_news_and_spoke_of_the_topic_each_in_their_language(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await SpeakAsync(bot, "asks", "smog everywhere", wantsNews: true);
        await SpeakAsync(bot, "asks-ru", "smog again", wantsNews: true, language: "ru");
        await SpeakAsync(bot, "other", "school food", wantsNews: true);
        await SpeakAsync(bot, "silent", "smog", wantsNews: false);
        await SpeakAsync(bot, "waits", "smog too", wantsNews: true);
        await bot.WriteAsync("waits", "HARM");
        var (alia, id) = await PublishAsync(bot);

        await FireAsync(bot);

        (await ToldAsync(bot, "asks")).Should().ContainSingle(text => text.Contains("қалада ағаш аз") && text.Contains("Істейміз деп уәде берді"));
        (await ToldAsync(bot, "asks-ru")).Should().ContainSingle(text => text.Contains("в городе мало деревьев") && text.Contains("1 мая 2027"));
        (await ToldAsync(bot, "other")).Should().BeEmpty();
        (await ToldAsync(bot, "silent")).Should().BeEmpty();
        (await ToldAsync(bot, "waits")).Should().BeEmpty("whoever waits for the helpline gets nothing in between");
        await FireAsync(bot);
        (await ToldAsync(bot, "asks")).Should().ContainSingle();

        await bot.Get<CommitmentLedger>().ChangeAsync(alia, id, 2, CommitmentTests.Trees with { Due = new DateOnly(2027, 6, 1) }, Cancel);
        await FireAsync(bot);
        (await ToldAsync(bot, "asks")).Should().ContainSingle("other words are no news");
        await bot.Get<CommitmentLedger>().ChangeAsync(alia, id, 3, CommitmentTests.Trees with { Status = CommitmentStatus.Done }, Cancel);
        await FireAsync(bot);
        (await ToldAsync(bot, "asks")).Should().HaveCount(2);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Wherever_the_process_dies_nobody_is_told_twice_and_nobody_is_skipped(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind, announcements: new AnnouncementOptions { PageSize = 2 });
        var chats = Enumerable.Range(1, 7).Select(number => $"child{number}").ToList();
        foreach (var chat in chats) await SpeakAsync(bot, chat, "smog", wantsNews: true);
        await PublishAsync(bot);

        for (var page = 0; page < 6; page++)
        {
            // A page is made and lost: the transaction that made it never commits.
            await using (var db = bot.Database())
            await using (await db.Database.BeginTransactionAsync(Cancel))
            {
                if (await db.Timers.SingleOrDefaultAsync(timer => timer.Kind == "announcement", Cancel) is { } timer)
                    await bot.Get<IEnumerable<Timers.ITimerHandler>>().Single(handler => handler.Kind == "announcement").FireAsync(db, timer, Cancel);
                await db.SaveChangesAsync(Cancel);
            }
            // Another host takes over.
            await using var replica = await bot.ReplicaAsync();
            await FireAsync(replica);
            await SendBroadcastsAsync(bot, chats);
        }

        sent.GroupBy(lane => lane).Should().HaveCount(chats.Count).And.OnlyContain(lane => lane.Count() == 1);
        await using var after = bot.Database();
        (await after.Announcements.SingleAsync(Cancel)).IsDone.Should().BeTrue();
        (await after.Timers.CountAsync(timer => timer.Kind == "announcement", Cancel)).Should().Be(0);
    }

    [Fact]
    public async Task At_night_nobody_is_written_to_and_three_changes_are_one_message_in_the_morning()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        await SpeakAsync(bot, "asks", "smog", wantsNews: true);
        bot.Time.Advance(TimeSpan.FromHours(7));
        var (alia, id) = await PublishAsync(bot);
        await bot.Get<CommitmentLedger>().ChangeAsync(alia, id, 2, CommitmentTests.Trees with { Status = CommitmentStatus.InProgress }, Cancel);
        await bot.Get<CommitmentLedger>().ChangeAsync(alia, id, 3, CommitmentTests.Trees with { Status = CommitmentStatus.Done }, Cancel);
        await FireAsync(bot);
        bot.Time.Advance(TimeSpan.FromHours(10.9));
        await FireAsync(bot);
        (await ToldAsync(bot, "asks")).Should().BeEmpty("it is 7:54");
        bot.Time.Advance(TimeSpan.FromHours(0.1));
        await FireAsync(bot);
        (await ToldAsync(bot, "asks")).Should().ContainSingle(text => text.Contains("Істелді"));
    }

    [Fact]
    public async Task Safety_overtakes_news_and_a_no_to_news_takes_back_what_is_on_its_way()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        await SpeakAsync(bot, "asks", "smog", wantsNews: true);
        await SpeakAsync(bot, "leaves", "smog", wantsNews: true);
        await SendBroadcastsAsync(bot, []);
        await PublishAsync(bot);
        await FireAsync(bot);
        await bot.TakePartAsync("hurt");
        await bot.WriteAsync("hurt", "DANGER");
        (await bot.Outbox.NextAsync(["telegram"], 1, new HashSet<long>(), Cancel)).Single().Content.Text.Should().NotContain(News);

        await bot.AcceptAsync("leaves", new Inbox.IncomingBody(Inbox.IncomingKind.Command, "stop"));
        await bot.TakeTurnsAsync();
        (await ToldAsync(bot, "leaves")).Should().BeEmpty();
        (await ToldAsync(bot, "asks")).Should().ContainSingle();
    }

    [Fact]
    public async Task News_of_a_sensitive_topic_does_not_name_it_on_a_locked_screen()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        await SpeakAsync(bot, "asks", "smog", wantsNews: true);
        await PublishAsync(bot, CommitmentTests.Trees with { Topics = ["climate_env", "bullying"] });
        await FireAsync(bot);
        (await ToldAsync(bot, "asks")).Should().ContainSingle(text => !text.Contains("ағаш"));
    }

    private readonly List<string> sent = [];

    private static async Task SpeakAsync(Bot bot, string chat, string view, bool wantsNews, string language = "kk")
    {
        await bot.TakePartAsync(chat, language);
        await bot.WriteAsync(chat, view);
        await bot.PressAsync(chat, "done");
        await bot.PressAsync(chat, view.Contains("smog") ? "yes" : "skip");
        await bot.PressAsync(chat, "skip");
        await bot.PressAsync(chat, "skip");
        await bot.PressAsync(chat, wantsNews ? "yes" : "skip");
    }

    private static async Task<(Guid Analyst, Guid Commitment)> PublishAsync(Bot bot, CommitmentDraft? draft = null)
    {
        var ledger = bot.Get<CommitmentLedger>();
        var alia = await bot.PersonAsync("alia", StaffRoles.Analyst);
        var id = (await ledger.DraftAsync(alia, draft ?? CommitmentTests.Trees, Cancel))!.Value;
        (await ledger.PublishAsync(alia, id, 1, Cancel)).Should().BeOfType<LedgerResult.Done>();
        return (alia, id);
    }

    private static Task FireAsync(Bot bot) => bot.Timers.FireDueAsync(Cancel);

    private static async Task<IReadOnlyList<string>> ToldAsync(Bot bot, string chat) =>
        [.. (await bot.UnsentAsync(chat)).Select(message => message.Text).Where(text => text.StartsWith(News))];

    private async Task SendBroadcastsAsync(Bot bot, IReadOnlyCollection<string> chats)
    {
        while (await bot.Outbox.NextAsync(["telegram"], 100, new HashSet<long>(), Cancel) is { Count: > 0 } waiting)
        {
            sent.AddRange(waiting.Where(message => message.Priority == OutboxPriority.Broadcast).Select(message => message.Address).Where(chats.Contains));
            await bot.Outbox.ReportAsync([.. waiting.Select(message => new OutboxReport(message.Id, OutboxOutcome.Sent, 1))], Cancel);
        }
    }
}
