using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Sealing;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Cases.Timeline;

namespace ParticipationBot.Storage.Cases;

/// <summary>
/// What people with keys do for each other: vouch for a new key, give a colleague earlier cases, take a leaver off, put a new key in the
/// place of an old one. All of it needs an open key: nobody else can, the administrator included.
/// </summary>
public sealed class KeyCeremony(
    IDbContextFactory<ParticipationDb> databases, WriterGate gate, AuditedWork audited, CaseTimeline timeline, TimeProvider time)
{
    // Small enough that children's messages do not wait behind it on SQLite.
    private const int AtOnce = 200;

    public async Task<IReadOnlyList<KeyHolder>> ListAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var keys = await db.CounsellorKeys.AsNoTracking().OrderBy(row => row.CreatedAt).ToListAsync(cancellation);
        var names = await db.Users.AsNoTracking().ToDictionaryAsync(user => user.Id, user => user.UserName!, cancellation);
        var (messages, openable) = (0, keys.ToDictionary(row => row.KeyId, _ => 0));
        await foreach (var sealedBytes in db.CaseMessages.AsNoTracking().Select(row => row.Sealed).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            messages++;
            foreach (var key in SealedText.FromBytes(sealedBytes).Keys)
                if (openable.TryGetValue(key.Recipient, out var count)) openable[key.Recipient] = count + 1;
        }
        return keys.ConvertAll(row => new KeyHolder(
            row.Staff, names.GetValueOrDefault(row.Staff, "—"), KeyFingerprint.Of(row.PublicKey), row.CreatedAt, row.ConfirmedAt is not null, row.RetiredAt,
            openable[row.KeyId], messages - openable[row.KeyId]));
    }

    /// <summary>The colleague has compared the fingerprint with the person, face to face or by voice: from now on cases are sealed to them.</summary>
    /// <returns>False where the key has changed meanwhile, or the colleague's own key is not confirmed.</returns>
    public Task<bool> ConfirmAsync(Guid actor, Guid staff, string fingerprint, CancellationToken cancellation) =>
        audited.RunAsync(actor.ToString(), "key.confirmed", async db =>
        {
            await KeyLock.HoldAsync(db, cancellation);
            var mayVouch = await db.CounsellorKeys.AnyAsync(key => key.Staff == actor && key.ConfirmedAt != null && key.RetiredAt == null, cancellation);
            var row = await db.CounsellorKeys.SingleOrDefaultAsync(key => key.Staff == staff && key.RetiredAt == null, cancellation);
            if (!mayVouch || actor == staff || row is null || row.ConfirmedAt is not null || KeyFingerprint.Of(row.PublicKey) != fingerprint) return null;
            (row.ConfirmedAt, row.ConfirmedBy) = (time.GetUtcNow(), actor);
            return staff.ToString();
        }, cancellation);

    /// <summary>Seals to a colleague what the actor can open and they cannot. Their key must be confirmed.</summary>
    /// <param name="only">One case, or null for all.</param>
    public async Task<Resealed> GiveAccessAsync(Guid actor, byte[] privateKey, Guid staff, Guid? only, CancellationToken cancellation)
    {
        var key = await KeyOfAsync(staff, cancellation);
        return await ResealAsync(actor, privateKey, "key.access_given", staff, only,
            (sealedText, people) => sealedText.IsFor(key) || people.TrueForAll(each => each.Id != key) ? null : Among(sealedText, people, also: key),
            cancellation);
    }

    /// <summary>Takes somebody who left off every text. What only they could open stays theirs, and the result says how many those are.</summary>
    public async Task<Resealed> TakeOffAsync(Guid actor, byte[] privateKey, Guid leaver, CancellationToken cancellation)
    {
        var (key, mine) = (await KeyOfAsync(leaver, cancellation), await KeyOfAsync(actor, cancellation));
        return await ResealAsync(actor, privateKey, "key.taken_off", leaver, null,
            (sealedText, people) => sealedText.IsFor(key) ? Among(sealedText, people.FindAll(each => each.Id != key), also: mine) : null,
            cancellation);
    }

    /// <summary>True where cases can be sealed to this person.</summary>
    public async Task<bool> CanReceiveAsync(Guid staff, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.CounsellorKeys.AnyAsync(key => key.Staff == staff && key.ConfirmedAt != null && key.RetiredAt == null, cancellation);
    }

    /// <summary>Puts a new key pair in the place of the person's old one, and seals what was theirs to the new one, all at once.</summary>
    /// <returns>The new recovery key, to be shown once.</returns>
    public async Task<string> RotateAsync(Guid staff, byte[] privateKey, string passphrase, CancellationToken cancellation)
    {
        var pair = CounsellorKeyPair.Create(passphrase, out var recoveryKey);
        await audited.RunAsync(staff.ToString(), "key.rotated", async db =>
        {
            await KeyLock.HoldAsync(db, cancellation);
            var row = await db.CounsellorKeys.SingleAsync(key => key.Staff == staff && key.RetiredAt == null, cancellation);
            var old = new Recipient(row.KeyId, row.PublicKey);
            var mine = new Recipient(Guid.CreateVersion7(time.GetUtcNow()), pair.PublicKey);
            var people = await db.CounsellorKeys.AsNoTracking().Where(key => key.Staff != staff).Select(key => new Recipient(key.KeyId, key.PublicKey)).ToListAsync(cancellation);
            people.Add(mine);
            foreach (var message in await db.CaseMessages.ToListAsync(cancellation))
            {
                var sealedText = SealedText.FromBytes(message.Sealed);
                if (sealedText.IsFor(old.Id))
                    message.Sealed = Reseal.To(Among(sealedText, people, mine.Id), sealedText, message.Case.ToString(), old, privateKey).ToBytes();
            }
            (row.PublicKey, row.WrappedPrivateKey, row.Salt, row.WrappedForRecovery) = (pair.PublicKey, pair.WrappedPrivateKey, pair.Salt, pair.WrappedForRecovery);
            (row.KeyId, row.CreatedAt) = (mine.Id, time.GetUtcNow());
            return staff.ToString();
        }, cancellation);
        return recoveryKey;
    }

    private async Task<Resealed> ResealAsync(
        Guid actor, byte[] privateKey, string action, Guid subject, Guid? only,
        Func<SealedText, List<Recipient>, List<Recipient>?> change, CancellationToken cancellation)
    {
        var (done, closed) = (0, 0);
        Guid? last = null;
        while (true)
        {
            using var pass = await gate.EnterAsync(cancellation);
            await using var db = await databases.CreateDbContextAsync(cancellation);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await KeyLock.HoldAsync(db, cancellation);
            var people = await CaseRecipients.ConfirmedAsync(db, cancellation);
            var myKey = await db.CounsellorKeys.Where(key => key.Staff == actor).Select(key => key.KeyId).SingleOrDefaultAsync(cancellation);
            var me = people.Find(each => each.Id == myKey) ?? throw new CannotOpenException("the actor's key is not confirmed");
            var batch = await db.CaseMessages.Where(row => (only == null || row.Case == only) && (last == null || row.Id > last))
                .OrderBy(row => row.Id).Take(AtOnce).ToListAsync(cancellation);
            var touched = new HashSet<Guid>();
            foreach (var message in batch)
            {
                var sealedText = SealedText.FromBytes(message.Sealed);
                if (change(sealedText, people) is not { Count: > 0 } recipients) continue;
                if (!sealedText.IsFor(me.Id))
                {
                    closed++;
                    continue;
                }
                message.Sealed = Reseal.To(recipients, sealedText, message.Case.ToString(), me, privateKey).ToBytes();
                touched.Add(message.Case);
                done++;
            }
            foreach (var found in touched) timeline.Add(db, found, CaseEventKind.Resealed, actor, $"{action}:{subject}");
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            if (batch.Count < AtOnce) break;
            last = batch[^1].Id;
        }
        await audited.NoteAsync(actor.ToString(), action, subject.ToString(), cancellation);
        return new Resealed(done, closed);
    }

    private async Task<Guid> KeyOfAsync(Guid staff, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.CounsellorKeys.Where(key => key.Staff == staff).Select(key => key.KeyId).SingleAsync(cancellation);
    }

    /// <summary>Those of the people to whom the text was sealed already, and one more.</summary>
    private static List<Recipient> Among(SealedText sealedText, List<Recipient> people, Guid also) =>
        people.FindAll(each => each.Id == also || sealedText.IsFor(each.Id));
}

/// <param name="Openable">Sealed texts that they can open.</param>
/// <param name="Closed">Sealed texts that they cannot.</param>
public sealed record KeyHolder(
    Guid Staff, string Name, string Fingerprint, DateTimeOffset CreatedAt, bool IsConfirmed, DateTimeOffset? RetiredAt, int Openable, int Closed);

/// <param name="Done">Texts sealed anew.</param>
/// <param name="NotMine">Texts that would have had to be, but that the person who did it cannot open.</param>
public sealed record Resealed(int Done, int NotMine);
