using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Forums;
using ParticipationBot.Storage.Audit;

namespace ParticipationBot.Storage.Forums;

/// <summary>The register of forums: who exists, who runs them. Everything leaves an audit row.</summary>
public sealed class ForumRegister(IDbContextFactory<ParticipationDb> databases, AuditedWork audited, StorageOptions options, TimeProvider time)
{
    /// <returns>All forums, open ones first, then by name.</returns>
    public async Task<IReadOnlyList<ForumRow>> AllAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Forums.AsNoTracking().OrderBy(row => row.IsClosed).ThenBy(row => row.NameRu).ThenBy(row => row.Id).ToListAsync(cancellation);
    }

    /// <returns>The open forums that a person coordinates: the ones whose polls they may own.</returns>
    public async Task<IReadOnlyList<ForumRow>> OfCoordinatorAsync(Guid staff, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Forums.AsNoTracking()
            .Where(row => !row.IsClosed && db.ForumCoordinators.Any(held => held.Forum == row.Id && held.Staff == staff))
            .OrderBy(row => row.NameRu).ThenBy(row => row.Id).ToListAsync(cancellation);
    }

    /// <summary>True where the person runs this forum and it is open.</summary>
    public async Task<bool> RunsAsync(Guid staff, Guid forum, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await IsRunByAsync(db, staff, forum, cancellation);
    }

    /// <returns>Who runs a forum: staff by name, then pupils who gave its code in a chat.</returns>
    public async Task<IReadOnlyList<ForumPerson>> CoordinatorsAsync(Guid forum, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var people = await db.ForumCoordinators.AsNoTracking().Where(held => held.Forum == forum)
            .GroupJoin(db.Users, held => held.Staff, user => user.Id, (held, users) => new { held, users })
            .SelectMany(pair => pair.users.DefaultIfEmpty(), (pair, user) => new { pair.held.Staff, pair.held.Since, Name = user == null ? null : user.UserName }).ToListAsync(cancellation);
        return [.. people.OrderBy(each => each.Name is null).ThenBy(each => each.Name, StringComparer.Ordinal).ThenBy(each => each.Since).Select(each => new ForumPerson(each.Staff, each.Name, each.Since))];
    }

    /// <returns>Null where the draft has problems; the form shows them before.</returns>
    public async Task<Guid?> RegisterAsync(Guid actor, ForumDraft draft, CancellationToken cancellation)
    {
        if (draft.Problems().Count > 0) return null;
        var now = time.GetUtcNow();
        var row = new ForumRow
        {
            Id = Guid.CreateVersion7(now), Kind = draft.Kind, NameKk = draft.NameKk.Trim(), NameRu = draft.NameRu.Trim(),
            Region = draft.Region, Settlement = draft.Settlement, CreatedAt = now, IsDemo = options.IsDemo,
        };
        await audited.RunAsync(actor.ToString(), "forum.registered", db =>
        {
            db.Forums.Add(row);
            return Task.FromResult<string?>(row.Id.ToString());
        }, cancellation);
        return row.Id;
    }

    /// <returns>False where the draft has problems or the forum is unknown or closed.</returns>
    public Task<bool> ChangeAsync(Guid actor, Guid id, ForumDraft draft, CancellationToken cancellation) =>
        audited.RunAsync(actor.ToString(), "forum.changed", async db =>
        {
            if (draft.Problems().Count > 0) return null;
            if (await db.Forums.SingleOrDefaultAsync(row => row.Id == id && !row.IsClosed, cancellation) is not { } row) return null;
            (row.Kind, row.NameKk, row.NameRu) = (draft.Kind, draft.NameKk.Trim(), draft.NameRu.Trim());
            (row.Region, row.Settlement) = (draft.Region, draft.Settlement);
            return id.ToString();
        }, cancellation);

    /// <summary>Ends a forum: its code and its coordinators go, its past stays.</summary>
    public Task<bool> CloseAsync(Guid actor, Guid id, CancellationToken cancellation) =>
        audited.RunAsync(actor.ToString(), "forum.closed", async db =>
        {
            if (await db.Forums.SingleOrDefaultAsync(row => row.Id == id && !row.IsClosed, cancellation) is not { } row) return null;
            row.IsClosed = true;
            db.ForumCodes.RemoveRange(db.ForumCodes.Where(code => code.Forum == id));
            db.ForumCoordinators.RemoveRange(db.ForumCoordinators.Where(held => held.Forum == id));
            return id.ToString();
        }, cancellation);

    /// <summary>Takes a forum from a coordinator.</summary>
    public Task<bool> DismissAsync(Guid actor, Guid id, Guid staff, CancellationToken cancellation) =>
        audited.RunAsync(actor.ToString(), "forum.coordinator_dismissed", async db =>
        {
            if (await db.ForumCoordinators.FindAsync([id, staff], cancellation) is not { } held) return null;
            db.ForumCoordinators.Remove(held);
            return id.ToString();
        }, cancellation);

    internal static Task<bool> IsRunByAsync(ParticipationDb db, Guid staff, Guid forum, CancellationToken cancellation) =>
        db.ForumCoordinators.AnyAsync(held => held.Staff == staff && held.Forum == forum
            && db.Forums.Any(row => row.Id == forum && !row.IsClosed), cancellation);
}

/// <param name="Name">Null for a pupil, of whom nothing is known but that they gave the code.</param>
public sealed record ForumPerson(Guid Id, string? Name, DateTimeOffset Since);
