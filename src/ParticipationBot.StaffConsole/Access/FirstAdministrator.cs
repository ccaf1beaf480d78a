using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage;

namespace ParticipationBot.StaffConsole.Access;

/// <summary>Lets the first person in: while there is no staff user, a link that works once and until the host stops.</summary>
public sealed class FirstAdministrator(IDbContextFactory<ParticipationDb> databases)
{
    private readonly string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <returns>The path to open, for the host to print after its address; null once there is a staff user.</returns>
    public async Task<string?> LinkAsync(CancellationToken cancellation) =>
        await IsWantedAsync(cancellation) ? $"/staff/join?first={token}" : null;

    /// <summary>True where the token is the link's and nobody was faster.</summary>
    public async Task<bool> AcceptsAsync(string? offered, CancellationToken cancellation) =>
        offered is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(offered), Encoding.UTF8.GetBytes(token))
        && await IsWantedAsync(cancellation);

    private async Task<bool> IsWantedAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return !await db.Users.AnyAsync(cancellation);
    }
}
