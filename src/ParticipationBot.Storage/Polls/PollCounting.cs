using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Results;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Storage.Polls;

/// <summary>Counts a poll in one pass. Profiles and answers meet here, in memory, by the poll's pseudonyms; nothing of it is stored.</summary>
public sealed class PollCounting(Pseudonyms pseudonyms)
{
    public async Task<PublishedResults> CountAsync(ParticipationDb db, PollDefinition poll, DateOnly closedOn, CancellationToken cancellation)
    {
        var profiles = await ProfilesAsync(db, poll.Id, cancellation);
        var count = new PollCount(poll);
        var sets = db.AnswerSets.AsNoTracking().Where(row => row.Poll == poll.Id).Select(row => new { row.Pseudonym, row.Language, row.Choices });
        await foreach (var set in sets.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var groups = profiles.TryGetValue(Key(set.Pseudonym), out var known) ? known : [];
            count.Add(new AnswerSet(new Dictionary<string, string>(groups) { ["language"] = set.Language }, ChoiceText.Read(set.Choices)));
        }
        return count.Publish(closedOn);
    }

    private async Task<Dictionary<UInt128, Dictionary<string, string>>> ProfilesAsync(ParticipationDb db, string poll, CancellationToken cancellation)
    {
        var profiles = new Dictionary<UInt128, Dictionary<string, string>>();
        // Few combinations exist: children with the same profile share one.
        var shared = new Dictionary<(string?, string?, string?, string?), Dictionary<string, string>>();
        var children = db.Participants.AsNoTracking().Select(row => new { row.Id, row.AgeBand, row.Sex, row.Region, row.Settlement });
        await foreach (var child in children.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var profile = (child.AgeBand, child.Sex, child.Region, child.Settlement);
            if (!shared.TryGetValue(profile, out var groups)) shared[profile] = groups = Groups(child.AgeBand, child.Sex, child.Region, child.Settlement);
            profiles[Key(pseudonyms.InPoll(child.Id, poll))] = groups;
        }
        return profiles;
    }

    private static Dictionary<string, string> Groups(string? age, string? sex, string? region, string? settlement)
    {
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        if (age is not null) groups["age"] = age.ToLowerInvariant();
        if (sex is not null) groups["sex"] = sex;
        if (region is not null) groups["region"] = region;
        if (settlement is not null) groups["settlement"] = settlement;
        return groups;
    }

    /// <summary>Half of the hash tells as many children apart as there are.</summary>
    private static UInt128 Key(byte[] pseudonym) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(pseudonym);
}
