using Microsoft.EntityFrameworkCore;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Participation;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Storage.Announcements;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Storage.Polls;

/// <summary>Invites the children of a poll's audience who have not answered yet.</summary>
internal sealed class PollInvitation(Pseudonyms pseudonyms) : PollNews(pseudonyms)
{
    public const string KindName = "poll_invitation";

    public override string Kind => KindName;
    protected override string TextKey => "poll.invitation";
    protected override bool IsForThoseWhoAnswered => false;
}

/// <summary>Reminds them, once.</summary>
internal sealed class PollReminder(Pseudonyms pseudonyms) : PollNews(pseudonyms)
{
    public const string KindName = "poll_reminder";

    public override string Kind => KindName;
    protected override string TextKey => "poll.reminder";
    protected override bool IsForThoseWhoAnswered => false;
}

/// <summary>Tells those who answered that the results are there.</summary>
internal sealed class PollResultsNews(Pseudonyms pseudonyms) : PollNews(pseudonyms)
{
    public const string KindName = "poll_results";

    public override string Kind => KindName;
    protected override string TextKey => "poll.results_here";
    protected override bool IsForThoseWhoAnswered => true;
}

/// <summary>News of one poll. A poll that was withdrawn, or an invitation to one that has closed, is not told any further.</summary>
internal abstract class PollNews(Pseudonyms pseudonyms) : IAnnouncement
{
    public abstract string Kind { get; }
    protected abstract string TextKey { get; }
    protected abstract bool IsForThoseWhoAnswered { get; }
    public bool IsInvitation => !IsForThoseWhoAnswered;

    public async Task<Func<string, Prompt>?> TextsAsync(ParticipationDb db, string subject, CancellationToken cancellation)
    {
        if (await db.Polls.AsNoTracking().SingleOrDefaultAsync(row => row.Id == subject && row.Status == PollStatus.Held, cancellation) is not { } row) return null;
        var poll = PollBookKeeper.Held(row);
        if (IsForThoseWhoAnswered != row.Results is not null) return null;
        return language => new Prompt(TextKey)
            .With("title", poll.Definition.Title.In(language)).With("introduction", poll.Definition.Introduction.In(language))
            .With("closes", poll.Closes is { } closes ? new Prompt("poll.until").With("day", KazakhstanTime.LastDayBefore(closes)) : new Prompt("poll.no_end"))
            .Row($"!polls:{poll.Definition.Code}", "poll.open");
    }

    public async Task<IReadOnlySet<Guid>> ConcernsAsync(ParticipationDb db, string subject, IReadOnlyList<Guid> children, CancellationToken cancellation)
    {
        var poll = await db.Polls.AsNoTracking().SingleAsync(row => row.Id == subject, cancellation);
        var ages = poll.Ages.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var (first, last, page) = (children[0], children[^1], children.ToHashSet());
        var asked = IsForThoseWhoAnswered
            ? [.. children]
            : await db.Participants.Where(child => child.Id >= first && child.Id <= last && (ages.Length == 0 || ages.Contains(child.AgeBand)) && (poll.Region == null || child.Region == poll.Region)
                    && (poll.Language == null || child.Language == poll.Language))
                .Select(child => child.Id).ToListAsync(cancellation);
        // The range holds children too who asked for no news.
        asked.RemoveAll(child => !page.Contains(child));
        // Mostly an invitation goes out before anyone has answered.
        if (!await db.AnswerSets.AnyAsync(set => set.Poll == subject, cancellation)) return IsForThoseWhoAnswered ? new HashSet<Guid>() : asked.ToHashSet();
        var pseudonymOf = asked.ToDictionary(child => child, child => pseudonyms.InPoll(child, subject));
        var hashes = pseudonymOf.Values.ToList();
        var answered = (await db.AnswerSets.Where(set => set.Poll == subject && hashes.Contains(set.Pseudonym)).Select(set => set.Pseudonym).ToListAsync(cancellation))
            .Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
        return asked.Where(child => answered.Contains(Convert.ToHexString(pseudonymOf[child])) == IsForThoseWhoAnswered).ToHashSet();
    }
}
