using System.Security.Cryptography;

namespace ParticipationBot.Safeguarding.Sealing;

/// <summary>Seals a text to other people. Only somebody who can open it can do that.</summary>
public static class Reseal
{
    /// <returns>The text sealed anew to exactly <paramref name="recipients"/>.</returns>
    /// <exception cref="CannotOpenException">The opener cannot open it.</exception>
    public static SealedText To(IReadOnlyList<Recipient> recipients, SealedText sealedText, string caseId, Recipient opener, byte[] privateKey)
    {
        var plain = CaseSealer.Open(sealedText, caseId, opener, privateKey);
        try
        {
            return CaseSealer.Seal(plain, caseId, recipients);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    public static bool IsFor(this SealedText sealedText, Guid recipient) => sealedText.Keys.Any(key => key.Recipient == recipient);
}
