using MimeKit;
using ParticipationBot.Channels.Notices;
using ParticipationBot.Storage.Cases.Notices;

namespace ParticipationBot.Channels.Tests.Notices;

public sealed class EmailTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_arrives_with_its_code_and_nothing_else()
    {
        await using var server = await MailServer.StartAsync();
        var sender = new EmailNotices(new EmailOptions("127.0.0.1", server.Port, "bot@helpline.test", Security: "none"), TimeProvider.System);
        (await sender.SendAsync(Notice("dana@helpline.test"), Cancel)).Should().BeNull();
        var raw = (await server.MessagesAsync(1)).Single();
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(raw));
        var message = await MimeMessage.LoadAsync(stream, Cancel);
        message.Subject.Should().Be("K-7F3Q2");
        message.To.ToString().Should().Be("dana@helpline.test");
        message.TextBody!.Trim().Should().Be("Обращение K-7F3Q2. Срочность: немедленно.");
    }

    [Fact]
    public async Task A_server_that_is_down_or_refuses_is_a_code_and_no_exception()
    {
        await using var server = await MailServer.StartAsync();
        var sender = new EmailNotices(new EmailOptions("127.0.0.1", server.Port, "bot@helpline.test", Security: "none"), TimeProvider.System);
        (await sender.SendAsync(Notice("no address at all"), Cancel)).Should().Be("no address");
        (await sender.SendAsync(Notice(null), Cancel)).Should().Be("no address");
        var down = new EmailNotices(new EmailOptions("127.0.0.1", MailServer.FreePort(), "bot@helpline.test", Security: "none"), TimeProvider.System);
        (await down.SendAsync(Notice("dana@helpline.test"), Cancel)).Should().Be("SocketException");
        var encrypted = new EmailNotices(new EmailOptions("127.0.0.1", server.Port, "bot@helpline.test", Security: "starttls"), TimeProvider.System);
        (await encrypted.SendAsync(Notice("dana@helpline.test"), Cancel)).Should().Be("NotSupportedException", "no mail goes out in the clear where encryption is asked for");
    }

    internal static NoticeToSend Notice(string? address) => new(
        Guid.Parse("01970000-0000-7000-8000-000000000001"), "email", address, "K-7F3Q2", "Immediate", "OnDuty", "New",
        "Обращение K-7F3Q2. Срочность: немедленно.", DateTimeOffset.UnixEpoch);
}
