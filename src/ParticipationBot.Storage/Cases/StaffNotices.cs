using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Turns;

namespace ParticipationBot.Storage.Cases;

/// <summary>Where staff are told of cases outside the console.</summary>
/// <param name="TelegramChat">Chat id of the helpline's staff group; null where there is none.</param>
/// <param name="Language">Language of the notices.</param>
public sealed record StaffNoticeOptions(string? TelegramChat, string Language = "ru");

/// <summary>Why people are called.</summary>
internal enum NoticeReason { New, NotSeen, NotAnswered }

/// <summary>Tells staff that a case needs people: its code, urgency and whom it calls, never a word of content.</summary>
public sealed class StaffNotices(StaffNoticeOptions options, OutboxWriter outbox, PromptRenderer renderer)
{
    public const string Channel = "staff-telegram";

    private static readonly byte[] Lane = SHA256.HashData(Encoding.UTF8.GetBytes(Channel));

    internal async Task CallAsync(ParticipationDb db, CaseRow found, NoticeReason reason, IReadOnlyList<Guid> people, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(options.TelegramChat)) return;
        var names = await db.Users.Where(user => people.Contains(user.Id)).OrderBy(user => user.UserName).Select(user => user.UserName!).ToListAsync(cancellation);
        var prompt = new Prompt(reason switch
            {
                NoticeReason.New => "notice.new_case",
                NoticeReason.NotSeen => "notice.not_seen",
                _ => "notice.not_answered",
            })
            .With("code", found.Code)
            .With("urgency", new TextKey($"notice.urgency.{found.Urgency.ToString().ToLowerInvariant()}"))
            .With("called", new TextKey($"notice.step.{found.Escalation.ToString().ToLowerInvariant()}"))
            .With("names", names.Count == 0 ? "" : ": " + string.Join(", ", names));
        outbox.Add(db, Channel, Lane, options.TelegramChat, renderer.Render(prompt, options.Language), OutboxPriority.Safety);
    }
}
