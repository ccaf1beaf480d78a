using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage;

namespace ParticipationBot.StaffConsole.Access;

/// <summary>User names of the staff, for "taken by" and "released by".</summary>
internal sealed class StaffNames(IDbContextFactory<ParticipationDb> databases)
{
    /// <returns>Id → user name.</returns>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return (await db.Users.AsNoTracking().Select(user => new { user.Id, user.UserName }).ToListAsync(cancellation)).ToDictionary(user => user.Id.ToString(), user => user.UserName!);
    }
}
