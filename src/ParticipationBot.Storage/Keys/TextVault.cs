using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ParticipationBot.Storage.Keys;

/// <summary>Encrypts what is stored: AES-256-GCM under the key ring, bound to the purpose, so that a body cannot pass for an address.</summary>
public sealed class TextVault(KeyRing keys)
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <returns>Version, nonce, tag and ciphertext, in this order.</returns>
    public byte[] Protect(ReadOnlySpan<byte> plain, string purpose)
    {
        var sealedBytes = new byte[1 + NonceBytes + TagBytes + plain.Length];
        sealedBytes[0] = Version;
        var nonce = sealedBytes.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys.Texts, TagBytes);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(1 + NonceBytes + TagBytes), sealedBytes.AsSpan(1 + NonceBytes, TagBytes), Encoding.UTF8.GetBytes(purpose));
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">Another key, another purpose, or changed bytes.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, string purpose)
    {
        if (sealedBytes.Length < 1 + NonceBytes + TagBytes || sealedBytes[0] != Version)
            throw new CryptographicException("These bytes were not encrypted by this product.");
        var plain = new byte[sealedBytes.Length - 1 - NonceBytes - TagBytes];
        using var aes = new AesGcm(keys.Texts, TagBytes);
        aes.Decrypt(
            sealedBytes.Slice(1, NonceBytes), sealedBytes[(1 + NonceBytes + TagBytes)..], sealedBytes.Slice(1 + NonceBytes, TagBytes), plain,
            Encoding.UTF8.GetBytes(purpose));
        return plain;
    }

    public byte[] ProtectText(string text, string purpose) => Protect(Encoding.UTF8.GetBytes(text), purpose);

    public string OpenText(ReadOnlySpan<byte> sealedBytes, string purpose) => Encoding.UTF8.GetString(Open(sealedBytes, purpose));

    public byte[] ProtectJson<T>(T value, string purpose) => Protect(JsonSerializer.SerializeToUtf8Bytes(value), purpose);

    public T OpenJson<T>(ReadOnlySpan<byte> sealedBytes, string purpose) => JsonSerializer.Deserialize<T>(Open(sealedBytes, purpose))!;
}

/// <summary>What a stored ciphertext is for.</summary>
public static class VaultPurpose
{
    public const string Inbox = "inbox";
    public const string Outbox = "outbox";
    public const string Conversation = "conversation";
    public const string Address = "address";
    public const string View = "view";
    public const string Answer = "answer";
    public const string Themes = "themes";
    public const string Releases = "releases";
}
