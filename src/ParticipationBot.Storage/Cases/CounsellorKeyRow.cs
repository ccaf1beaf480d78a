namespace ParticipationBot.Storage.Cases;

/// <summary>A counsellor's key pair. The private key is wrapped by a key derived from their passphrase, which nobody else knows.</summary>
public sealed class CounsellorKeyRow
{
    public required Guid Staff { get; set; }
    public required byte[] PublicKey { get; set; }
    public required byte[] WrappedPrivateKey { get; set; }
    public required byte[] Salt { get; set; }

    /// <summary>The private key wrapped by the recovery key that was shown once.</summary>
    public byte[]? WrappedForRecovery { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? RetiredAt { get; set; }
}
