using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Channels.WebChat;

/// <summary>Bearer tokens, each for one conversation and half an hour. Sealed with the installation's key, so every host knows every host's.</summary>
internal sealed class ConversationTokens(TextVault vault, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private const string Purpose = "web-token";
    private const int IdBytes = 16;
    private const int LongestToken = 500;

    /// <summary>A conversation's id is as hard to guess as a key.</summary>
    public static string NewConversation() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));

    public string Issue(string conversation) =>
        Base64Url.EncodeToString(vault.ProtectJson(new Claim(conversation, time.GetUtcNow() + Lifetime), Purpose));

    /// <returns>False for a token that is not ours or no longer valid.</returns>
    public bool TryRead(string? token, [NotNullWhen(true)] out string? conversation)
    {
        conversation = null;
        if (token is not { Length: > 0 and <= LongestToken } || !Base64Url.IsValid(token)) return false;
        try
        {
            var claim = vault.OpenJson<Claim>(Base64Url.DecodeFromChars(token), Purpose);
            if (claim.Until <= time.GetUtcNow()) return false;
            conversation = claim.Conversation;
            return true;
        }
        catch (Exception fault) when (fault is CryptographicException or JsonException)
        {
            return false;
        }
    }

    private sealed record Claim(string Conversation, DateTimeOffset Until);
}
