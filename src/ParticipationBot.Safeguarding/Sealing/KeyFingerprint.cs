using System.Security.Cryptography;

namespace ParticipationBot.Safeguarding.Sealing;

/// <summary>A short name of a public key that two people can read to each other: four groups of four hexadecimal digits.</summary>
public static class KeyFingerprint
{
    private const int Bytes = 8;
    private const int GroupLength = 4;

    public static string Of(byte[] publicKey) =>
        string.Join('-', Convert.ToHexString(SHA256.HashData(publicKey).AsSpan(0, Bytes)).Chunk(GroupLength).Select(group => new string(group)));
}
