using System.Text;
using ParticipationBot.Simulator;
using ParticipationBot.Simulator.Children;

namespace ParticipationBot.EndToEnd.Tests;

/// <summary>Rule 1: plants a name, a username, a phone number and a chat id, walks the dialogs, and searches everything that was written.</summary>
public sealed class CanaryTests
{
    [Fact]
    public async Task Nothing_of_who_a_child_is_was_written_anywhere()
    {
        await using var installation = await Installation.StartAsync();
        var child = installation.Telegram.AddChild("kk");
        await WalkEverywhereAsync(child);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        var metrics = await client.GetStringAsync(new Uri(installation.Host.Address, "/metrics"), TestContext.Current.CancellationToken);
        metrics.Should().Contain("participationbot_turns", "the metrics are searched too");
        await installation.Host.KillAsync();

        var files = Directory.GetFiles(installation.Folder, "*", SearchOption.AllDirectories);
        files.Should().Contain(file => file.EndsWith(".db-wal"), "the write-ahead log is searched too");
        var found = files.SelectMany(file => Spellings(child.Identity.Canaries).Where(canary => Holds(File.ReadAllBytes(file), canary.Bytes)).Select(canary => $"{canary.Name} in {file}"))
            .Concat(Spellings(child.Identity.Canaries).Where(canary => Holds(Encoding.UTF8.GetBytes(installation.Host.Output + metrics), canary.Bytes)).Select(canary => $"{canary.Name} in the output or the metrics"));
        found.Should().BeEmpty();
        Holds(Encoding.UTF8.GetBytes(installation.Host.Output + Logs(installation)), Encoding.UTF8.GetBytes(installation.Telegram.Token)).Should().BeFalse("the token is a secret");
        Holds(Encoding.UTF8.GetBytes(installation.Host.Output + Logs(installation)), "түтіннен"u8.ToArray()).Should().BeFalse("no message enters a log");
    }

    [Fact]
    public void The_search_finds_what_is_there()
    {
        var spelled = Spellings(["Айгерім"]).ToList();
        spelled.TrueForAll(canary => Holds([1, 2, .. canary.Bytes, 3], canary.Bytes)).Should().BeTrue();
        Holds("nothing here"u8.ToArray(), spelled[0].Bytes).Should().BeFalse();
    }

    private static async Task WalkEverywhereAsync(SimulatedChild child)
    {
        await child.TakePartAsync("kk");
        child.SendText("Қыста түтіннен дем алу қиын");
        foreach (var option in new[] { "done", "no", "health", "done", "skip", "yes", "girl", "KZ-75", "city", "kk", "none", "yes" }) await child.PressAsync(option);
        await child.SeesAsync("Ойыңды жазып алдым");
        child.SendContact();
        child.SendLocation();
        child.SendVoice();
        child.SendPhoto("дәретхана далада");
        child.SendDocument();
        child.SendSticker();
        child.SendForward("бұл маған келген хабар");
        child.Edit("өзгерттім");
        child.SendCommand("/help");
        await child.PressAsync("write");
        await child.SeesAsync("Енді сен маған емес");
        child.SendText("маған біреу керек");
        await child.SeesAsync("Жеткіздім");
        await child.PressAsync("leave");
        child.SendText("әкем мені ұрады");
        await child.SeesAsync("Бұл сенің кінәң емес");
        await child.PressAsync("no");
        child.SendCommand("/language");
        await child.PressAsync("ru");
        child.SendCommand("/nosuchcommand");
        child.SendCommand("/data");
        await child.SeesAsync("Вот что есть у меня о тебе");
        child.SendCommand("/stop");
        await child.SeesAsync("на этом всё");
        child.Block();
    }

    private static string Logs(Installation installation) =>
        string.Concat(Directory.GetFiles(Path.Combine(installation.Folder, "logs")).Select(file =>
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd();
        }));

    /// <summary>Each canary plainly, in UTF-16, in hex, in base64 at its three alignments, and as an eight-byte number.</summary>
    private static IEnumerable<(string Name, byte[] Bytes)> Spellings(IEnumerable<string> canaries)
    {
        foreach (var canary in canaries)
        {
            var bytes = Encoding.UTF8.GetBytes(canary);
            yield return (canary, bytes);
            yield return (canary + " (UTF-16)", Encoding.Unicode.GetBytes(canary));
            yield return (canary + " (hex)", Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)));
            yield return (canary + " (hex, lower)", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)));
            for (var shift = 0; shift < 3; shift++)
            {
                // The first and last signs of base64 depend on the neighbours; what is between does not.
                var coded = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=');
                yield return ($"{canary} (base64+{shift})", Encoding.ASCII.GetBytes(coded[(shift == 0 ? 0 : shift + 1)..^1]));
            }
            if (!long.TryParse(canary, out var number)) continue;
            yield return (canary + " (number)", BitConverter.GetBytes(number));
            yield return (canary + " (number, network order)", [.. BitConverter.GetBytes(number).Reverse()]);
        }
    }

    private static bool Holds(byte[] content, byte[] wanted) => content.AsSpan().IndexOf(wanted) >= 0;
}
