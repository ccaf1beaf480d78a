using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Results;

namespace ParticipationBot.Storage.Polls;

/// <summary>
/// Counts a poll in one pass over its answers, which carry their sealed groups. There are no running totals: nothing that could differ from the
/// answers after a crash, and no small cell that stands anywhere before the close.
/// </summary>
public sealed class PollCounting(GroupSeal seal)
{
    /// <summary>Rows opened at once: a call of the cipher costs more than the block.</summary>
    private const int Batch = 4096;

    public async Task<PublishedResults> CountAsync(ParticipationDb db, PollDefinition poll, DateOnly closedOn, CancellationToken cancellation)
    {
        var tally = new PollTally(poll);
        var places = new Dictionary<(int Groups, string Language), int[]>();
        var (rows, blocks) = (new List<AnswerRow>(Batch), new byte[Batch * GroupSeal.Size]);
        await foreach (var row in AnswerRow.ReadAsync(db, poll.Id, cancellation))
        {
            row.Groups.CopyTo(blocks, rows.Count * GroupSeal.Size);
            rows.Add(row);
            if (rows.Count == Batch) Count(tally, places, rows, blocks);
        }
        Count(tally, places, rows, blocks);
        return tally.Count().Publish(closedOn);
    }

    private void Count(PollTally tally, Dictionary<(int Groups, string Language), int[]> places, List<AnswerRow> rows, byte[] blocks)
    {
        seal.Open(blocks.AsSpan(0, rows.Count * GroupSeal.Size));
        for (var at = 0; at < rows.Count; at++)
        {
            var profile = (GroupSeal.Key(blocks.AsSpan(at * GroupSeal.Size, GroupSeal.Size), rows[at].Pseudonym), rows[at].Language);
            if (!places.TryGetValue(profile, out var of))
                places[profile] = of = tally.PlacesOf(new Dictionary<string, string>(GroupSeal.Groups(profile.Item1)) { ["language"] = profile.Language });
            tally.Add(of, rows[at].Choices);
        }
        rows.Clear();
    }
}
