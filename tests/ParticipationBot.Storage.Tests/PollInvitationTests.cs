using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Floods;
using ParticipationBot.Storage.Announcements;
using ParticipationBot.Storage.Polls;

namespace ParticipationBot.Storage.Tests;

/// <summary>How an invitation goes out. The tests begin at 14:00 in Kazakhstan on a school day.</summary>
public sealed class PollInvitationTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_stopped_invitation_reaches_nobody_further_and_cannot_be_stopped_twice(string database)
    {
        await using var bot = await WithChildrenAsync(database, 4, new AnnouncementOptions { PageSize = 2 });
        var (desk, staff) = (bot.Get<PollDesk>(), new PollReach(await bot.PersonAsync("asel", "analyst"), All: true));
        (await desk.InviteAsync(staff, "priorities", Cancel)).Should().Be(PollStep.Done);
        (await desk.FindAsync(staff, "priorities", Cancel))!.IsInviting.Should().BeTrue();
        await FirstPageAsync(bot);

        (await desk.StopInvitingAsync(staff, "priorities", Cancel)).Should().Be(PollStep.Done);
        (await desk.FindAsync(staff, "priorities", Cancel))!.IsInviting.Should().BeFalse();
        for (var i = 0; i < 4; i++)
        {
            bot.Time.Advance(TimeSpan.FromSeconds(10));
            await bot.Timers.FireDueAsync(Cancel);
        }

        (await InvitedAsync(bot, 4)).Should().Be(2);
        (await desk.StopInvitingAsync(staff, "priorities", Cancel)).Should().Be(PollStep.Already);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_invitation_waits_for_the_end_of_lessons(string database)
    {
        await using var bot = await WithChildrenAsync(database, 1, new AnnouncementOptions { LessonsFrom = new TimeOnly(13, 0), LessonsUntil = new TimeOnly(16, 0) });
        var staff = new PollReach(await bot.PersonAsync("asel", "analyst"), All: true);
        await bot.Get<PollDesk>().InviteAsync(staff, "priorities", Cancel);
        await FirstPageAsync(bot);
        (await InvitedAsync(bot, 1)).Should().Be(0);

        bot.Time.Advance(TimeSpan.FromHours(2.5));
        await bot.Timers.FireDueAsync(Cancel);
        (await InvitedAsync(bot, 1)).Should().Be(1);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_invitation_in_one_language_goes_to_those_who_use_the_bot_in_it(string database)
    {
        await using var bot = await WithChildrenAsync(database, 3, new AnnouncementOptions());
        await using (var db = bot.Database())
        {
            (await db.Participants.OrderBy(row => row.Id).FirstAsync(Cancel)).Language = "kk";
            (await db.Polls.SingleAsync(row => row.Id == "priorities", Cancel)).Language = "ru";
            await db.SaveChangesAsync(Cancel);
        }
        var staff = new PollReach(await bot.PersonAsync("asel", "analyst"), All: true);
        await bot.Get<PollDesk>().InviteAsync(staff, "priorities", Cancel);
        await FirstPageAsync(bot);
        (await InvitedAsync(bot, 3)).Should().Be(2);
        for (var child = 0; child < 3; child++) (await bot.UnsentAsync($"child{child}")).Should().NotContain(message => message.Text.Contains("Жаңа сауалнама"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_flooded_poll_is_shown_with_its_hours_and_no_answer_is_taken_out(string database)
    {
        await using var bot = await Bot.StartAsync(databases, database);
        var staff = new PollReach(await bot.PersonAsync("asel", "analyst"), All: true);
        var now = new DateTimeOffset(bot.Time.GetUtcNow().Date, TimeSpan.Zero).AddHours(9);
        await AnsweredAsync(bot, now.AddHours(-2), 7);
        await AnsweredAsync(bot, now.AddHours(-1), 30);
        (await FloodAsync(bot, staff)).Should().BeEmpty("a class is no flood");

        await AnsweredAsync(bot, now, 213);
        (await FloodAsync(bot, staff)).Select(hour => (hour.Start, hour.Children, hour.IsFlood)).Should()
            .Equal((now.AddHours(-2), 5, false), (now.AddHours(-1), 30, false), (now, 215, true));
        await using var db = bot.Database();
        (await db.AnswerSets.CountAsync(Cancel)).Should().Be(250);
    }

    private static async Task<IReadOnlyList<AnswerHour>> FloodAsync(Bot bot, PollReach staff) =>
        await bot.Get<PollFloods>().OfAsync((await bot.Get<PollDesk>().FindAsync(staff, "priorities", Cancel))!, Cancel);

    private static async Task AnsweredAsync(Bot bot, DateTimeOffset minute, int children)
    {
        await using var db = bot.Database();
        var before = await db.AnswerSets.CountAsync(Cancel);
        db.AnswerSets.AddRange(Enumerable.Range(before, children).Select(child => new AnswerSetRow
        {
            Poll = "priorities", Pseudonym = BitConverter.GetBytes(child), Groups = new byte[GroupSeal.Size], Language = "kk", Choices = "", BegunAt = minute,
        }));
        await db.SaveChangesAsync(Cancel);
    }

    private async Task<Bot> WithChildrenAsync(string database, int children, AnnouncementOptions options)
    {
        var bot = await Bot.StartAsync(databases, database, announcements: options);
        for (var child = 0; child < children; child++) await bot.TakePartAsync($"child{child}", "ru");
        await using var db = bot.Database();
        await db.Participants.ExecuteUpdateAsync(set => set.SetProperty(child => child.WantsNews, true), Cancel);
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        return bot;
    }

    /// <summary>One page and no more: what is made waits unsent.</summary>
    private static async Task FirstPageAsync(Bot bot) => await bot.Timers.FireDueAsync(Cancel);

    private static async Task<int> InvitedAsync(Bot bot, int children)
    {
        var invited = 0;
        for (var child = 0; child < children; child++) invited += (await bot.UnsentAsync($"child{child}")).Count(message => message.Text.Contains("Новый опрос"));
        return invited;
    }
}
