using ParticipationBot.Simulator;
using ParticipationBot.Simulator.Children;

namespace ParticipationBot.Commands.PollSeason;

/// <summary>
/// A child with a mind of their own, from a fixed seed: takes part, answers, skips, goes back, ticks and unticks, leaves and comes back, stops,
/// changes or deletes their answers. Remembers what they meant, and knows nothing of what is stored.
/// </summary>
internal sealed class PollChild(SimulatedChild chat, int number)
{
    private static readonly string[] Ages = ["from10to12", "from13to15", "from16to17"];
    private static readonly string[] Regions = ["KZ-71", "KZ-75", "KZ-10", "KZ-61"];
    private readonly PollPresses presses = new(chat);
    private readonly Random mind = new(20261123 + number);
    private readonly string language = number % 5 < 3 ? "kk" : "ru";

    public SimulatedChild Chat => chat;

    /// <summary>Question → choices, as the child would say they answered.</summary>
    public Dictionary<string, string> Meant { get; } = [];

    /// <summary>What they told of themselves, in the words of the published tables.</summary>
    public Dictionary<string, string> About { get; } = [];

    /// <summary>Asked for news before the poll, so that an invitation comes.</summary>
    public bool IsInvited { get; } = number % 3 == 0;
    public bool WantsNews { get; private set; }
    public bool HasBegun { get; private set; }

    public async Task TakePartAsync()
    {
        chat.SendCommand("/start");
        About["age"] = Ages[(int)(3 * Math.Pow(mind.NextDouble(), 1.4))];
        About["language"] = language;
        foreach (var option in new[] { language, "accept", About["age"] }) await presses.PressAsync(option);
        if (!IsInvited) return;
        chat.SendCommand("/data");
        await presses.PressAsync("news_on");
        WantsNews = true;
    }

    public async Task AnswerAsync()
    {
        HasBegun = true;
        if (IsInvited) presses.OpenInvitation();
        else await OpenAsync();
        await presses.PressAsync("begin");
        if (!await AnswerQuestionsAsync()) return;
        await FollowUpAsync();
        var then = mind.Next(20);
        if (then == 0) await DeleteAsync();
        else if (then < 4) await ChangeAsync();
    }

    /// <returns>False where the child went for good.</returns>
    private async Task<bool> AnswerQuestionsAsync()
    {
        await GiveAsync("eats", "yes", "no");
        if (mind.Next(3) == 0)
        {
            await presses.PressAsync("back");
            await GiveAsync("eats", "no", "yes");
        }
        if (Meant.GetValueOrDefault("eats") == "yes") await GiveAsync("taste", $"{mind.Next(1, 6)}");
        if (mind.Next(5) == 0) await LeaveAndComeBackAsync();
        await GiveAsync("day", SeasonPoll.Days);
        if (mind.Next(12) == 0) return await StopAsync();
        await TickAsync("why", SeasonPoll.Reasons);
        await TickAsync("order", SeasonPoll.Wishes);
        if (mind.Next(4) == 0) await presses.PressAsync("skip");
        else
        {
            Meant["minutes"] = $"{(int)(41 * Math.Pow(mind.NextDouble(), 2))}";
            await presses.WriteAsync(Meant["minutes"]);
        }
        return true;
    }

    private async Task GiveAsync(string question, params string[] choices)
    {
        Meant.Remove(question);
        if (mind.Next(7) == 0)
        {
            await presses.PressAsync("skip");
            return;
        }
        Meant[question] = choices[(int)(choices.Length * Math.Pow(mind.NextDouble(), 1.5))];
        await presses.PressAsync(Meant[question]);
    }

    /// <summary>Ticks one, takes it away, ticks two others.</summary>
    private async Task TickAsync(string question, string[] choices)
    {
        if (mind.Next(9) == 0)
        {
            await presses.PressAsync("skip");
            return;
        }
        string[] mixed = [.. choices];
        mind.Shuffle(mixed);
        foreach (var press in new[] { mixed[0], mixed[0], mixed[1], mixed[2], "done" }) await presses.PressAsync(press);
        Meant[question] = $"{mixed[1]},{mixed[2]}";
    }

    private async Task LeaveAndComeBackAsync()
    {
        await presses.PressAsync("!leave");
        await OpenAsync();
        await presses.PressAsync("begin");
    }

    private Task<bool> StopAsync()
    {
        chat.SendCommand("/stop");
        WantsNews = false;
        return Task.FromResult(false);
    }

    /// <summary>What is asked after a first poll: five questions about themselves, and the news.</summary>
    private async Task FollowUpAsync()
    {
        if (mind.Next(4) == 0) await presses.PressAsync("skip");
        else
        {
            await presses.PressAsync("yes");
            await TellAsync("sex", "girl", "boy");
            await TellAsync("region", Regions);
            await TellAsync("settlement", "city", "town", "village");
            foreach (var _ in new[] { "home_language", "difficulty" }) await presses.PressAsync("skip");
        }
        if (mind.Next(2) == 0) await presses.PressAsync("skip");
        else
        {
            await presses.PressAsync("yes");
            WantsNews = true;
        }
    }

    private async Task TellAsync(string attribute, params string[] values)
    {
        var told = mind.Next(6) == 0 ? "skip" : values[(int)(values.Length * Math.Pow(mind.NextDouble(), 2))];
        if (told != "skip") About[attribute] = told;
        await presses.PressAsync(told);
    }

    private async Task ChangeAsync()
    {
        await OpenAsync();
        await presses.PressAsync("change");
        Meant["eats"] = "no";
        Meant.Remove("taste");
        await presses.PressAsync("no");
        Meant["day"] = "wed";
        await presses.PressAsync("wed");
        // Skipping leaves the earlier answers as they are.
        foreach (var _ in new[] { "why", "order", "minutes" }) await presses.PressAsync("skip");
    }

    private async Task DeleteAsync()
    {
        await OpenAsync();
        // Nothing of it is held: the poll begins anew.
        await presses.PressAsync("delete");
        Meant.Clear();
    }

    private Task OpenAsync()
    {
        chat.SendCommand("/polls");
        return presses.PressAsync(SeasonPoll.Id);
    }
}
