using Microsoft.EntityFrameworkCore;
using ParticipationBot.Dialogs.PollAnswering;
using ParticipationBot.Participation.Participants;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Timers;

namespace ParticipationBot.Storage.Polls;

/// <summary>For the demo: the canteen poll, answered by most of its children and just closed, so that there are results to look at.</summary>
public static class DemoPolls
{
    /// <summary>Ids of the demo's polls begin so.</summary>
    public const string Prefix = "demo-";

    private const int Seed = 20261123;

    public static async Task PlantAsync(ParticipationDb db, Pseudonyms pseudonyms, GroupSeal seal, TimeProvider time, CancellationToken cancellation)
    {
        var shipped = ShippedPolls.All.Single(poll => poll.Id == "school-canteen");
        var poll = shipped with
        {
            Id = Prefix + shipped.Id, Code = Prefix + shipped.Code, Title = new($"{shipped.Title.Kk} (үлгі)", $"{shipped.Title.Ru} (пример)"),
        };
        if (await db.Polls.AnyAsync(row => row.Id == poll.Id, cancellation)) return;
        var now = time.GetUtcNow();
        db.Polls.Add(new PollRow
        {
            Id = poll.Id, Code = poll.Code, Version = 1, Definition = PollJson.Write(poll), Status = PollStatus.Held, IsListed = true,
            OpensAt = now.AddDays(-14), ClosesAt = now, ChangedAt = now,
        });
        var dice = new Random(Seed);
        foreach (var child in await db.Participants.Where(row => row.IsDemo && row.AgeBand != null && row.AgeBand != nameof(AgeBand.Under10) && row.AgeBand != nameof(AgeBand.Adult)).AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellation))
        {
            if (dice.Next(5) == 0) continue;
            var pseudonym = pseudonyms.InPoll(child.Id, poll.Id);
            db.AnswerSets.Add(new AnswerSetRow
            {
                Poll = poll.Id, Pseudonym = pseudonym, Groups = seal.Seal(child, pseudonym), Language = child.Language ?? "kk", IsDemo = true,
                BegunAt = now.AddMinutes(-dice.Next(60, 14 * 24 * 60)), Choices = ChoiceText.Write(RandomAnswers.To(poll, dice)),
            });
        }
        await TimerStore.SetAsync(db, PollClose.TimerKind, poll.Id, now, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    public static async Task RemoveAsync(ParticipationDb db, CancellationToken cancellation)
    {
        await db.AnswerSets.Where(set => set.IsDemo).ExecuteDeleteAsync(cancellation);
        await db.Timers.Where(row => row.Kind == PollClose.TimerKind && row.Subject.StartsWith(Prefix)).ExecuteDeleteAsync(cancellation);
        await db.Polls.Where(row => row.Id.StartsWith(Prefix)).ExecuteDeleteAsync(cancellation);
    }
}
