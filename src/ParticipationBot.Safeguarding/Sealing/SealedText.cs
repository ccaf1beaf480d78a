using System.Text.Json;

namespace ParticipationBot.Safeguarding.Sealing;

/// <summary>
/// A text that only the named recipients can open: XChaCha20-Poly1305 under a random data key, and the data key in a libsodium
/// sealed box for each recipient. Associated data binds it to its case, the algorithm and the recipients.
/// </summary>
/// <param name="Algorithm">1 = XChaCha20-Poly1305 (IETF) with X25519 sealed boxes.</param>
public sealed record SealedText(byte Algorithm, byte[] Nonce, byte[] Ciphertext, IReadOnlyList<SealedKey> Keys)
{
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <exception cref="InvalidDataException">The bytes are no sealed text.</exception>
    public static SealedText FromBytes(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<SealedText>(bytes) ?? throw new InvalidDataException("A sealed text is empty.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException("A sealed text is damaged.", wrong);
        }
    }
}

/// <summary>The data key, sealed to one recipient.</summary>
public sealed record SealedKey(Guid Recipient, byte[] Box);

/// <summary>Someone who can open sealed texts, and their X25519 public key (32 bytes).</summary>
public sealed record Recipient(Guid Id, byte[] PublicKey);
