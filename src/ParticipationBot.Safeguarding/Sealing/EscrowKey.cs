using Sodium;

namespace ParticipationBot.Safeguarding.Sealing;

/// <summary>
/// Holds disclosures that arrive before any counsellor has a key. The private key lies in a file beside the database's keys, so until the
/// first counsellor enrols, who holds that folder can open these texts; enrolment re-seals them to the counsellor and deletes the file.
/// </summary>
public sealed class EscrowKey
{
    private const int KeyBytes = 32;
    private readonly string path;

    /// <param name="keyFolder">The folder of the installation's keys.</param>
    public EscrowKey(string keyFolder) => path = Path.Combine(keyFolder, "escrow.key");

    /// <summary>Stands for the escrow among recipients.</summary>
    public static Guid RecipientId => Guid.Empty;

    public bool Exists => File.Exists(path);

    /// <summary>The recipient to seal to while there is no counsellor. Makes the key on first use.</summary>
    public Recipient Recipient() => new(RecipientId, KeyFile.ReadOrCreate(path, Make)[..KeyBytes]);

    /// <returns>The private key (32 bytes); null where none was ever made or enrolment has deleted it.</returns>
    public byte[]? PrivateKey() => Exists ? File.ReadAllBytes(path)[KeyBytes..] : null;

    /// <summary>Deletes the key once nothing is sealed to it any more.</summary>
    public void Destroy() => File.Delete(path);

    private static byte[] Make()
    {
        using var pair = PublicKeyBox.GenerateKeyPair();
        return [.. pair.PublicKey, .. pair.PrivateKey];
    }
}
