using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Storage.Timers;

/// <summary>
/// Fires timers that are due. A conversation's timer becomes an update in its chat's lane, in the transaction that removes the timer: it
/// fires once, and keeps its place in the order of the chat.
/// </summary>
internal sealed class TimerWorker(
    IDbContextFactory<ParticipationDb> databases, WriterGate gate, TextVault vault, InboxSignal signal, TimeProvider time, ILogger<TimerWorker> log)
    : BackgroundService
{
    private const int MostAtOnce = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await FireDueAsync(stoppingToken) == MostAtOnce) { }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError("Timers could not be fired ({Fault}); trying again.", fault.GetType().Name);
            }
            await Task.Delay(Interval, time, stoppingToken);
        }
    }

    /// <returns>How many fired.</returns>
    internal async Task<int> FireDueAsync(CancellationToken cancellation)
    {
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var due = await DueAsync(db, cancellation);
        foreach (var timer in due) await FireAsync(db, timer, cancellation);
        db.Timers.RemoveRange(due);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        if (due.Count > 0) signal.Set();
        return due.Count;
    }

    private Task<List<TimerRow>> DueAsync(ParticipationDb db, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        // Rows that another host is firing right now are skipped.
        var timers = gate.IsPostgres
            ? db.Timers.FromSql($"""SELECT * FROM "Timers" WHERE "Due" <= {now} ORDER BY "Due" LIMIT {MostAtOnce} FOR UPDATE SKIP LOCKED""")
            : db.Timers.Where(timer => timer.Due <= now).OrderBy(timer => timer.Due).Take(MostAtOnce);
        return timers.ToListAsync(cancellation);
    }

    private async Task FireAsync(ParticipationDb db, TimerRow timer, CancellationToken cancellation)
    {
        if (timer.Kind != TimerStore.Conversation) throw new NotSupportedException($"Nobody fires timers of kind '{timer.Kind}'.");
        var lane = Convert.FromHexString(timer.Subject);
        if (await db.Addresses.FindAsync([lane], cancellation) is not { } address) return;
        var body = new AddressedBody(vault.OpenText(address.Address, VaultPurpose.Address), new IncomingBody(IncomingKind.Timeout, ""));
        db.Inbox.Add(new InboxRow
        {
            Channel = address.Channel,
            UpdateId = -timer.Id,
            Lane = lane,
            Body = vault.ProtectJson(body, VaultPurpose.Inbox),
            ReceivedAt = time.GetUtcNow(),
        });
    }
}
