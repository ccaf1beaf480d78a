using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Dialogs.Effects;
using ParticipationBot.Dialogs.Onboarding;
using ParticipationBot.Participation.Participants;
using ParticipationBot.Participation.Polls;

namespace ParticipationBot.Dialogs.PollAnswering;

/// <summary>The list of polls, and the way in by a code: typed, or behind a link or QR.</summary>
internal sealed class PollsDialog(PollBook polls) : Dialog
{
    /// <summary>A phone shows so many without scrolling far.</summary>
    private const int MostListed = 8;

    /// <summary>After so many codes that open nothing within <see cref="Pause"/>, no further code is tried.</summary>
    private const int MostWrongCodes = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    public override string Id => "polls";
    public override int Version => 1;

    protected override void Build(DialogBuilder dialog) => dialog
        .Branch("begin", context => context.Answers.Has("argument") ? "code-given" : "list-or-none", "code-given", "list-or-none")
        .Branch("list-or-none", context => Listed(context).Any() ? "list" : "none", "list", "none")
        .Say("none", new Prompt("polls.none"), then: "code")
        .Do("code-given", context => Try(context, context.Answers.First("argument")!), then: "found")
        .Ask("list", List, ["polls.list", "polls.have_code"])
            .Navigation()
            .On("code", "code")
            .OnAnyOption("found", context => Listed(context).Any(poll => poll.Definition.Code == context.Option) ? Try(context, context.Option!) : context.Nothing)
            .OnText("found", context => Try(context, context.Text!))
            .OnUnclear("polls.unclear")
        .Ask("code", new Prompt("polls.code").Row("skip", "poll.not_now"))
            .OnText("found", context => Try(context, context.Text!))
            .On("skip", "end")
            .OnUnclear("polls.code_unclear")
        .Branch("found", Found, "poll", "results", "not-for-age", "too-many", "unknown")
        .Call("poll", "poll", then: "end", "poll")
        .Do("results", context => context.Apply(new ShowPollResults(context.Answers.First("poll")!)), then: "end")
        .Say("not-for-age", new Prompt("polls.not_for_age"), then: "end")
        .Say("too-many", new Prompt("polls.too_many_codes"), then: "end")
        .Say("unknown", new Prompt("polls.unknown_code"), then: "code")
        .End("end");

    private Prompt List(DialogContext context)
    {
        var done = context.State.Memory.All(Memory.PollsDone);
        var prompt = new Prompt("polls.list");
        foreach (var poll in Listed(context))
        {
            var title = poll.Definition.Title.In(context.State.Language ?? "kk");
            prompt = prompt.Row(Option.Saying(poll.Definition.Code, poll.IsOpen(context.Now) ? title : $"📈 {title}", done.Contains(poll.Definition.Id)));
        }
        return prompt.Row("code", "polls.have_code");
    }

    /// <summary>Open polls first, then those with results, the newest first.</summary>
    private IEnumerable<HeldPoll> Listed(DialogContext context) => polls.All
        .Where(poll => poll.IsListed && IsFor(context, poll) && (poll.IsOpen(context.Now) || poll.Results is not null))
        .OrderByDescending(poll => poll.IsOpen(context.Now)).ThenByDescending(poll => poll.Opens).ThenBy(poll => poll.Definition.Id, StringComparer.Ordinal)
        .Take(MostListed);

    private Outcome Try(DialogContext context, string code)
    {
        var asked = context.Nothing.Forget("poll").Forget("argument");
        if (WrongCodes(context).Count >= MostWrongCodes) return asked;
        return polls.ByCode(code) is { } poll
            ? asked.Remember("poll", poll.Definition.Id)
            : asked.Keep(Memory.WrongCodes, [.. WrongCodes(context), context.Now.ToUnixTimeSeconds().ToString()]);
    }

    private string Found(DialogContext context)
    {
        if (polls.Find(context.Answers.First("poll")) is not { } poll) return WrongCodes(context).Count >= MostWrongCodes ? "too-many" : "unknown";
        if (!IsFor(context, poll)) return "not-for-age";
        return poll.IsOpen(context.Now) || poll.Results is null ? "poll" : "results";
    }

    private static List<string> WrongCodes(DialogContext context) =>
        [.. context.State.Memory.All(Memory.WrongCodes).Where(at => long.Parse(at) > (context.Now - Pause).ToUnixTimeSeconds())];

    private static bool IsFor(DialogContext context, HeldPoll poll) =>
        AgeOptions.All.TryGetValue(context.State.Memory.First(Memory.Age) ?? "", out AgeBand age) && poll.IsFor(age);
}
