using Microsoft.EntityFrameworkCore;

namespace ParticipationBot.Storage.Audit;

/// <summary>What someone of the staff does: their change and its audit row in one transaction.</summary>
public sealed class AuditedWork(IDbContextFactory<ParticipationDb> databases, WriterGate gate, AuditLog log)
{
    /// <param name="work">Makes the change; returns the subject for the audit row, or null where there was nothing to do.</param>
    public async Task<bool> RunAsync(
        string actor, string action, Func<ParticipationDb, Task<string?>> work, CancellationToken cancellation)
    {
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await work(db) is not { } subject) return false;
        await log.AppendAsync(db, actor, action, subject, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Records an act that changes nothing here, such as reading or signing in.</summary>
    public Task NoteAsync(string actor, string action, string subject, CancellationToken cancellation) =>
        RunAsync(actor, action, _ => Task.FromResult<string?>(subject), cancellation);
}
