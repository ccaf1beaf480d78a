using System.Security.Cryptography;

namespace ParticipationBot.Tests;

/// <summary>What an authenticator app does (RFC 6238: SHA-1, 30 seconds, six digits).</summary>
internal static class Totp
{
    public static string Code(string secret, DateTimeOffset at)
    {
        var step = BitConverter.GetBytes(at.ToUnixTimeSeconds() / 30);
        Array.Reverse(step);
#pragma warning disable CA5350 // The standard's algorithm.
        var hash = HMACSHA1.HashData(FromBase32(secret), step);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        var number = ((hash[offset] & 0x7f) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("D6");
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Replace(" ", "").Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(bytes => bytes.Length == 8).Select(bytes => Convert.ToByte(new string(bytes), 2))];
    }
}
