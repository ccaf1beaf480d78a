using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ParticipationBot.Storage.Cases.Notices;

namespace ParticipationBot.Channels.Notices;

/// <summary>Calls another system: a signed POST with the case's code and urgency. Follows no redirect and reads no answer.</summary>
internal sealed class WebhookNotices : INoticeChannel, IDisposable
{
    public const string SignatureHeader = "X-ParticipationBot-Signature";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private readonly WebhookOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient client;

    public WebhookNotices(WebhookOptions options, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = Timeout,
            ConnectCallback = (context, cancellation) => PublicAddresses.ConnectAsync(context, options.AllowsPrivateNetwork, cancellation),
        };
        client = new HttpClient(handler) { Timeout = Timeout };
    }

    public string Name => "webhook";

    public async Task<string?> SendAsync(NoticeToSend notice, CancellationToken cancellation)
    {
        if (options.Url.Scheme != Uri.UriSchemeHttps && !options.AllowsPrivateNetwork) return "not https";
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = notice.Id, @event = "case.called", code = notice.Code, urgency = notice.Urgency.ToLowerInvariant(), step = notice.Step.ToLowerInvariant(),
            reason = notice.Reason.ToLowerInvariant(), at = notice.At,
        });
        var stamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(SignatureHeader, $"t={stamp},v1={Sign(options.Secret, stamp, body)}");
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return answer.IsSuccessStatusCode ? null : $"http {(int)answer.StatusCode}";
        }
        catch (HttpRequestException fault)
        {
            return $"http {fault.HttpRequestError}";
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "timeout";
        }
    }

    public static string Sign(string secret, string stamp, byte[] body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(stamp + "."), .. body]));

    public void Dispose() => client.Dispose();
}
