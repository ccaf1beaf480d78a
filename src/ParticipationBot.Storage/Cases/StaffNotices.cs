using System.Security.Cryptography;
using System.Text;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Turns;

namespace ParticipationBot.Storage.Cases;

/// <summary>Where staff are told of cases outside the console.</summary>
/// <param name="TelegramChat">Chat id of the helpline's staff group; null where there is none.</param>
/// <param name="Language">Language of the notices.</param>
public sealed record StaffNoticeOptions(string? TelegramChat, string Language = "ru");

/// <summary>Tells staff that a case needs people: its code and urgency, never a word of content.</summary>
internal sealed class StaffNotices(StaffNoticeOptions options, OutboxWriter outbox, PromptRenderer renderer)
{
    public const string Channel = "staff-telegram";

    private static readonly byte[] Lane = SHA256.HashData(Encoding.UTF8.GetBytes(Channel));

    public void CaseNeedsPeople(ParticipationDb db, CaseRow found)
    {
        if (string.IsNullOrWhiteSpace(options.TelegramChat)) return;
        var prompt = new Prompt("staff.new_case").With("code", found.Code)
            .With("urgency", new TextKey($"staff.urgency.{found.Urgency.ToString().ToLowerInvariant()}"));
        outbox.Add(db, Channel, Lane, options.TelegramChat, renderer.Render(prompt, options.Language), OutboxPriority.Safety);
    }
}
