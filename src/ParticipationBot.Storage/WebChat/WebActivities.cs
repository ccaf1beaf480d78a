using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Outbox;

namespace ParticipationBot.Storage.WebChat;

/// <summary>What was said to the web conversations, for their pages to fetch.</summary>
public sealed class WebActivities(
    IDbContextFactory<ParticipationDb> databases, MessageOutbox outbox, TextVault vault, Pseudonyms pseudonyms, WriterGate gate, TimeProvider time)
{
    public const string Channel = "web";

    /// <summary>A conversation that has been silent for this long is forgotten.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private const string Purpose = "web";
    private const int MostAtOnce = 200;

    /// <summary>Any number will do, as long as nothing else takes the same one.</summary>
    private const long DeliveryLock = 7_206_311_904_517;

    /// <summary>Hex of the conversation's keyed hash.</summary>
    public string LaneOf(string conversation) => Convert.ToHexString(pseudonyms.Lane(Channel, conversation));

    /// <summary>Moves waiting messages to their conversations.</summary>
    /// <returns>How many.</returns>
    public async Task<int> DeliverAsync(CancellationToken cancellation)
    {
        var numbers = await InsertAsync(cancellation);
        // Only now: a crash in between delivers again, and finds the messages already there.
        await outbox.ReportAsync([.. numbers.Select(pair => new OutboxReport(pair.Key, OutboxOutcome.Sent, pair.Value))], cancellation);
        return numbers.Count;
    }

    /// <summary>What was said after the watermark, in order.</summary>
    public async Task<IReadOnlyList<WebActivity>> SinceAsync(string conversation, long watermark, CancellationToken cancellation)
    {
        var lane = pseudonyms.Lane(Channel, conversation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.WebActivities.AsNoTracking().Where(row => row.Lane == lane && row.Id > watermark)
            .OrderBy(row => row.Id).Take(MostAtOnce).ToListAsync(cancellation);
        return rows.ConvertAll(Read);
    }

    /// <summary>The newest messages, newest first: their buttons are the ones that a label may mean.</summary>
    public async Task<IReadOnlyList<WebActivity>> LatestAsync(string conversation, int most, CancellationToken cancellation)
    {
        var lane = pseudonyms.Lane(Channel, conversation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.WebActivities.AsNoTracking().Where(row => row.Lane == lane)
            .OrderByDescending(row => row.Id).Take(most).ToListAsync(cancellation);
        return rows.ConvertAll(Read);
    }

    /// <summary>The conversations that were spoken to after the given message, by whichever host; and the newest message.</summary>
    public async Task<(IReadOnlyList<string> Lanes, long Newest)> SpokenToSinceAsync(long id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.WebActivities.AsNoTracking().Where(row => row.Id > id).Select(row => new { row.Id, row.Lane }).ToListAsync(cancellation);
        return ([.. rows.Select(row => Convert.ToHexString(row.Lane)).Distinct()], rows.Count == 0 ? id : rows.Max(row => row.Id));
    }

    public async Task<long> NewestAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.WebActivities.MaxAsync(row => (long?)row.Id, cancellation) ?? 0;
    }

    /// <summary>Forgets what was said to a conversation, when its page says goodbye.</summary>
    public async Task ForgetAsync(string conversation, CancellationToken cancellation)
    {
        var lane = pseudonyms.Lane(Channel, conversation);
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.WebActivities.Where(row => row.Lane == lane).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Forgets the conversations that have been silent for <see cref="Kept"/>.</summary>
    public async Task ForgetSilentAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - Kept;
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.WebActivities
            .Where(row => row.CreatedAt < before && !db.WebActivities.Any(other => other.Lane == row.Lane && other.CreatedAt >= before))
            .ExecuteDeleteAsync(cancellation);
    }

    /// <returns>Outbox rows and the numbers under which their messages stand in their conversations.</returns>
    private async Task<Dictionary<long, long>> InsertAsync(CancellationToken cancellation)
    {
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (!await db.Outbox.AnyAsync(row => row.Channel == Channel && row.Status == OutboxStatus.Waiting, cancellation)) return [];
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // One host at a time: a watermark must never pass a message whose number is lower but whose commit comes later.
        if (gate.IsPostgres) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({DeliveryLock})", cancellation);
        var rows = await db.Outbox.AsNoTracking().Where(row => row.Channel == Channel && row.Status == OutboxStatus.Waiting)
            .OrderBy(row => row.Id).Take(MostAtOnce).ToListAsync(cancellation);
        var ids = rows.ConvertAll(row => row.Id);
        var numbers = await db.WebActivities.Where(row => ids.Contains(row.OutboxRow)).ToDictionaryAsync(row => row.OutboxRow, row => row.Replaces ?? row.Id, cancellation);
        foreach (var row in rows.Where(row => !numbers.ContainsKey(row.Id)))
        {
            var activity = await ActivityAsync(db, row, cancellation);
            db.WebActivities.Add(activity);
            // One by one, so that the numbers rise in the order of the messages.
            await db.SaveChangesAsync(cancellation);
            numbers[row.Id] = activity.Replaces ?? activity.Id;
        }
        await transaction.CommitAsync(cancellation);
        return numbers;
    }

    private async Task<WebActivityRow> ActivityAsync(ParticipationDb db, OutboxRow row, CancellationToken cancellation)
    {
        var message = vault.OpenJson<AddressedMessage>(row.Body, VaultPurpose.Outbox).Message;
        var activity = new WebActivityRow
        {
            Lane = row.Lane, OutboxRow = row.Id, Body = vault.ProtectJson(message, Purpose), CreatedAt = time.GetUtcNow(),
        };
        if (message.Corrects is not { } correction) return activity;
        var shown = await RelayDelivery.ShownAsAsync(db, correction, cancellation);
        if (await db.WebActivities.SingleOrDefaultAsync(each => each.Id == shown && each.Lane == row.Lane, cancellation) is not { } wrong) return activity;
        // A page that opens later finds the right words in their place; one that is open is told to change them.
        wrong.Body = vault.ProtectJson(message with { Corrects = null }, Purpose);
        activity.Replaces = wrong.Id;
        return activity;
    }

    private WebActivity Read(WebActivityRow row) => new(row.Id, vault.OpenJson<Outgoing>(row.Body, Purpose), row.CreatedAt, row.Replaces);
}

/// <summary>A message that was said to a web conversation.</summary>
/// <param name="Number">Rises within the conversation.</param>
/// <param name="Replaces">The number of the earlier message whose place it takes; null for a message of its own.</param>
public sealed record WebActivity(long Number, Outgoing Content, DateTimeOffset SaidAt, long? Replaces);
