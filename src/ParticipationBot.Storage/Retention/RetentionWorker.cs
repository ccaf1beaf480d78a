using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Cases.Notices;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Timers;
using ParticipationBot.Storage.WebChat;

namespace ParticipationBot.Storage.Retention;

/// <summary>
/// Removes what has outlived its term, and leaves in the audit log how many rows of what. On SQLite <c>secure_delete</c> overwrites them.
/// A case under a legal hold stays, whatever its age.
/// </summary>
internal sealed class RetentionWorker(
    IDbContextFactory<ParticipationDb> databases, WriterGate gate, WebActivities web, AuditedWork audited, AuditLog audit, TextVault vault, RetentionTerms terms,
    TimeProvider time, ILogger<RetentionWorker> log) : BackgroundService
{
    /// <summary>Telegram repeats an update for at most 24 hours; until then its number must be known.</summary>
    private static readonly TimeSpan Husks = TimeSpan.FromHours(48);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    // Few enough that children's messages do not wait behind it on SQLite.
    private const int AtOnce = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                await PurgeAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError("Old rows could not be removed ({Fault}); trying again in an hour.", fault.GetType().Name);
            }
        }
    }

    internal async Task PurgeAsync(CancellationToken cancellation)
    {
        await web.ForgetSilentAsync(cancellation);
        await PurgeHusksAsync(cancellation);
        if (terms.RawViews is { } views) await RunAsync("retention.views", db => EraseViewsAsync(db, Before(views), cancellation), cancellation);
        if (terms.ClosedCases is { } cases) await RunAsync("retention.cases", db => DeleteCasesAsync(db, Before(cases), cancellation), cancellation);
        if (terms.SilentParticipants is { } participants) await RunAsync("retention.participants", db => DeleteParticipantsAsync(db, Before(participants), cancellation), cancellation);
        if (terms.SilentAddresses is { } silent) await RunAsync("retention.addresses", db => DeleteAddressesAsync(db, Before(silent), cancellation), cancellation);
        if (terms.AuditLog is { } log) await CutAuditLogAsync(log, cancellation);
    }

    private async Task CutAuditLogAsync(TimeSpan term, CancellationToken cancellation)
    {
        var removed = AtOnce;
        while (removed == AtOnce)
        {
            using var pass = await gate.EnterAsync(cancellation);
            await using var db = await databases.CreateDbContextAsync(cancellation);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            removed = await audit.CutAsync(db, Before(term), AtOnce, cancellation);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }

    private async Task PurgeHusksAsync(CancellationToken cancellation)
    {
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (husks, calls) = (Before(Husks), Before(terms.Notices));
        await db.Inbox.Where(row => row.Status == InboxStatus.Done && row.DoneAt < husks).ExecuteDeleteAsync(cancellation);
        await db.Outbox.Where(row => row.Status != OutboxStatus.Waiting && row.SentAt < husks).ExecuteDeleteAsync(cancellation);
        var drafts = Before(terms.Drafts);
        await db.CaseDrafts.Where(row => row.SavedAt < drafts).ExecuteDeleteAsync(cancellation);
        await db.Notices.Where(row => row.Status != NoticeStatus.Waiting && row.DoneAt < calls).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>The words go; topics, language and month stay for the counts.</summary>
    private async Task<int> EraseViewsAsync(ParticipationDb db, DateTimeOffset before, CancellationToken cancellation)
    {
        var rows = await db.Views.Where(row => row.CreatedAt < before && !row.IsErased).OrderBy(row => row.CreatedAt).Take(AtOnce).ToListAsync(cancellation);
        foreach (var row in rows)
        {
            row.Text = vault.ProtectText("", VaultPurpose.View);
            row.Proposal = null;
            row.IsErased = true;
        }
        return rows.Count;
    }

    private static async Task<int> DeleteCasesAsync(ParticipationDb db, DateTimeOffset before, CancellationToken cancellation)
    {
        var old = await db.Cases.Where(row => row.Status == CaseStatus.Closed && row.ClosedAt < before && row.HeldBy == null)
            .OrderBy(row => row.ClosedAt).Select(row => row.Id).Take(AtOnce).ToListAsync(cancellation);
        if (old.Count == 0) return 0;
        await db.CaseMessages.Where(row => old.Contains(row.Case)).ExecuteDeleteAsync(cancellation);
        await db.CaseEvents.Where(row => old.Contains(row.Case)).ExecuteDeleteAsync(cancellation);
        await db.CaseReferrals.Where(row => old.Contains(row.Case)).ExecuteDeleteAsync(cancellation);
        await db.Notices.Where(row => old.Contains(row.Case)).ExecuteDeleteAsync(cancellation);
        await db.CaseApprovals.Where(row => old.Contains(row.Case)).ExecuteDeleteAsync(cancellation);
        await db.CaseDrafts.Where(row => old.Contains(row.Case)).ExecuteDeleteAsync(cancellation);
        return await db.Cases.Where(row => old.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>A child who comes back later begins anew. Their closed case keeps what it was given, for its own term.</summary>
    private static async Task<int> DeleteParticipantsAsync(ParticipationDb db, DateTimeOffset before, CancellationToken cancellation)
    {
        var silent = await db.Conversations
            .Where(row => row.UpdatedAt < before && !db.Cases.Any(found => found.Lane == row.Lane && found.Status != CaseStatus.Closed))
            .OrderBy(row => row.UpdatedAt).Take(AtOnce).ToListAsync(cancellation);
        if (silent.Count == 0) return 0;
        var (people, chats) = (silent.ConvertAll(row => row.Participant), silent.ConvertAll(row => Convert.ToHexString(row.Lane)));
        await db.Participants.Where(row => people.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
        await db.Timers.Where(row => row.Kind == TimerStore.Conversation && chats.Contains(row.Subject)).ExecuteDeleteAsync(cancellation);
        db.Conversations.RemoveRange(silent);
        return silent.Count;
    }

    private static async Task<int> DeleteAddressesAsync(ParticipationDb db, DateTimeOffset before, CancellationToken cancellation)
    {
        var silent = await db.Addresses
            .Where(row => !db.Conversations.Any(chat => chat.Lane == row.Lane && chat.UpdatedAt >= before))
            .Where(row => !db.Cases.Any(found => found.Lane == row.Lane && (found.Status != CaseStatus.Closed || found.ClosedAt >= before)))
            .Take(AtOnce).ToListAsync(cancellation);
        db.Addresses.RemoveRange(silent);
        return silent.Count;
    }

    /// <summary>In slices, each with its proof in the audit log.</summary>
    private async Task RunAsync(string action, Func<ParticipationDb, Task<int>> purge, CancellationToken cancellation)
    {
        var removed = AtOnce;
        while (removed == AtOnce)
        {
            await audited.RunAsync("system", action, async db =>
            {
                removed = await purge(db);
                return removed == 0 ? null : removed.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }, cancellation);
        }
    }

    private DateTimeOffset Before(TimeSpan term) => time.GetUtcNow() - term;
}
