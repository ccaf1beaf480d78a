using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Participants;
using ParticipationBot.Storage.Views;

namespace ParticipationBot.EndToEnd.Tests;

/// <summary>The report's command where something is missing or wrong: a sentence that says what, a non-zero code, and no half-written file.</summary>
public sealed partial class ReportFaultTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("participation-report");
    private string Out => Path.Combine(folder.FullName, "out");
    private static readonly string[] Period = ["--from", "2026-01-01", "--to", "2026-03-31"];

    [Fact]
    public async Task No_data_one_view_and_an_unknown_profile_are_said_plainly()
    {
        await using (var host = new HostProcess(folder.FullName, null, null)) await host.StartAsync();
        (await ReportAsync(null, Period)).Should().Match<(int Code, string Said)>(end => end.Code == 1 && end.Said.Contains("no views"));
        (await ReportAsync(null, "--profile", "nothing")).Should().Match<(int Code, string Said)>(end => end.Code == 1 && end.Said.Contains("crc-kaz-5-6-5d"));
        (await ReportAsync(null)).Should().Match<(int Code, string Said)>(end => end.Code == 1 && end.Said.Contains("--from"));
        await PlantAsync(1);
        (await ReportAsync(null, Period)).Should().Match<(int Code, string Said)>(end => end.Code == 1 && end.Said.Contains("Fewer than 10"));
        Directory.Exists(Out).Should().BeFalse();
    }

    [Fact]
    public async Task A_full_disk_leaves_no_half_written_file()
    {
        await using (var host = new HostProcess(folder.FullName, null, null)) await host.StartAsync();
        await PlantAsync(300);
        var (code, said) = await ReportAsync(null, [.. Period, "--lang", "en"]);
        code.Should().Be(0, said);
        var snapshot = SnapshotCode().Match(said).Value;
        Directory.Delete(Out, recursive: true);

        // Room for what SQLite keeps beside its database, and not for the figures.
        (code, said) = await ReportAsync("40000", "--snapshot", snapshot, "--lang", "en");

        (code, said.Contains("No file was left half-written")).Should().Be((1, true), said);
        Directory.GetFileSystemEntries(Out).Should().BeEmpty();
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<(int Code, string Said)> ReportAsync(string? mostBytes, params string[] options)
    {
        // Ignoring the signal that a full file limit sends, as a full disk sends none.
        var limit = mostBytes is null ? "" : $"prlimit --fsize={mostBytes}:unlimited ";
        var start = new ProcessStartInfo("bash", ["-c", $"trap '' XFSZ; exec {limit}dotnet \"$0\" report \"$@\"", Path.Combine(AppContext.BaseDirectory, "ParticipationBot.dll"), "--out", Out, .. options])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        (start.Environment["DataDirectory"], start.Environment["ConnectionStrings__Main"], start.Environment["Language__ModelFile"]) = (folder.FullName, "", TrainedModel.File);
        // The runtime itself maps a large file for its code otherwise.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    private async Task PlantAsync(int children)
    {
        await using var db = new ParticipationDb(new DbContextOptionsBuilder<ParticipationDb>().UseSqlite($"Data Source={Path.Combine(folder.FullName, "participation.db")};Pooling=False").Options);
        var keys = new KeyRing(folder.FullName);
        var (vault, pseudonyms) = (new TextVault(keys), new Pseudonyms(keys));
        for (var at = 0; at < children; at++)
        {
            var child = new ParticipantRow
            {
                Id = Guid.CreateVersion7(), CreatedAt = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), AgeBand = "From13To15", Sex = at % 2 == 0 ? "girl" : "boy", Region = Regions.All[at % 3],
            };
            db.Participants.Add(child);
            db.Views.Add(new ViewRow
            {
                Id = Guid.CreateVersion7(), Pseudonym = pseudonyms.InPoll(child.Id, "what-matters"), Poll = "what-matters", Language = at % 3 == 0 ? "kk" : "ru", Text = vault.ProtectText("text", VaultPurpose.View),
                SuggestedTopics = "", ChosenTopics = "", Topics = at % 4 == 0 ? "climate_env" : "learning", CreatedAt = new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero),
            });
        }
        await db.SaveChangesAsync();
    }

    [GeneratedRegex(@"S\d{8}-[0-9A-F]{6}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SnapshotCode();
}
