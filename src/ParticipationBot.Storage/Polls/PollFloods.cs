using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Polls.Floods;

namespace ParticipationBot.Storage.Polls;

/// <summary>Looks at when children began to answer a poll.</summary>
public sealed class PollFloods(IDbContextFactory<ParticipationDb> databases, FloodOptions options)
{
    /// <summary>The hours shown: about as many as fit beside each other.</summary>
    private const int Shown = 72;

    /// <param name="poll">As <see cref="PollDesk.FindAsync"/> gave it to this person.</param>
    /// <returns>
    /// The hours around the latest flood, with numbers rounded to 5, so that no single child's hour can be read; empty where there was none.
    /// </returns>
    public async Task<IReadOnlyList<AnswerHour>> OfAsync(PollSummary poll, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var id = poll.Definition.Id;
        var begun = await db.AnswerSets.Where(set => set.Poll == id).GroupBy(set => set.BegunAt)
            .Select(minute => new { At = minute.Key, Children = minute.Count() }).ToDictionaryAsync(minute => minute.At, minute => minute.Children, cancellation);
        var invitations = new[] { poll.InvitedAt, poll.RemindedAt }.OfType<DateTimeOffset>().ToList();
        var hours = FloodRule.Hours(begun, invitations, options).ToList();
        var last = hours.FindLastIndex(hour => hour.IsFlood);
        return last < 0 ? [] : hours[Math.Max(0, last + 1 - Shown)..Math.Min(hours.Count, last + 1 + (Shown / 6))].ConvertAll(hour => hour with { Children = Rounded(hour.Children) });
    }

    private static int Rounded(int children) => (int)Math.Round(children / 5.0, MidpointRounding.AwayFromZero) * 5;
}
