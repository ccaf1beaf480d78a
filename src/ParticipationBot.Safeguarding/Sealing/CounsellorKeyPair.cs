using System.Security.Cryptography;
using System.Text;
using Sodium;

namespace ParticipationBot.Safeguarding.Sealing;

/// <summary>
/// A counsellor's key pair as it is stored: the private key wrapped by a key that Argon2id derives from their passphrase, and a second
/// time by a recovery key that is shown once. Nobody else can unwrap it; who loses both loses the texts sealed to them.
/// </summary>
/// <param name="Salt">16 bytes for Argon2id.</param>
public sealed record CounsellorKeyPair(byte[] PublicKey, byte[] WrappedPrivateKey, byte[] Salt, byte[] WrappedForRecovery)
{
    private const int SaltBytes = 16;
    private const int WrappingKeyBytes = 32;
    private const int RecoveryBytes = 20;

    // libsodium's "moderate" limits: 3 passes over 256 MiB, about half a second on one core.
    private const long Passes = 3;
    private const int Memory = 256 * 1024 * 1024;

    /// <param name="recoveryKey">To be shown once and written down: groups of letters and digits.</param>
    public static CounsellorKeyPair Create(string passphrase, out string recoveryKey)
    {
        using var pair = PublicKeyBox.GenerateKeyPair();
        var salt = SodiumCore.GetRandomBytes(SaltBytes);
        recoveryKey = Grouped(Convert.ToHexString(SodiumCore.GetRandomBytes(RecoveryBytes)));
        return new CounsellorKeyPair(
            pair.PublicKey,
            Wrap(pair.PrivateKey, Derive(passphrase, salt)),
            salt,
            Wrap(pair.PrivateKey, Derive(Normalized(recoveryKey), salt)));
    }

    /// <returns>The private key (32 bytes), or null where the passphrase is wrong. The caller wipes it after use.</returns>
    public byte[]? Unlock(string passphrase) => Unwrap(WrappedPrivateKey, Derive(passphrase, Salt));

    /// <returns>The private key (32 bytes), or null where the recovery key is wrong.</returns>
    public byte[]? Recover(string recoveryKey) => Unwrap(WrappedForRecovery, Derive(Normalized(recoveryKey), Salt));

    /// <summary>The same key pair under a new passphrase.</summary>
    public CounsellorKeyPair WithPassphrase(byte[] privateKey, string passphrase) =>
        this with { WrappedPrivateKey = Wrap(privateKey, Derive(passphrase, Salt)) };

    // Deriving from bytes: string overloads of libraries differ in how they encode and terminate.
    private static byte[] Derive(string secret, byte[] salt) => PasswordHash.ArgonHashBinary(
        Encoding.UTF8.GetBytes(secret.Normalize(NormalizationForm.FormKC)), salt, Passes, Memory, WrappingKeyBytes,
        PasswordHash.ArgonAlgorithm.Argon_2ID13);

    private static byte[] Wrap(byte[] privateKey, byte[] wrappingKey)
    {
        var nonce = SecretBox.GenerateNonce();
        byte[] wrapped = [.. nonce, .. SecretBox.Create(privateKey, nonce, wrappingKey)];
        CryptographicOperations.ZeroMemory(wrappingKey);
        return wrapped;
    }

    private static byte[]? Unwrap(byte[] wrapped, byte[] wrappingKey)
    {
        const int nonceBytes = 24;
        try
        {
            return SecretBox.Open(wrapped[nonceBytes..], wrapped[..nonceBytes], wrappingKey);
        }
        catch (CryptographicException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wrappingKey);
        }
    }

    private static string Grouped(string key) => string.Join('-', key.Chunk(5).Select(group => new string(group)));

    private static string Normalized(string recoveryKey) =>
        string.Concat(recoveryKey.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
