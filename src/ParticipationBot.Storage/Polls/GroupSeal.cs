using System.Globalization;
using System.Security.Cryptography;
using ParticipationBot.Participation.Forums;
using ParticipationBot.Participation.Participants;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Participants;

namespace ParticipationBot.Storage.Polls;

/// <summary>
/// Seals what a child had said of themselves into one AES block for the row of their answers. In clear it would lead from a rare profile to its
/// answers. The block also holds part of the row's pseudonym, so that equal profiles look different, and a block moved to another row is noticed.
/// </summary>
public sealed class GroupSeal : IDisposable
{
    /// <summary>Bytes of a sealed block.</summary>
    public const int Size = 16;

    private const int Profile = 4;
    private const int Bound = Size - Profile;
    private static readonly string[] Sexes = ["girl", "boy"];
    private readonly Aes cipher = Aes.Create();

    public GroupSeal(KeyRing keys) => cipher.Key = HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.Polls, 32, info: "groups"u8.ToArray());

    public byte[] Seal(ParticipantRow child, byte[] pseudonym)
    {
        byte[] plain =
        [
            child.AgeBand is null ? (byte)0 : (byte)(1 + (int)Enum.Parse<AgeBand>(child.AgeBand)), Place(Sexes, child.Sex), Place(Settlement.All, child.Settlement),
            child.Region is null ? (byte)0 : byte.Parse(child.Region.AsSpan(3), CultureInfo.InvariantCulture), .. pseudonym.AsSpan(0, Bound),
        ];
        // One block, in which the pseudonym makes each unique: no mode that links blocks is needed.
        return cipher.EncryptEcb(plain, PaddingMode.None);
    }

    /// <summary>Opens many at once, in place.</summary>
    /// <param name="blocks">Sealed blocks, one behind the other; afterwards <see cref="Key"/> reads each.</param>
    public void Open(Span<byte> blocks) => cipher.DecryptEcb(blocks, blocks, PaddingMode.None);

    /// <returns>The profile as a number, the same for the same profile.</returns>
    /// <exception cref="CryptographicException">The block belongs to another row or key.</exception>
    public static int Key(ReadOnlySpan<byte> opened, ReadOnlySpan<byte> pseudonym) => opened[Profile..].SequenceEqual(pseudonym[..Bound])
        ? BitConverter.ToInt32(opened)
        : throw new CryptographicException("The groups in a row of answers were not sealed for it.");

    /// <returns>"age", "sex", "settlement", "region" → what the child had said; absent where nothing.</returns>
    public static Dictionary<string, string> Groups(int key)
    {
        var plain = BitConverter.GetBytes(key);
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        if (plain[0] > 0) groups["age"] = ((AgeBand)(plain[0] - 1)).ToString().ToLowerInvariant();
        if (plain[1] > 0) groups["sex"] = Sexes[plain[1] - 1];
        if (plain[2] > 0) groups["settlement"] = Settlement.All[plain[2] - 1];
        if (plain[3] > 0) groups["region"] = $"KZ-{plain[3]}";
        return groups;
    }

    public void Dispose() => cipher.Dispose();

    private static byte Place(IReadOnlyList<string> values, string? value)
    {
        if (value is null) return 0;
        for (var at = 0; at < values.Count; at++)
            if (values[at] == value) return (byte)(at + 1);
        throw new ArgumentException("A profile holds a value that polls cannot be counted by.", nameof(value));
    }
}
