using ParticipationBot.Channels.Telegram;
using ParticipationBot.Simulator;
using ParticipationBot.Storage.Cases.Notices;

namespace ParticipationBot.Channels.Tests.Telegram;

public sealed class SendingTests
{
    [Fact]
    public async Task The_staffs_group_learns_of_a_case_and_nothing_of_its_content()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        var staff = server.AddGroup();
        await using var bot = await TelegramHost.StartAsync(
            server, TelegramHost.Options(server) with { StaffChat = $"{staff.Id}" }, notices: new StaffNoticeOptions($"{staff.Id}"));
        var child = server.AddChild();
        child.SendText("planted HARM words");
        await Talk.UntilAsync(() => staff.Messages.Count > 0, "the staff is told");
        staff.Messages[0].Text.Should().NotContain("planted").And.NotContain($"{child.Id}").And.NotContain(child.Identity.FirstName);
        staff.WasLeft.Should().BeFalse();
    }

    [Fact]
    public async Task A_message_that_can_no_longer_be_changed_is_sent_anew()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await TelegramHost.StartAsync(server);
        var child = server.AddChild();
        await child.TakePartAsync();
        child.SendText("the bus never comes");
        await child.PressWhenShownAsync("done");
        var picker = await child.WaitForReply(reply => reply.Buttons.SelectMany(row => row).Any(button => button.Data.EndsWith(".climate_env", StringComparison.Ordinal)));
        picker.Deleted = true;
        child.Press(picker, picker.Buttons.SelectMany(row => row).First(button => button.Data.EndsWith(".climate_env", StringComparison.Ordinal)));
        var again = await child.WaitForReply();
        again.Id.Should().NotBe(picker.Id);
        again.Text.Should().Be(picker.Text);
    }

    [Fact]
    public async Task Paced_messages_are_spaced_evenly_on_the_wire()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await TelegramHost.StartAsync(server, TelegramHost.Options(server) with { PacePerSecond = 20 });
        var children = Enumerable.Range(0, 30).Select(_ => server.AddChild()).ToList();
        foreach (var child in children) child.SendCommand("/start");
        await Talk.UntilAsync(() => server.SentCount == 30, "all are answered");
        var sent = children.SelectMany(child => child.Messages).Select(message => message.At).Order().ToList();
        // The network adds some milliseconds to either side of a second.
        for (var first = 0; first + 22 < sent.Count; first++) (sent[first + 22] - sent[first]).Should().BeGreaterThan(TimeSpan.FromSeconds(1));
    }

    [Theory, InlineData(1, 1), InlineData(4096, 1), InlineData(4097, 2), InlineData(9000, 3)]
    public void Long_texts_are_cut_without_losing_a_word(int length, int pieces)
    {
        var text = string.Concat(Enumerable.Range(0, 3000).Select(number => $"{number % 10}😀 "))[..length].Trim();
        var cut = TextPieces.Of(text);
        cut.Should().HaveCount(pieces).And.OnlyContain(piece => piece.Length <= TextPieces.Longest);
        string.Join(' ', cut).Should().Be(text);
    }
}
