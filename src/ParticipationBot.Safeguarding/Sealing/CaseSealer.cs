using System.Security.Cryptography;
using System.Text;
using Sodium;
using Sodium.Exceptions;

namespace ParticipationBot.Safeguarding.Sealing;

/// <summary>Seals a case's texts to the helpline and opens them for one of its people.</summary>
public static class CaseSealer
{
    private const byte XChaCha20Poly1305 = 1;
    private const int DataKeyBytes = 32;

    /// <param name="text">UTF-8 bytes of what to seal.</param>
    /// <param name="caseId">The case that the text belongs to; a text moved to another case no longer opens.</param>
    /// <param name="recipients">At least one.</param>
    public static SealedText Seal(ReadOnlySpan<byte> text, string caseId, IReadOnlyList<Recipient> recipients)
    {
        if (recipients.Count == 0) throw new ArgumentException("A text is sealed to at least one recipient.", nameof(recipients));
        var dataKey = SodiumCore.GetRandomBytes(DataKeyBytes);
        try
        {
            var nonce = SecretAeadXChaCha20Poly1305.GenerateNonce();
            var bound = Binding(caseId, XChaCha20Poly1305, recipients.Select(recipient => recipient.Id));
            var ciphertext = SecretAeadXChaCha20Poly1305.Encrypt(text.ToArray(), nonce, dataKey, bound);
            var keys = recipients.Select(recipient => new SealedKey(recipient.Id, SealedPublicKeyBox.Create(dataKey, recipient.PublicKey)));
            return new SealedText(XChaCha20Poly1305, nonce, ciphertext, [.. keys]);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    /// <returns>The UTF-8 bytes that were sealed.</returns>
    /// <exception cref="CannotOpenException">The text is not sealed to this person, the key is another, or it was changed.</exception>
    public static byte[] Open(SealedText sealedText, string caseId, Recipient me, byte[] privateKey)
    {
        if (sealedText.Algorithm != XChaCha20Poly1305) throw new CannotOpenException("sealed by a later release");
        var mine = sealedText.Keys.FirstOrDefault(key => key.Recipient == me.Id)
            ?? throw new CannotOpenException("not sealed to this person");
        byte[]? dataKey = null;
        try
        {
            dataKey = SealedPublicKeyBox.Open(mine.Box, privateKey, me.PublicKey);
            var bound = Binding(caseId, sealedText.Algorithm, sealedText.Keys.Select(key => key.Recipient));
            return SecretAeadXChaCha20Poly1305.Decrypt(sealedText.Ciphertext, sealedText.Nonce, dataKey, bound);
        }
        catch (Exception wrong) when (wrong is CryptographicException or KeyOutOfRangeException or NonceOutOfRangeException)
        {
            throw new CannotOpenException("the key does not fit or the text was changed", wrong);
        }
        finally
        {
            if (dataKey is not null) CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    private static byte[] Binding(string caseId, byte algorithm, IEnumerable<Guid> recipients) =>
        Encoding.UTF8.GetBytes($"case:{caseId}|{algorithm}|{string.Join(',', recipients.Select(id => id.ToString("N")).Order(StringComparer.Ordinal))}");
}

/// <summary>A sealed text cannot be opened. Carries no content.</summary>
public sealed class CannotOpenException(string reason, Exception? inner = null)
    : Exception($"The sealed text cannot be opened: {reason}.", inner);
