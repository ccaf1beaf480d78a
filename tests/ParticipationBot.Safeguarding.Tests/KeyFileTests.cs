using System.Security.Cryptography;
using ParticipationBot.Safeguarding.Sealing;

namespace ParticipationBot.Safeguarding.Tests;

public sealed class KeyFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("keys");

    [Fact]
    public void Hosts_that_make_the_key_at_once_all_get_the_same_one()
    {
        for (var round = 0; round < 50; round++)
        {
            var path = Path.Combine(folder.FullName, $"{round}.key");
            var keys = Together(8, () => KeyFile.ReadOrCreate(path, () => RandomNumberGenerator.GetBytes(32)));
            keys.Should().AllSatisfy(key => key.Should().Equal(keys[0]));
        }
        folder.GetFiles().Should().HaveCount(50, "no draft of a key is left behind");
    }

    [Fact]
    public void Only_the_owner_reads_the_key()
    {
        var path = Path.Combine(folder.FullName, "a.key");
        KeyFile.ReadOrCreate(path, () => [1]);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_key_that_cannot_be_made_is_an_error_and_leaves_no_draft()
    {
        var make = () => KeyFile.ReadOrCreate(Path.Combine(folder.FullName, "missing", "a.key"), () => [1]);
        make.Should().Throw<IOException>();
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Threads that wait for one another, so that each sees that there is no file yet.</summary>
    private static List<byte[]> Together(int hosts, Func<byte[]> open)
    {
        var keys = new byte[hosts][];
        using var barrier = new Barrier(hosts);
        var threads = Enumerable.Range(0, hosts).Select(host => new Thread(() =>
        {
            barrier.SignalAndWait();
            keys[host] = open();
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return [.. keys];
    }
}
