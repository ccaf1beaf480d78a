using System.Security.Cryptography;

namespace ParticipationBot.Safeguarding.Sealing;

/// <summary>Seals a text to other people. Only somebody who can open it can do that.</summary>
public static class Reseal
{
    /// <returns>The text sealed anew to exactly <paramref name="recipients"/>.</returns>
    /// <exception cref="CannotOpenException">The opener cannot open it.</exception>
    public static SealedText To(IReadOnlyList<Recipient> recipients, SealedText sealedText, string caseId, Recipient opener, byte[] privateKey) =>
        Move(recipients, sealedText, caseId, caseId, opener, privateKey);

    /// <summary>Seals a text of one case as a text of another: a text is bound to its case and opens in no other.</summary>
    /// <exception cref="CannotOpenException">The opener cannot open it.</exception>
    public static SealedText Move(
        IReadOnlyList<Recipient> recipients, SealedText sealedText, string fromCase, string toCase, Recipient opener, byte[] privateKey)
    {
        var plain = CaseSealer.Open(sealedText, fromCase, opener, privateKey);
        try
        {
            return CaseSealer.Seal(plain, toCase, recipients);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    public static bool IsFor(this SealedText sealedText, Guid recipient) => sealedText.Keys.Any(key => key.Recipient == recipient);
}
