using System.Security.Cryptography;
using System.Text;

namespace ParticipationBot.Storage.Keys;

/// <summary>Keyed hashes (HMAC-SHA-256, 32 bytes) that stand for a chat or a participant.</summary>
public sealed class Pseudonyms(KeyRing keys)
{
    /// <summary>Stands for a chat.</summary>
    public byte[] Lane(string channel, string address) =>
        HMACSHA256.HashData(keys.Lanes, Encoding.UTF8.GetBytes($"{channel}\n{address}"));

    /// <summary>Stands for a participant within one poll, so that the answers of two polls cannot be joined.</summary>
    public byte[] InPoll(Guid participant, string poll) =>
        HMACSHA256.HashData(keys.Polls, (byte[])[.. participant.ToByteArray(), .. Encoding.UTF8.GetBytes(poll)]);
}
