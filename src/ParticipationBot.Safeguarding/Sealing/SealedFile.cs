using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sodium;
using Sodium.Exceptions;

namespace ParticipationBot.Safeguarding.Sealing;

/// <summary>
/// A file that leaves the helpline: a line that names the format, a line of JSON that says how it was sealed, then XChaCha20-Poly1305. The
/// key comes from a passphrase by Argon2id, or stands in a libsodium sealed box for the recipient. Both lines are bound to the contents.
/// </summary>
public static class SealedFile
{
    /// <summary>Shortest passphrase that is accepted: it travels by another way and may be tried for years.</summary>
    public const int ShortestPassphrase = 16;
    public const int PublicKeyBytes = 32;

    private const string FirstLine = "participation-bot sealed file 1";
    private const string Algorithm = "xchacha20-poly1305-ietf";
    private const int KeyBytes = 32;
    private const int SaltBytes = 16;

    // libsodium's "moderate" limits, as for counsellors' keys.
    private const long Passes = 3;
    private const int Memory = 256 * 1024 * 1024;

    public static byte[] WithPassphrase(ReadOnlySpan<byte> plain, string passphrase)
    {
        if (passphrase.Trim().Length < ShortestPassphrase) throw new ArgumentException("The passphrase is too short.", nameof(passphrase));
        var salt = SodiumCore.GetRandomBytes(SaltBytes);
        return Seal(plain, Derive(passphrase, salt, Passes, Memory), new Header(Algorithm, Salt: salt, Passes: Passes, Memory: Memory));
    }

    /// <param name="publicKey">The recipient's X25519 key, 32 bytes.</param>
    public static byte[] ForKey(ReadOnlySpan<byte> plain, byte[] publicKey)
    {
        if (publicKey.Length != PublicKeyBytes) throw new ArgumentException("A public key has 32 bytes.", nameof(publicKey));
        var key = SodiumCore.GetRandomBytes(KeyBytes);
        return Seal(plain, key, new Header(Algorithm, Box: SealedPublicKeyBox.Create(key, publicKey)));
    }

    /// <exception cref="CannotOpenException">Another passphrase, a changed file, or none of this product's.</exception>
    public static byte[] Open(byte[] file, string passphrase)
    {
        var (header, line, contents) = Read(file);
        if (header is not { Salt: { Length: SaltBytes } salt, Passes: Passes, Memory: Memory }) throw new CannotOpenException("it was not sealed with a passphrase");
        return Open(contents, header, line, Derive(passphrase, salt, Passes, Memory));
    }

    /// <exception cref="CannotOpenException">Another key, a changed file, or none of this product's.</exception>
    public static byte[] Open(byte[] file, byte[] publicKey, byte[] privateKey)
    {
        var (header, line, contents) = Read(file);
        if (header.Box is null) throw new CannotOpenException("it was not sealed to a key");
        try
        {
            return Open(contents, header, line, SealedPublicKeyBox.Open(header.Box, privateKey, publicKey));
        }
        catch (Exception wrong) when (wrong is CryptographicException or KeyOutOfRangeException)
        {
            throw new CannotOpenException("the key does not fit", wrong);
        }
    }

    private static byte[] Seal(ReadOnlySpan<byte> plain, byte[] key, Header header)
    {
        try
        {
            var nonce = SecretAeadXChaCha20Poly1305.GenerateNonce();
            var lines = Encoding.UTF8.GetBytes($"{FirstLine}\n{JsonSerializer.Serialize(header with { Nonce = nonce }, JsonSerializerOptions.Web)}\n");
            return [.. lines, .. SecretAeadXChaCha20Poly1305.Encrypt(plain.ToArray(), nonce, key, lines)];
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static byte[] Open(byte[] contents, Header header, byte[] lines, byte[] key)
    {
        try
        {
            return SecretAeadXChaCha20Poly1305.Decrypt(contents, header.Nonce!, key, lines);
        }
        catch (Exception wrong) when (wrong is CryptographicException or NonceOutOfRangeException)
        {
            throw new CannotOpenException("the passphrase or key is another, or the file was changed", wrong);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static (Header Header, byte[] Lines, byte[] Contents) Read(byte[] file)
    {
        var first = Array.IndexOf(file, (byte)'\n');
        var second = first < 0 ? -1 : Array.IndexOf(file, (byte)'\n', first + 1);
        if (second < 0 || Encoding.UTF8.GetString(file, 0, first) != FirstLine) throw new CannotOpenException("it is no sealed file of this product");
        try
        {
            var header = JsonSerializer.Deserialize<Header>(file.AsSpan(first + 1, second - first - 1), JsonSerializerOptions.Web);
            if (header is not { Algorithm: Algorithm, Nonce: not null }) throw new CannotOpenException("it was sealed by a later release");
            return (header, file[..(second + 1)], file[(second + 1)..]);
        }
        catch (JsonException wrong)
        {
            throw new CannotOpenException("its second line is damaged", wrong);
        }
    }

    // Deriving from bytes: string overloads of libraries differ in how they encode and terminate.
    private static byte[] Derive(string passphrase, byte[] salt, long passes, int memory) => PasswordHash.ArgonHashBinary(
        Encoding.UTF8.GetBytes(passphrase.Trim().Normalize(NormalizationForm.FormKC)), salt, passes, memory, KeyBytes, PasswordHash.ArgonAlgorithm.Argon_2ID13);

    private sealed record Header(string Algorithm, byte[]? Nonce = null, byte[]? Salt = null, long? Passes = null, int? Memory = null, byte[]? Box = null);
}
