namespace ParticipationBot.Safeguarding.Sealing;

/// <summary>
/// A text that only the named recipients can open: XChaCha20-Poly1305 under a random data key, and the data key in a libsodium
/// sealed box for each recipient. Associated data binds it to its case, version and recipients.
/// </summary>
/// <param name="Algorithm">1 = XChaCha20-Poly1305 (IETF) with X25519 sealed boxes.</param>
public sealed record SealedText(byte Algorithm, byte[] Nonce, byte[] Ciphertext, IReadOnlyList<SealedKey> Keys);

/// <summary>The data key, sealed to one recipient.</summary>
public sealed record SealedKey(Guid Recipient, byte[] Box);

/// <summary>A helpline worker's public key.</summary>
public sealed record Recipient(Guid Id, byte[] PublicKey);
