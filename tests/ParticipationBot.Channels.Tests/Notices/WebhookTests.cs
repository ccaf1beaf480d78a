using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using ParticipationBot.Channels.Notices;

namespace ParticipationBot.Channels.Tests.Notices;

public sealed class WebhookTests
{
    private const string Secret = "a secret of the receiver";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_signed_and_carries_codes_alone()
    {
        await using var receiver = await Receiver.StartAsync(_ => Results.Ok());
        using var webhook = new WebhookNotices(new WebhookOptions(receiver.Url, Secret, AllowsPrivateNetwork: true), TimeProvider.System);
        (await webhook.SendAsync(EmailTests.Notice(null), Cancel)).Should().BeNull();

        var (signature, body) = receiver.Got.Single();
        var parts = signature.Split(',').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        parts["v1"].Should().Be(WebhookNotices.Sign(Secret, parts["t"], body));
        System.Text.Encoding.UTF8.GetString(body).Should().Be(
            """{"id":"01970000-0000-7000-8000-000000000001","event":"case.called","code":"K-7F3Q2","urgency":"immediate","step":"onduty","reason":"new","at":"1970-01-01T00:00:00+00:00"}""");
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_an_error_is_a_code()
    {
        await using var elsewhere = await Receiver.StartAsync(_ => Results.Ok());
        await using var receiver = await Receiver.StartAsync(_ => Results.Redirect(elsewhere.Url.ToString()));
        using var webhook = new WebhookNotices(new WebhookOptions(receiver.Url, Secret, AllowsPrivateNetwork: true), TimeProvider.System);
        (await webhook.SendAsync(EmailTests.Notice(null), Cancel)).Should().Be("http 302");
        elsewhere.Got.Should().BeEmpty();
        using var nobody = new WebhookNotices(new WebhookOptions(new Uri($"http://127.0.0.1:{MailServer.FreePort()}"), Secret, AllowsPrivateNetwork: true), TimeProvider.System);
        (await nobody.SendAsync(EmailTests.Notice(null), Cancel)).Should().StartWith("http ");
    }

    [Fact]
    public async Task An_address_of_the_own_network_is_refused()
    {
        await using var receiver = await Receiver.StartAsync(_ => Results.Ok());
        foreach (var host in new[] { "127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1" })
        {
            using var webhook = new WebhookNotices(new WebhookOptions(new Uri($"https://{host}:{receiver.Url.Port}/"), Secret), TimeProvider.System);
            (await webhook.SendAsync(EmailTests.Notice(null), Cancel)).Should().NotBeNull();
        }
        using var plain = new WebhookNotices(new WebhookOptions(receiver.Url, Secret), TimeProvider.System);
        (await plain.SendAsync(EmailTests.Notice(null), Cancel)).Should().Be("not https");
        receiver.Got.Should().BeEmpty();
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("195.12.123.4", true)]
    [InlineData("2a00:5da0::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    public void Knows_public_addresses(string address, bool isPublic) => PublicAddresses.IsPublic(IPAddress.Parse(address)).Should().Be(isPublic);

    private sealed class Receiver(WebApplication app) : IAsyncDisposable
    {
        public ConcurrentQueue<(string Signature, byte[] Body)> Got { get; } = new();
        public Uri Url => new(app.Urls.First() + "/hook");

        public static async Task<Receiver> StartAsync(Func<HttpContext, IResult> answer)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var receiver = new Receiver(builder.Build());
            receiver.Map(answer);
            await receiver.StartAsync();
            return receiver;
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();

        private void Map(Func<HttpContext, IResult> answer) => app.MapPost("/hook", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            Got.Enqueue((context.Request.Headers[WebhookNotices.SignatureHeader].ToString(), body.ToArray()));
            return answer(context);
        });

        private Task StartAsync() => app.StartAsync();
    }
}
