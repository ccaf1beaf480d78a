using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ParticipationBot.Simulator.Mail;

/// <summary>A mail server on loopback: as much SMTP (RFC 5321) as a client without encryption needs. It keeps what it takes, and breaks off a share of the deliveries.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<string> taken = new();
    private readonly double failing;
    private readonly Random dice;
    private readonly Task accepting;
    private int refused;

    /// <param name="failing">Which share (0–1) of the deliveries breaks off before the server has taken them.</param>
    public MailServer(double failing = 0, int seed = 1)
    {
        (this.failing, dice) = (failing, new Random(seed));
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>The mails as they came, headers and body.</summary>
    public IReadOnlyCollection<string> Taken => taken;

    /// <summary>How many deliveries were broken off.</summary>
    public int Refused => refused;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (OperationCanceledException)
        {
            // The server was told to stop.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
                await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 loopback");
                while (await reader.ReadLineAsync(stop.Token) is { } line)
                {
                    var verb = line.Split(' ')[0].ToUpperInvariant();
                    if (verb == "DATA" && Fails()) return;
                    await writer.WriteLineAsync(verb switch { "DATA" => "354 go on", "QUIT" => "221 bye", _ => "250 ok" });
                    if (verb == "QUIT") return;
                    if (verb != "DATA") continue;
                    taken.Enqueue(await BodyAsync(reader));
                    await writer.WriteLineAsync("250 taken");
                }
            }
            catch (Exception fault) when (fault is IOException or OperationCanceledException)
            {
                // The client went away, or the server was told to stop.
            }
        }
    }

    private async Task<string> BodyAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".") mail.AppendLine(line);
        return mail.ToString();
    }

    private bool Fails()
    {
        lock (dice)
        {
            if (dice.NextDouble() >= failing) return false;
        }
        Interlocked.Increment(ref refused);
        return true;
    }
}
