namespace ParticipationBot.Storage.Cases;

/// <summary>A counsellor's key pair. The private key is wrapped by a key derived from their passphrase, which nobody else knows.</summary>
public sealed class CounsellorKeyRow
{
    public required Guid Staff { get; set; }

    /// <summary>Names this key pair among a text's recipients; a new pair has a new one, so that it never passes for the old.</summary>
    public required Guid KeyId { get; set; }
    public required byte[] PublicKey { get; set; }
    public required byte[] WrappedPrivateKey { get; set; }
    public required byte[] Salt { get; set; }

    /// <summary>The private key wrapped by the recovery key that was shown once.</summary>
    public byte[]? WrappedForRecovery { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>
    /// A colleague compared the fingerprint and vouched for the person. Until then nothing is sealed to this key, so that who can reset a
    /// sign-in cannot make themselves a reader.
    /// </summary>
    public DateTimeOffset? ConfirmedAt { get; set; }
    public Guid? ConfirmedBy { get; set; }
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>Wrong passphrases in a row.</summary>
    public int Failures { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
}
