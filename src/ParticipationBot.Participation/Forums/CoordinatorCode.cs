using System.Security.Cryptography;
using System.Text;

namespace ParticipationBot.Participation.Forums;

/// <summary>
/// A one-time code that makes its bearer the coordinator of one forum: ten signs of Crockford's base 32 (50 bits), without the letters
/// that are misread. Fifty random bits with limited tries need no slow hash.
/// </summary>
public static class CoordinatorCode
{
    public const int Length = 10;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>How long a code may lie unused.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(7);

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>"ABCDE-12345", as it is shown to people.</summary>
    public static string Format(string code) => $"{code[..5]}-{code[5..]}";

    /// <summary>Forgives spaces, dashes, small letters and the look-alikes O, I and L.</summary>
    /// <returns>Null where it cannot be a code.</returns>
    public static string? Parse(string? typed)
    {
        if (typed is null) return null;
        var code = new StringBuilder(Length);
        foreach (var sign in typed.ToUpperInvariant())
        {
            if (sign is ' ' or '-' or '–') continue;
            var meant = sign switch { 'O' => '0', 'I' or 'L' => '1', _ => sign };
            if (!Alphabet.Contains(meant, StringComparison.Ordinal) || code.Length == Length) return null;
            code.Append(meant);
        }
        return code.Length == Length ? code.ToString() : null;
    }

    /// <summary>What is stored in the code's place.</summary>
    public static byte[] Hash(string code) => SHA256.HashData(Encoding.ASCII.GetBytes(code));
}
