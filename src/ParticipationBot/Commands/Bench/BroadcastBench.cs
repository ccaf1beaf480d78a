using System.CommandLine;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Hosting;
using ParticipationBot.Participation;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Conversations;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Participants;
using ParticipationBot.Storage.Polls;

namespace ParticipationBot.Commands.Bench;

/// <summary>
/// <c>bench broadcast</c>: how long a host takes to write the invitations to a poll into the queue. In operation it writes no faster than they
/// are sent; here nothing sends and there is no limit.
/// </summary>
internal static class BroadcastBench
{
    private const int Batch = 5000;
    private const string Poll = "priorities";

    public static Command Command()
    {
        var children = new Option<int>("--children") { Description = "How many children are invited.", DefaultValueFactory = _ => 500_000 };
        var page = new Option<int>("--page") { Description = "Children in one transaction.", DefaultValueFactory = _ => 1000 };
        var database = BenchHost.DatabaseOption();
        var command = new Command("broadcast", "Writing the invitations to a poll into the queue: time, rate and memory.") { children, page, database };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(children), parsed.GetValue(page), parsed.GetValue(database)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int children, int page, string database, CancellationToken cancellation)
    {
        var place = Directory.CreateTempSubdirectory("participationbot-bench");
        try
        {
            await using var app = await BotHost.BuildAsync(
            [
                $"--DataDirectory={place.FullName}", $"--ConnectionStrings:Main={database}", "--urls=http://127.0.0.1:0", "--Telegram:BotToken=",
                $"--News:PageSize={page}", "--News:MostWaiting=0", "--News:QuietFrom=00:00", "--News:QuietUntil=00:00",
            ], cancellation);
            await FillAsync(app.Services, children, cancellation);
            await app.StartAsync(cancellation);
            var watch = Stopwatch.StartNew();
            var step = await app.Services.GetRequiredService<PollDesk>().InviteAsync(new PollReach(Guid.Empty, All: true), Poll, cancellation);
            if (step != PollStep.Done) throw new InvalidOperationException($"The invitation was refused: {step}.");
            var (least, most) = await UntilWrittenAsync(app.Services, cancellation);
            var seconds = watch.Elapsed.TotalSeconds;
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(cancellation);
            var queued = await db.Outbox.CountAsync(row => row.Priority == OutboxPriority.Broadcast, cancellation);
            var lanes = await db.Outbox.Where(row => row.Priority == OutboxPriority.Broadcast).Select(row => row.Lane).Distinct().CountAsync(cancellation);
            Console.Out.WriteLine($"{(database.Length == 0 ? "SQLite" : "PostgreSQL")}: {queued:N0} invitations to {lanes:N0} of {children:N0} children in {seconds:0.0} s, {queued / seconds:N0} /s; managed memory {least}–{most} MB while it ran, the whole process at most {Peak()} MB.");
            await app.StopAsync(cancellation);
            return queued == children && lanes == children ? 0 : 1;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            place.Delete(recursive: true);
        }
    }

    private static async Task<(long Least, long Most)> UntilWrittenAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var (least, most) = (long.MaxValue, 0L);
        while (true)
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(cancellation);
            if (await db.Announcements.AnyAsync(news => news.IsDone, cancellation)) return (least, most);
            var now = GC.GetTotalMemory(forceFullCollection: false) / 1024 / 1024;
            (least, most) = (Math.Min(least, now), Math.Max(most, now));
            await Task.Delay(250, cancellation);
        }
    }

    private static long Peak()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1024 / 1024;
    }

    private static async Task FillAsync(IServiceProvider services, int children, CancellationToken cancellation)
    {
        var (vault, pseudonyms, now) = (services.GetRequiredService<TextVault>(), services.GetRequiredService<Pseudonyms>(), TimeProvider.System.GetUtcNow());
        for (var done = 0; done < children; done += Batch)
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(cancellation);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var at = done; at < Math.Min(children, done + Batch); at++)
            {
                var child = new ParticipantRow
                {
                    Id = Guid.CreateVersion7(now), CreatedAt = now, Language = at % 3 == 0 ? "ru" : "kk", AgeBand = "From13To15", Region = Regions.All[at % Regions.All.Count], WantsNews = true,
                };
                var address = $"{500_000_000 + at}";
                var lane = pseudonyms.Lane("telegram", address);
                db.Participants.Add(child);
                db.Addresses.Add(new AddressRow { Lane = lane, Channel = "telegram", Address = vault.ProtectText(address, VaultPurpose.Address) });
                db.Conversations.Add(new ConversationRow { Lane = lane, Participant = child.Id, State = [], UpdatedAt = now });
            }
            await db.SaveChangesAsync(cancellation);
        }
    }
}
