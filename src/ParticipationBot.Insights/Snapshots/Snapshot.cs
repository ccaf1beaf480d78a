using System.Security.Cryptography;
using ParticipationBot.Storage.Snapshots;

namespace ParticipationBot.Insights.Snapshots;

/// <param name="Withdrawn">The reason; null while it stands.</param>
/// <param name="Hash">SHA-256 of the canonical content, hexadecimal.</param>
public sealed record Snapshot(
    string Code, DateOnly From, DateOnly To, bool IsDemo, DateTimeOffset TakenAt, string Hash, string? Withdrawn, SnapshotContent Content)
{
    internal static Snapshot Of(SnapshotRow row)
    {
        if (!SHA256.HashData(row.Content).AsSpan().SequenceEqual(row.Hash))
            throw new SnapshotRefusedException($"The content of the snapshot {row.Code} is not what was frozen: its hash differs. Do not use it.");
        return new(row.Code, row.From, row.To, row.IsDemo, row.TakenAt, Convert.ToHexStringLower(row.Hash), row.WithdrawnReason, SnapshotContent.FromBytes(row.Content));
    }
}

/// <summary>A snapshot that may not be taken or used; the message says why, in words for staff.</summary>
public sealed class SnapshotRefusedException(string message) : Exception(message);
