using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Notices;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Outbox;

namespace ParticipationBot.Storage.Recovery;

/// <summary>
/// Notices that the database is an older copy: the file beside the keys knows of a later moment than the database does. Then what waits in
/// the copy to be sent has most likely been sent already: it is not sent again but shown as not delivered, and the loss is written into the
/// audit log with its hours. Deadlines stay: whoever is overdue is called once more, since nobody knows what was lost.
/// </summary>
public sealed class Heartbeat(
    IDbContextFactory<ParticipationDb> databases, WriterGate gate, AuditLog audit, CaseTimeline timeline, KeyRing ring, TimeProvider time)
{
    public const string Action = "database.restored";

    /// <summary>Several hosts write one row and one file; this far they may be apart.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(3);
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private string File => Path.Combine(ring.Folder, "heartbeat");

    /// <summary>Looks, and says that this host lives.</summary>
    public async Task BeatAsync(CancellationToken cancellation)
    {
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = time.GetUtcNow();
        var row = await db.Set<HeartbeatRow>().SingleOrDefaultAsync(cancellation);
        if (Known() is { } known && known - (row?.At ?? DateTimeOffset.MinValue) > Tolerance && row is not null) await SettleAsync(db, row.At, known, cancellation);
        if (row is null) db.Add(new HeartbeatRow { At = now });
        else row.At = now;
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (row is null)
        {
            // Two hosts began at once on an empty database, and the other's row is there. Any other fault meets the next beat.
            return;
        }
        await transaction.CommitAsync(cancellation);
        // After the commit: a file that is ahead of the database would look like a restored copy.
        Write(now);
    }

    /// <summary>The hours that the newest restore lost; null where there was none within the time.</summary>
    public async Task<LostHours?> LostAsync(TimeSpan within, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var since = time.GetUtcNow() - within;
        var newest = await db.AuditLog.AsNoTracking().Where(row => row.Action == Action && row.At >= since).OrderByDescending(row => row.Id).Select(row => row.Subject)
            .FirstOrDefaultAsync(cancellation);
        if (newest?.Split('/') is not [var from, var to, ..]) return null;
        return new LostHours(Parse(from), Parse(to));
    }

    private async Task SettleAsync(ParticipationDb db, DateTimeOffset copied, DateTimeOffset known, CancellationToken cancellation)
    {
        var waiting = await db.Outbox.Where(row => row.Status == OutboxStatus.Waiting && row.CreatedAt <= copied).ToListAsync(cancellation);
        foreach (var row in waiting) (row.Status, row.Body, row.SentAt) = (OutboxStatus.Failed, null, time.GetUtcNow());
        var relayed = waiting.Select(row => row.CaseMessage).OfType<Guid>().ToList();
        foreach (var message in await db.CaseMessages.Where(row => relayed.Contains(row.Id)).ToListAsync(cancellation))
        {
            message.Delivery = DeliveryState.Failed;
            timeline.Add(db, message.Case, CaseEventKind.DeliveryFailed, detail: "restored");
        }
        foreach (var notice in await db.Notices.Where(row => row.Status == NoticeStatus.Waiting && row.CreatedAt <= copied).ToListAsync(cancellation))
            (notice.Status, notice.Fault, notice.DoneAt) = (NoticeStatus.Failed, "restored", time.GetUtcNow());
        await audit.AppendAsync(db, "system", Action, $"{copied:O}/{known:O}/{waiting.Count}", cancellation);
    }

    private DateTimeOffset? Known() =>
        System.IO.File.Exists(File) && DateTimeOffset.TryParse(System.IO.File.ReadAllText(File), CultureInfo.InvariantCulture, out var at) ? at : null;

    private void Write(DateTimeOffset now)
    {
        // Whole or not at all: a file that is half written would hide a restore.
        var draft = $"{File}.{Path.GetRandomFileName()}";
        System.IO.File.WriteAllText(draft, now.ToString("O"));
        System.IO.File.Move(draft, File, overwrite: true);
    }

    private static DateTimeOffset Parse(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}

/// <summary>What happened between these moments is not in the database any more.</summary>
public sealed record LostHours(DateTimeOffset From, DateTimeOffset To);
