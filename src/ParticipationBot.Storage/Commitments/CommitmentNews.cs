using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Participation.Commitments;
using ParticipationBot.Storage.Announcements;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Storage.Commitments;

/// <summary>Tells of a commitment those whose view had one of its topics, and those who answered its poll.</summary>
internal sealed class CommitmentNews(CommitmentCard card, Pseudonyms pseudonyms) : IAnnouncement
{
    public const string KindName = "commitment";

    public string Kind => KindName;

    public async Task<Func<string, Prompt>?> TextsAsync(ParticipationDb db, string subject, CancellationToken cancellation) =>
        await FindAsync(db, subject, cancellation) is { } row
            ? language => card.Told(row, language)
            : null;

    /// <remarks>
    /// Views carry a pseudonym that only the keys make from a participant. It is made here again for each child asked about and looked up,
    /// in memory: nothing is written that would say who wrote what.
    /// </remarks>
    public async Task<IReadOnlySet<Guid>> ConcernsAsync(ParticipationDb db, string subject, IReadOnlyList<Guid> children, CancellationToken cancellation)
    {
        if (await FindAsync(db, subject, cancellation) is not { } row) return new HashSet<Guid>();
        var topics = row.TopicIds;
        var polls = await db.Views.Select(view => view.Poll).Distinct().ToListAsync(cancellation);
        var concerned = new HashSet<Guid>();
        foreach (var poll in polls)
        {
            var names = children.ToDictionary(child => Convert.ToHexString(pseudonyms.InPoll(child, poll)), child => child);
            var hashes = names.Keys.Select(Convert.FromHexString).ToList();
            var views = await db.Views.AsNoTracking().Where(view => view.Poll == poll && view.IsDemo == row.IsDemo && hashes.Contains(view.Pseudonym))
                .Select(view => new { view.Pseudonym, view.Topics }).ToListAsync(cancellation);
            concerned.UnionWith(views.Where(view => view.Topics.Split(',').Intersect(topics, StringComparer.Ordinal).Any())
                .Select(view => names[Convert.ToHexString(view.Pseudonym)]));
        }
        concerned.UnionWith(await AnsweredAsync(db, row.Poll, children, cancellation));
        return concerned;
    }

    private async Task<IReadOnlySet<Guid>> AnsweredAsync(ParticipationDb db, string? poll, IReadOnlyList<Guid> children, CancellationToken cancellation)
    {
        if (poll is null) return new HashSet<Guid>();
        var names = children.ToDictionary(child => Convert.ToHexString(pseudonyms.InPoll(child, poll)), child => child);
        var hashes = names.Keys.Select(Convert.FromHexString).ToList();
        var sets = await db.AnswerSets.Where(set => set.Poll == poll && hashes.Contains(set.Pseudonym)).Select(set => set.Pseudonym).ToListAsync(cancellation);
        return sets.Select(pseudonym => names[Convert.ToHexString(pseudonym)]).ToHashSet();
    }

    private static async Task<CommitmentRow?> FindAsync(ParticipationDb db, string subject, CancellationToken cancellation)
    {
        var id = Guid.Parse(subject, CultureInfo.InvariantCulture);
        return await db.Commitments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.PublishedAt != null, cancellation);
    }
}
