using ParticipationBot.Simulator.Chats;
using ParticipationBot.Simulator.Children;

namespace ParticipationBot.Simulator.Season;

/// <summary>A season of the product: synthetic children come, get to know the bot, say what matters to them, and go.</summary>
public sealed class SimulatedSeason(BotApiServer server, SeasonTexts texts, SeasonOptions options)
{
    /// <summary>No child goes on for ever.</summary>
    private const int MostDeeds = 40;

    /// <summary>After this long without a word from the bot, a child who has said everything goes.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(700);

    private readonly Lock gate = new();
    private SeasonProgress state = new(options.Children, 0, 0, 0, 0, 0);

    /// <summary>Plays the season. The bot must be running against the server.</summary>
    public async Task<SeasonProgress> RunAsync(IProgress<SeasonProgress>? progress, CancellationToken cancellation)
    {
        var visits = Enumerable.Range(0, options.Children).Select(Plan).ToList();
        var limits = new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(visits, limits, async (visit, stop) =>
        {
            var wasAnswered = await PlayAsync(visit, stop);
            var counted = Count(visit, wasAnswered);
            progress?.Report(counted);
        });
        return state;
    }

    /// <summary>All that is left to chance is drawn from the child's own dice, whatever the order in which answers come.</summary>
    private Visit Plan(int number)
    {
        var dice = new Random((options.Seed * 1_000_003) ^ number);
        var language = texts.Languages.Contains("kk") && dice.NextDouble() < options.KazakhShare ? "kk" : texts.Languages[^1];
        var words = texts.In(language);
        var share = dice.NextDouble();
        var kind = share < options.DisclosureShare && words.Disclosures.Count > 0 ? VisitKind.Disclosure
            : share < options.DisclosureShare + options.OfferShare && words.Offers.Count > 0 ? VisitKind.Offer
            : VisitKind.View;
        var pool = kind switch { VisitKind.Disclosure => words.Disclosures, VisitKind.Offer => words.Offers, _ => words.Views };
        var isGuest = kind == VisitKind.View && dice.NextDouble() < options.GuestShare;
        var leavesAfter = kind == VisitKind.View && dice.NextDouble() < options.LeaverShare ? dice.Next(2, 6) : MostDeeds;
        var mind = new ChildMind(language, pool[dice.Next(pool.Count)], isGuest, doubts: dice.NextDouble() < 0.25, dice);
        return new(server.AddChild(dice.NextDouble() < 0.5 ? language : "ru"), mind, isGuest ? VisitKind.Guest : kind, leavesAfter);
    }

    /// <returns>False where the bot left the child without an answer.</returns>
    private async Task<bool> PlayAsync(Visit visit, CancellationToken cancellation)
    {
        var (child, mind) = (visit.Child, visit.Mind);
        child.SendCommand("/start");
        for (var deeds = 1; deeds < MostDeeds; deeds++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (heard, question) = await ListenAsync(child, mind.HasSaidAll);
            if (!heard) return false;
            if (deeds > visit.LeavesAfter)
            {
                child.Block();
                return true;
            }
            // No question open and everything said: the child goes. Nothing said yet: the bot also takes words without asking.
            if (question is null && mind.HasSaidAll) return true;
            switch (question is null ? new Write(mind.Text()) : mind.Decide(question))
            {
                case Press press: child.Press(question!, press.Button); break;
                case Write write: child.SendText(write.Text); break;
                default: return true;
            }
        }
        return true;
    }

    /// <summary>Reads until a message has buttons, or the bot says nothing more.</summary>
    private async Task<(bool Heard, BotMessage? Question)> ListenAsync(SimulatedChild child, bool hasSaidAll)
    {
        var heard = false;
        while (true)
        {
            try
            {
                var message = await child.WaitForReply(heard && hasSaidAll ? Quiet : options.Patience);
                heard = true;
                if (message.Buttons.Count > 0) return (true, message);
            }
            catch (TimeoutException)
            {
                return (heard, null);
            }
        }
    }

    private SeasonProgress Count(Visit visit, bool wasAnswered)
    {
        lock (gate)
        {
            return state = state with
            {
                Done = state.Done + 1,
                Views = state.Views + (visit.Kind == VisitKind.View && visit.Mind.HasWritten ? 1 : 0),
                Disclosures = state.Disclosures + (visit.Kind == VisitKind.Disclosure ? 1 : 0),
                Offers = state.Offers + (visit.Kind == VisitKind.Offer ? 1 : 0),
                Unanswered = state.Unanswered + (wasAnswered ? 0 : 1),
            };
        }
    }

    private enum VisitKind { View, Disclosure, Offer, Guest }

    private sealed record Visit(SimulatedChild Child, ChildMind Mind, VisitKind Kind, int LeavesAfter);
}
