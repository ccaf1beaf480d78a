using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ParticipationBot.Channels.Tests.Notices;

/// <summary>A real SMTP server (aiosmtpd, as Debian ships it) on a free loopback port; keeps what it gets as files.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mail");
    private Process? process;

    private MailServer(int port) => Port = port;

    public int Port { get; }

    public static async Task<MailServer> StartAsync(int? port = null)
    {
        if (!File.Exists("/usr/lib/python3/dist-packages/aiosmtpd/__init__.py")) Assert.Skip("The SMTP server is not installed (Debian: python3-aiosmtpd); ./test installs it.");
        var server = new MailServer(port ?? FreePort());
        await server.RunAsync();
        return server;
    }

    public async Task<IReadOnlyList<string>> MessagesAsync(int expected)
    {
        for (var i = 0; i < 100; i++)
        {
            var files = Directory.Exists(Path.Combine(folder.FullName, "box", "new")) ? Directory.GetFiles(Path.Combine(folder.FullName, "box", "new")) : [];
            if (files.Length >= expected) return [.. files.Order(StringComparer.Ordinal).Select(File.ReadAllText)];
            await Task.Delay(50);
        }
        return [];
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
        folder.Delete(recursive: true);
    }

    private async Task RunAsync()
    {
        process = Process.Start(new ProcessStartInfo(Python, ["-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{Port}", "-c", "aiosmtpd.handlers.Mailbox", Path.Combine(folder.FullName, "box")])
        {
            RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        for (var i = 0; i < 200; i++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }
        throw new TimeoutException("The SMTP server did not start.");
    }
}
