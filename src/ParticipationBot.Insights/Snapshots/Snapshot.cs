using System.Security.Cryptography;
using ParticipationBot.Storage.Snapshots;

namespace ParticipationBot.Insights.Snapshots;

/// <param name="Withdrawn">The reason; null while it stands.</param>
/// <param name="Hash">SHA-256 of the canonical content, hexadecimal.</param>
/// <param name="TakenBy">Id of the person, or "command line".</param>
/// <param name="ReleasedAt">When a second person let it out; null before.</param>
public sealed record Snapshot(
    string Code, DateOnly From, DateOnly To, bool IsDemo, DateTimeOffset TakenAt, string TakenBy, DateTimeOffset? ReleasedAt, string? ReleasedBy, string Hash,
    string? Withdrawn, SnapshotContent Content)
{
    public bool IsReleased => ReleasedAt is not null;

    /// <summary>Whether its numbers are or were out in the world. Withdrawing does not make anybody forget them.</summary>
    internal bool WasSeen => IsReleased || Withdrawn is null;

    internal static Snapshot Of(SnapshotRow row)
    {
        if (!SHA256.HashData(row.Content).AsSpan().SequenceEqual(row.Hash))
            throw new SnapshotRefusedException(SnapshotRefusal.Damaged, row.Code, $"The content of the snapshot {row.Code} is not what was frozen: its hash differs. Do not use it.");
        return new(row.Code, row.From, row.To, row.IsDemo, row.TakenAt, row.TakenBy, row.ReleasedAt, row.ReleasedBy, Convert.ToHexStringLower(row.Hash), row.WithdrawnReason, SnapshotContent.FromBytes(row.Content));
    }
}

/// <summary>A snapshot that may not be taken, released or used; the message says why, in words for staff.</summary>
/// <param name="about">The snapshot, day or reason that the message names.</param>
public sealed class SnapshotRefusedException(SnapshotRefusal refusal, string about, string message) : Exception(message)
{
    public SnapshotRefusal Refusal => refusal;
    public string About => about;
}

public enum SnapshotRefusal { PeriodReversed, NoViews, TooFew, TooClose, AllHeldBack, Unknown, Withdrawn, Damaged, SamePerson, TooEarly, AlreadyReleased, GivesAway }
