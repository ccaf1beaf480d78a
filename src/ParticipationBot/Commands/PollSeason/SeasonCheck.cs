using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Polls.Results;
using ParticipationBot.Simulator.Chats;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Outbox;

namespace ParticipationBot.Commands.PollSeason;

/// <summary>Compares what is stored, published and told with what the children meant.</summary>
internal sealed class SeasonCheck(IServiceProvider services, IReadOnlyList<PollChild> children)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>What is wrong with it is said afterwards.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    /// <summary>As the children see it now.</summary>
    public PlainCount Truth => new(children);

    public Task UntilInvitedAsync(CancellationToken cancellation) =>
        UntilAsync(() => Task.FromResult(children.All(child => !child.IsInvited || child.Chat.Messages.Any(PollPresses.Invites))), Longest, "invitations", cancellation);

    public async Task UntilStoredAsync(CancellationToken cancellation) =>
        await UntilAsync(async () => !(await StoredAsync(cancellation)).Any(), Settling, null, cancellation);

    /// <summary>Every stored answer set is what its child meant.</summary>
    public async Task<IReadOnlyList<string>> StoredAsync(CancellationToken cancellation)
    {
        await using var db = await DatabaseAsync(cancellation);
        var stored = (await db.AnswerSets.Where(set => set.Poll == SeasonPoll.Id).Select(set => set.Choices).ToListAsync(cancellation)).ConvertAll(set => PlainCount.Sorted(set.Split('\n')));
        var meant = Truth.Sets.CountBy(set => set).ToDictionary();
        foreach (var set in stored.CountBy(set => set)) meant[set.Key] = meant.GetValueOrDefault(set.Key) - set.Value;
        return [.. meant.Where(pair => pair.Value != 0).Select(pair => $"answer set {pair.Key.Replace('\n', ' ')}: {pair.Value:+0;-0} meant over stored")];
    }

    public async Task<PublishedResults> ResultsAsync(CancellationToken cancellation)
    {
        string? results = null;
        await UntilAsync(async () =>
        {
            await using var db = await DatabaseAsync(cancellation);
            return (results = await db.Polls.Where(poll => poll.Id == SeasonPoll.Id).Select(poll => poll.Results).SingleAsync(cancellation)) is not null;
        }, Longest, "results", cancellation);
        return JsonSerializer.Deserialize<PublishedResults>(results!, JsonSerializerOptions.Web)!;
    }

    public async Task UntilToldAsync(CancellationToken cancellation) => await UntilAsync(async () =>
    {
        await using var db = await DatabaseAsync(cancellation);
        return await db.Announcements.AllAsync(news => news.IsDone, cancellation) && !await db.Outbox.AnyAsync(row => row.Status == OutboxStatus.Waiting, cancellation);
    }, Longest, "news", cancellation);

    /// <summary>Every published number is a plain count, and no small cell can be computed from them.</summary>
    public IReadOnlyList<string> Published(PublishedResults results)
    {
        var cells = results.Questions.SelectMany(question => question.ByGroup.Values.Append(question.Overall).SelectMany(table => table)).ToList();
        var truth = Truth;
        var attack = new PublishedAttack(truth);
        List<string> errors = [.. truth.Errors(results), .. attack.Recovered(results).Select(cell => $"an attacker computes {cell}")];
        Console.Out.WriteLine($"          {results.Children} children published of {truth.Answered}; {cells.Count(cell => cell.Children is not null)} cells shown, {cells.Count(cell => cell.Children is null)} held back, {attack.Tried} of them attacked");
        return errors;
    }

    /// <summary>Who asked for news is told once each, and nobody else.</summary>
    public IReadOnlyList<string> Told()
    {
        var errors = new List<string>();
        foreach (var (number, child) in children.Index())
        {
            var isTold = child.WantsNews && child.Meant.Count > 0;
            var polls = child.Chat.Messages.Count(PollPresses.Invites);
            var commitments = child.Chat.Messages.Count(IsCommitment);
            if (polls != (child.IsInvited ? 1 : 0) + (isTold ? 1 : 0)) errors.Add($"child {number} read {polls} invitations and results");
            if (commitments != (isTold ? 1 : 0)) errors.Add($"child {number} read the commitment {commitments} times");
        }
        Console.Out.WriteLine($"          {children.Count(child => child.WantsNews && child.Meant.Count > 0)} children were to be told");
        return errors;
    }

    private static bool IsCommitment(BotMessage message) => message.Text.Contains(Parliament.Issue, StringComparison.Ordinal);

    private Task<ParticipationDb> DatabaseAsync(CancellationToken cancellation) => services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(cancellation);

    /// <param name="what">Thrown with where it does not come true in time; null to go on.</param>
    private static async Task UntilAsync(Func<Task<bool>> holds, TimeSpan longest, string? what, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            if (watch.Elapsed > longest && what is null) return;
            if (watch.Elapsed > longest) throw new TimeoutException($"Not all {what} came in {longest}.");
            await Task.Delay(500, cancellation);
        }
    }
}
