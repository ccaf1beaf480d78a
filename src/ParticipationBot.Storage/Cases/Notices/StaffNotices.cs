using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Safeguarding.Deadlines;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Turns;

namespace ParticipationBot.Storage.Cases.Notices;

/// <summary>Where staff are told of cases outside the console.</summary>
/// <param name="TelegramChat">Chat id of the helpline's staff group; null where there is none.</param>
/// <param name="Language">Language of the notices.</param>
public sealed record StaffNoticeOptions(string? TelegramChat, string Language = "ru")
{
    /// <summary>True where a mail server is set: the people called get mail at the address that duty has for them.</summary>
    public bool UsesEmail { get; init; }

    /// <summary>True where a webhook is set.</summary>
    public bool UsesWebhook { get; init; }

    /// <summary>Where the last step of the chain goes by mail.</summary>
    public string? FallbackEmail { get; init; }

    public bool UsesTelegram => !string.IsNullOrWhiteSpace(TelegramChat);
    public bool HasAny => UsesTelegram || UsesEmail || UsesWebhook;
}

/// <summary>Calls people about a case over every channel there is: its code, urgency and whom it calls, never a word of content.</summary>
public sealed class StaffNotices(StaffNoticeOptions options, OutboxWriter outbox, PromptRenderer renderer, TimeProvider time)
{
    public const string Channel = "staff-telegram";

    private static readonly byte[] Lane = SHA256.HashData(Encoding.UTF8.GetBytes(Channel));

    /// <returns>False where there are channels, but none of them leads to anybody who is called.</returns>
    internal async Task<bool> CallAsync(ParticipationDb db, CaseRow found, NoticeReason reason, IReadOnlyList<Guid> people, CancellationToken cancellation)
    {
        if (!options.HasAny) return true;
        var call = Guid.CreateVersion7(time.GetUtcNow());
        var (telegram, email, webhook) = (options.UsesTelegram, await EmailAsync(db, found, people, cancellation), options.UsesWebhook);
        if (telegram)
        {
            var notice = Add(db, call, found, reason, "telegram", null);
            var text = renderer.Render(await TextAsync(db, found.Code, found.Urgency.ToString(), found.Escalation, reason, people, cancellation), options.Language);
            outbox.Add(db, Channel, Lane, options.TelegramChat!, text, reason is NoticeReason.New ? OutboxPriority.Safety : OutboxPriority.Reply, notice: notice.Id);
        }
        foreach (var staff in email) Add(db, call, found, reason, "email", staff);
        if (webhook) Add(db, call, found, reason, "webhook", null);
        return telegram || email.Count > 0 || webhook;
    }

    internal static async Task<Prompt> TextAsync(
        ParticipationDb db, string code, string urgency, EscalationStep step, NoticeReason reason, IReadOnlyList<Guid> people, CancellationToken cancellation)
    {
        var names = await db.Users.Where(user => people.Contains(user.Id)).OrderBy(user => user.UserName).Select(user => user.UserName!).ToListAsync(cancellation);
        return new Prompt(reason switch
            {
                NoticeReason.New => "notice.new_case",
                NoticeReason.NotSeen => "notice.not_seen",
                _ => "notice.not_answered",
            })
            .With("code", code)
            .With("urgency", new TextKey($"notice.urgency.{urgency.ToLowerInvariant()}"))
            .With("called", new TextKey($"notice.step.{step.ToString().ToLowerInvariant()}"))
            .With("names", names.Count == 0 ? "" : ": " + string.Join(", ", names));
    }

    /// <summary>Who of the people has an address; for the fallback a null stands for its own one.</summary>
    private async Task<List<Guid?>> EmailAsync(ParticipationDb db, CaseRow found, IReadOnlyList<Guid> people, CancellationToken cancellation)
    {
        if (!options.UsesEmail) return [];
        if (found.Escalation == EscalationStep.Fallback) return string.IsNullOrWhiteSpace(options.FallbackEmail) ? [] : [null];
        return await db.Counsellors.Where(row => people.Contains(row.Staff) && row.Email != null).Select(row => (Guid?)row.Staff).ToListAsync(cancellation);
    }

    private NoticeRow Add(ParticipationDb db, Guid call, CaseRow found, NoticeReason reason, string channel, Guid? staff)
    {
        var now = time.GetUtcNow();
        var notice = new NoticeRow
        {
            Id = Guid.CreateVersion7(now), Call = call, Case = found.Id, Channel = channel, Staff = staff, Reason = reason, CreatedAt = now,
            IsFallback = found.Escalation == EscalationStep.Fallback,
        };
        db.Notices.Add(notice);
        return notice;
    }
}
