using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Insights.Forums;
using ParticipationBot.Insights.Themes;
using ParticipationBot.Participation.DisclosureControl;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Forums;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Snapshots;

namespace ParticipationBot.Insights.Snapshots;

/// <summary>Takes, lists and withdraws snapshots. A snapshot that was taken is never changed.</summary>
public sealed class SnapshotArchive(IDbContextFactory<ParticipationDb> databases, Pseudonyms pseudonyms, NamedThemes named, AuditedWork audited, LiveUpdates live, TimeProvider time)
{
    /// <summary>Freezes what children said from <paramref name="from"/> to <paramref name="to"/>, both included. Where nothing has changed
    /// since an earlier snapshot of the same days, that one is given back.</summary>
    /// <exception cref="SnapshotRefusedException">No data, too few children, or too little difference to an earlier snapshot.</exception>
    public Task<Snapshot> TakeAsync(string actor, DateOnly from, DateOnly to, bool isDemo, CancellationToken cancellation) =>
        TakeAsync(actor, from, to, isDemo, _ => { }, cancellation);

    /// <param name="told">Hears of each step as it begins.</param>
    public async Task<Snapshot> TakeAsync(string actor, DateOnly from, DateOnly to, bool isDemo, Action<SnapshotStep> told, CancellationToken cancellation)
    {
        if (to < from) throw new SnapshotRefusedException(SnapshotRefusal.PeriodReversed, "", $"The period ends ({to:yyyy-MM-dd}) before it begins ({from:yyyy-MM-dd}).");
        told(SnapshotStep.Reading);
        var themes = await named.ReadAsync(isDemo, cancellation);
        var voices = await new VoiceReader(databases, pseudonyms).ReadAsync(from, to, isDemo, themes, cancellation);
        if (voices.Count == 0) throw new SnapshotRefusedException(SnapshotRefusal.NoViews, "", $"There are no views from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}.");
        if (voices.Count < Disclosure.Least)
            throw new SnapshotRefusedException(SnapshotRefusal.TooFew, "", $"Fewer than {Disclosure.Least} children gave views in this period. Nothing can be published about so few.");
        var forums = ForumTables.Of(await new ForumFigures(databases).ReadAsync(cancellation, from, to, isDemo));
        told(SnapshotStep.Counting);
        var overlapping = (await ListAsync(cancellation)).Where(each => each.IsDemo == isDemo && each.WasSeen && each.From <= to && each.To >= from).ToList();
        // First without looking back: unchanged data must give the snapshot that already stands.
        var plain = SnapshotBuilder.Build(voices, themes, from, to, isDemo, []).With(forums);
        if (overlapping.Find(each => each.Withdrawn is null && each.From == from && each.To == to && each.Content.ToBytes().AsSpan().SequenceEqual(plain.ToBytes())) is { } same) return same;
        told(SnapshotStep.Checking);
        if (overlapping.Find(each => Differencing.TotalGivesAway(each.Content, voices.Count)) is { } close)
            throw new SnapshotRefusedException(SnapshotRefusal.TooClose, close.Code, $"This would differ from the snapshot {close.Code} by fewer than {Disclosure.Least} children, who could then be told apart. Use {close.Code}, or wait for further views.");
        var content = SnapshotBuilder.Build(voices, themes, from, to, isDemo, [.. overlapping.Select(each => each.Content)]).With(forums);
        if (content.Table("topic").IsEmpty) throw new SnapshotRefusedException(SnapshotRefusal.AllHeldBack, "", "Every figure of this period would have to be held back: too few children stand behind each topic.");
        var bytes = content.ToBytes();
        told(SnapshotStep.Keeping);
        return overlapping.Find(each => each.Withdrawn is null && each.Content.ToBytes().AsSpan().SequenceEqual(bytes)) ?? await KeepAsync(actor, content, bytes, cancellation);
    }

    /// <summary>Newest first, the withdrawn ones included.</summary>
    public async Task<IReadOnlyList<Snapshot>> ListAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.Snapshots.AsNoTracking().OrderByDescending(row => row.TakenAt).ToListAsync(cancellation);
        return rows.ConvertAll(Snapshot.Of);
    }

    /// <exception cref="SnapshotRefusedException">There is none of this code, it was withdrawn, or its content is not what was frozen.</exception>
    public async Task<Snapshot> OpenAsync(string code, CancellationToken cancellation)
    {
        var found = (await ListAsync(cancellation)).FirstOrDefault(each => each.Code == code)
            ?? throw new SnapshotRefusedException(SnapshotRefusal.Unknown, code, $"There is no snapshot {code}.");
        return found.Withdrawn is { } reason ? throw new SnapshotRefusedException(SnapshotRefusal.Withdrawn, reason, $"The snapshot {code} was withdrawn: {reason}") : found;
    }

    /// <summary>Takes a snapshot back. It stays in the list with its reason; no new report is made from it.</summary>
    public async Task<bool> WithdrawAsync(string actor, string code, string reason, CancellationToken cancellation)
    {
        var isWithdrawn = await audited.RunAsync(actor, "snapshot.withdrawn", async db =>
        {
            var row = await db.Snapshots.SingleOrDefaultAsync(each => each.Code == code && each.WithdrawnAt == null, cancellation);
            if (row is null) return null;
            (row.WithdrawnAt, row.WithdrawnReason) = (time.GetUtcNow(), reason);
            return code;
        }, cancellation);
        // A report may be open on it.
        live.Tell(LiveSubject.Snapshots);
        return isWithdrawn;
    }

    /// <summary>Compares a snapshot with all that overlap it and were seen.</summary>
    public async Task<DifferencingCheck> CheckAsync(Snapshot snapshot, CancellationToken cancellation) =>
        Differencing.Check(snapshot, [.. (await ListAsync(cancellation)).Where(each => each.WasSeen)]);

    /// <summary>Lets a snapshot out: by a second person, on a fixed date, and only where no two publications can be subtracted to a few children.</summary>
    /// <exception cref="SnapshotRefusedException">One of these does not hold.</exception>
    public async Task ReleaseAsync(string actor, string code, CancellationToken cancellation)
    {
        var snapshot = await OpenAsync(code, cancellation);
        if (snapshot.IsReleased) throw new SnapshotRefusedException(SnapshotRefusal.AlreadyReleased, code, $"The snapshot {code} was released before.");
        if (snapshot.TakenBy == actor) throw new SnapshotRefusedException(SnapshotRefusal.SamePerson, code, $"Whoever took the snapshot {code} cannot release it. Ask a second person.");
        var due = ReleaseCalendar.Shipped.DueOn(snapshot.To);
        if (KazakhstanToday() < due)
            throw new SnapshotRefusedException(SnapshotRefusal.TooEarly, due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"The snapshot {code} can be released from {due:yyyy-MM-dd} on.");
        if ((await CheckAsync(snapshot, cancellation)).Findings is [var finding, ..])
            throw new SnapshotRefusedException(SnapshotRefusal.GivesAway, finding.Other, $"Beside the snapshot {finding.Other}, the figure {finding.Table}/{finding.Row}/{finding.Column} would give a few children away.");
        await audited.RunAsync(actor, "snapshot.released", async db =>
        {
            var row = await db.Snapshots.SingleOrDefaultAsync(each => each.Code == code && each.WithdrawnAt == null && each.ReleasedAt == null, cancellation);
            if (row is null) return null;
            (row.ReleasedAt, row.ReleasedBy) = (time.GetUtcNow(), actor);
            return code;
        }, cancellation);
    }

    // One offset since March 2024.
    private DateOnly KazakhstanToday() => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(TimeSpan.FromHours(5)).DateTime);

    private async Task<Snapshot> KeepAsync(string actor, SnapshotContent content, byte[] bytes, CancellationToken cancellation)
    {
        var (now, hash) = (time.GetUtcNow(), SHA256.HashData(bytes));
        var row = new SnapshotRow
        {
            Id = Guid.CreateVersion7(now),
            Code = string.Create(CultureInfo.InvariantCulture, $"S{now:yyyyMMdd}-{Convert.ToHexString(hash)[..6]}"),
            From = content.From, To = content.To, IsDemo = content.IsDemo, TakenAt = now, Content = bytes, Hash = hash, TakenBy = actor,
        };
        await audited.RunAsync(actor, "snapshot.taken", db =>
        {
            db.Snapshots.Add(row);
            return Task.FromResult<string?>(row.Code);
        }, cancellation);
        return Snapshot.Of(row);
    }
}
