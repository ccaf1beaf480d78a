using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Sealing;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.StaffConsole.Access;

/// <summary>
/// Lets the first person in: while there is no staff user, a link that works once. Its token lies beside the keys, so that every host
/// prints the same link and any of them takes it.
/// </summary>
public sealed class FirstAdministrator(IDbContextFactory<ParticipationDb> databases, KeyRing ring)
{
    private const int TokenBytes = 24;

    private string Path => System.IO.Path.Combine(ring.Folder, "first-administrator");

    /// <returns>The path to open, for the host to print after its address; null once there is a staff user.</returns>
    public async Task<string?> LinkAsync(CancellationToken cancellation) =>
        await IsWantedAsync(cancellation) ? $"/staff/join?first={Token()}" : null;

    /// <summary>True where the token is the link's and nobody was faster.</summary>
    public async Task<bool> AcceptsAsync(string? offered, CancellationToken cancellation) =>
        offered is not null
        && await IsWantedAsync(cancellation)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(offered), Encoding.UTF8.GetBytes(Token()));

    private string Token() => Convert.ToHexStringLower(KeyFile.ReadOrCreate(Path, () => RandomNumberGenerator.GetBytes(TokenBytes)));

    private async Task<bool> IsWantedAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (!await db.Users.AnyAsync(cancellation)) return true;
        File.Delete(Path);
        return false;
    }
}
