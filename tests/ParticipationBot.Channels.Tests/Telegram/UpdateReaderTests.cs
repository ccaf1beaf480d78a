using System.Text.Encodings.Web;
using System.Text.Json;
using ParticipationBot.Channels.Telegram;
using ParticipationBot.Conversation;
using ParticipationBot.Simulator;
using ParticipationBot.Simulator.Children;
using ParticipationBot.Storage.Inbox;
using Telegram.Bot;

namespace ParticipationBot.Channels.Tests.Telegram;

/// <summary>Updates travel over HTTP from the Bot API server to the real client, and are read as in the product.</summary>
public sealed class UpdateReaderTests
{
    private static readonly UpdateReader Reader = new(["start", "help"], staffChat: "-1001");

    /// <summary>Cyrillic as it is: a search for a name must be able to find it.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string, string> Media => new()
    {
        { "voice", nameof(UnreadableKind.Voice) },
        { "photo", nameof(UnreadableKind.Photo) },
        { "document", nameof(UnreadableKind.Document) },
        { "sticker", nameof(UnreadableKind.Sticker) },
        { "contact", nameof(UnreadableKind.Contact) },
        { "location", nameof(UnreadableKind.Location) },
    };

    [Theory, MemberData(nameof(Media))]
    public async Task Of_media_only_the_kind_is_kept(string sent, string kind)
    {
        var (body, json, child) = await ReadAsync(child => Send(child, sent));
        body!.Kind.Should().Be(IncomingKind.Unreadable);
        body.Value.Should().Be(kind);
        json.Should().NotContain("planted");
        foreach (var canary in child.Identity.Canaries.Where(canary => canary != $"{child.Identity.Id}")) json.Should().NotContain(canary);
    }

    [Fact]
    public async Task Of_a_text_only_the_words_and_the_apps_language_are_kept()
    {
        var (body, json, child) = await ReadAsync(child => child.SendText("why is there smog"));
        body.Should().Be(new IncomingBody(IncomingKind.Text, "why is there smog", AppLanguage: "kk"));
        foreach (var canary in child.Identity.Canaries.Where(canary => canary != $"{child.Identity.Id}")) json.Should().NotContain(canary);
    }

    [Fact]
    public async Task Words_under_media_are_kept_to_be_screened()
    {
        (await ReadAsync(child => child.SendPhoto("look at this"))).Body!.Caption.Should().Be("look at this");
        (await ReadAsync(child => child.SendVoice("listen"))).Body!.Caption.Should().Be("listen");
    }

    [Fact]
    public async Task A_forward_counts_as_text_and_its_author_is_dropped()
    {
        var (body, json, child) = await ReadAsync(child => child.SendForward("not mine"));
        body!.Value.Should().Be("not mine");
        json.Should().NotContain(child.Identity.FirstName);
    }

    [Theory]
    [InlineData("/start", "start", null)]
    [InlineData("/start school-42", "start", "school-42")]
    [InlineData("/START@simulated_participation_bot x_1", "start", "x_1")]
    [InlineData("/help they beat me", "help", "they beat me")]
    [InlineData("/papa_menya_bet", "papa_menya_bet", "papa menya bet")]
    [InlineData("/pomogite mne", "pomogite", "pomogite mne")]
    public async Task Commands_are_read_and_what_is_no_command_of_ours_is_kept_to_be_screened(string text, string name, string? tail)
    {
        var (body, _, _) = await ReadAsync(child => child.SendCommand(text));
        body.Should().Be(new IncomingBody(IncomingKind.Command, name, tail, AppLanguage: "kk"));
    }

    [Theory, InlineData("/мама меня бьёт"), InlineData("/"), InlineData("/ help"), InlineData("////")]
    public async Task What_only_looks_like_a_command_is_a_text(string text)
    {
        var (body, _, _) = await ReadAsync(child => child.SendText(text));
        body.Should().Be(new IncomingBody(IncomingKind.Text, text, AppLanguage: "kk"));
    }

    [Fact]
    public async Task An_edit_is_a_text_that_replaces_another()
    {
        var (body, _, _) = await ReadAsync(child => child.Edit("/start now HARM"));
        body.Should().Be(new IncomingBody(IncomingKind.Text, "/start now HARM", Edited: true, AppLanguage: "kk"));
    }

    [Theory, InlineData("12.accept", 12, "accept"), InlineData("3.a.b", 3, "a.b"), InlineData("junk", -1, ""), InlineData("x.y", -1, "")]
    public async Task A_press_is_a_choice_and_an_odd_one_an_old_one(string data, int question, string option)
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        var child = server.AddChild("kk");
        var message = new Simulator.Chats.BotMessage { Id = 1, Chat = child.Id, At = TimeProvider.System.GetUtcNow(), Method = "sendmessage", Text = "?" };
        child.Press(message, new("label", data));
        var read = (await ReadAllAsync(server)).Single();
        read.Press.Should().NotBeNull();
        read.Accepted!.Address.Should().Be($"{child.Id}");
        read.Accepted.Body.Should().Be(new IncomingBody(IncomingKind.Choice, option, Question: question, AppLanguage: "kk"));
    }

    [Fact]
    public async Task Blocking_is_noted_and_unblocking_needs_nothing()
    {
        (await ReadAsync(child => child.Block())).Body!.Kind.Should().Be(IncomingKind.Blocked);
        (await ReadAsync(child => child.Unblock())).Body.Should().BeNull();
    }

    [Fact]
    public async Task A_group_is_left_and_the_staffs_group_is_not()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        var staff = server.AddGroup();
        while (staff.Id != -1001) staff = server.AddGroup();
        var other = server.AddGroup();
        foreach (var group in new[] { staff, other })
        {
            group.AddBot(ChildIdentity.Of(1));
            group.SendText(ChildIdentity.Of(1), "hello bot");
        }
        var read = await ReadAllAsync(server);
        read.Should().OnlyContain(one => one.Accepted == null);
        read.Select(one => one.GroupToLeave).Should().Equal(null, null, other.Id, other.Id);
    }

    private static void Send(SimulatedChild child, string kind)
    {
        _ = kind switch
        {
            "voice" => child.SendVoice(),
            "photo" => child.SendPhoto(),
            "document" => child.SendDocument(),
            "sticker" => child.SendSticker(),
            "contact" => child.SendContact(),
            _ => child.SendLocation(),
        };
    }

    private static async Task<(IncomingBody? Body, string Json, SimulatedChild Child)> ReadAsync(Action<SimulatedChild> act)
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        var child = server.AddChild("kk");
        act(child);
        var read = (await ReadAllAsync(server)).Single();
        return (read.Accepted?.Body, JsonSerializer.Serialize(read, Plain), child);
    }

    private static async Task<IReadOnlyList<ReadUpdate>> ReadAllAsync(BotApiServer server)
    {
        var client = new TelegramBotClient(new TelegramBotClientOptions(server.Token, server.Root));
        var updates = await client.GetUpdates(cancellationToken: TestContext.Current.CancellationToken);
        return [.. updates.Select(Reader.Read)];
    }
}
