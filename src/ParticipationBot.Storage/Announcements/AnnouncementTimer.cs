using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Storage.Duty;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Setup;
using ParticipationBot.Storage.Timers;
using ParticipationBot.Storage.Turns;

namespace ParticipationBot.Storage.Announcements;

/// <summary>
/// Goes down the list of participants page by page. The page's messages and how far it got are one transaction, the timer's: after a crash
/// it goes on where it was, so that nobody is told twice and nobody is skipped.
/// </summary>
internal sealed class AnnouncementTimer(
    IEnumerable<IAnnouncement> kinds, PromptRenderer renderer, OutboxWriter outbox, TextVault vault, AnnouncementOptions options,
    HelplineOptions local, TimeProvider time) : ITimerHandler
{
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, IAnnouncement> kinds = kinds.ToDictionary(kind => kind.Kind, StringComparer.Ordinal);

    public string Kind => Announcer.TimerKind;

    public async Task<DateTimeOffset?> FireAsync(ParticipationDb db, TimerRow timer, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (options.QuietUntilAfter(now, local.LocalOffset) is { } morning) return morning;
        // What waits already goes first: a long broadcast must not pile up in front of the night.
        if (await IsFullAsync(db, cancellation)) return now + Breath;
        var id = Guid.Parse(timer.Subject, CultureInfo.InvariantCulture);
        if (await db.Announcements.FindAsync([id], cancellation) is not { IsDone: false } news) return null;
        if (!kinds.TryGetValue(news.Kind, out var kind)) throw new NotSupportedException($"Nobody announces '{news.Kind}'.");
        if (kind.IsInvitation && options.LessonsUntilAfter(now, local.LocalOffset) is { } lessonsEnd) return lessonsEnd;

        var texts = await kind.TextsAsync(db, news.Subject, cancellation);
        var page = texts is null ? [] : await PageAsync(db, news, cancellation);
        if (texts is not null && page.Count > 0)
        {
            await TellAsync(db, kind, news, texts, page, cancellation);
            news.After = page[^1];
        }
        news.IsDone = page.Count < options.PageSize;
        return news.IsDone ? null : now;
    }

    private async Task<bool> IsFullAsync(ParticipationDb db, CancellationToken cancellation)
    {
        var most = options.MostWaiting ?? options.PageSize;
        return most > 0 && await db.Outbox.CountAsync(row => row.Status == OutboxStatus.Waiting && row.Priority == OutboxPriority.Broadcast, cancellation) >= most;
    }

    /// <summary>Those who asked for news and were there when it began; who comes later reads it in the menu.</summary>
    private Task<List<Guid>> PageAsync(ParticipationDb db, AnnouncementRow news, CancellationToken cancellation)
    {
        var after = news.After ?? Guid.Empty;
        return db.Participants.AsNoTracking()
            .Where(child => child.Id > after && child.WantsNews && !child.Blocked && child.CreatedAt <= news.CreatedAt)
            .OrderBy(child => child.Id).Select(child => child.Id).Take(options.PageSize).ToListAsync(cancellation);
    }

    private async Task TellAsync(
        ParticipationDb db, IAnnouncement kind, AnnouncementRow news, Func<string, Prompt> texts, List<Guid> page, CancellationToken cancellation)
    {
        var concerned = await kind.ConcernsAsync(db, news.Subject, page, cancellation);
        // A page is a range of ids: to a database that is quicker than a list of them. Who is waiting for the helpline gets no other message in between.
        var (first, last) = (page[0], page[^1]);
        var chats = await db.Conversations.AsNoTracking()
            .Where(row => row.Participant >= first && row.Participant <= last && !db.Cases.Any(found => found.Lane == row.Lane && found.Status != CaseStatus.Closed))
            .Join(db.Addresses, row => row.Lane, address => address.Lane, (row, address) => new { row.Participant, Address = address })
            .Join(db.Participants, chat => chat.Participant, child => child.Id, (chat, child) => new { chat.Address, child.Id, child.Language })
            .OrderBy(chat => chat.Id).ToListAsync(cancellation);
        var rendered = new Dictionary<string, Outgoing>(StringComparer.Ordinal);
        var messages = new List<OutboxRow>(chats.Count);
        foreach (var chat in chats)
        {
            if (chat.Language is not { } language || !concerned.Contains(chat.Id)) continue;
            if (!rendered.TryGetValue(language, out var message)) rendered[language] = message = renderer.Render(texts(language), language);
            messages.Add(outbox.Row(chat.Address.Channel, chat.Address.Lane, vault.OpenText(chat.Address.Address, VaultPurpose.Address), message, OutboxPriority.Broadcast));
        }
        await ManyRows.InsertAsync(db, messages, cancellation);
    }
}
