using ParticipationBot.Simulator.Children;

namespace ParticipationBot.Channels.Tests.Telegram;

/// <summary>Ways of talking that many tests share.</summary>
internal static class Talk
{
    /// <summary>Through language, notice and age.</summary>
    public static async Task TakePartAsync(this SimulatedChild child, string language = "ru")
    {
        child.SendCommand("/start");
        await child.PressWhenShownAsync(language);
        await child.PressWhenShownAsync("accept");
        await child.PressWhenShownAsync("from13to15");
        await child.WaitForReply(reply => reply.Buttons.SelectMany(row => row).Any(button => button.Data.EndsWith("!view", StringComparison.Ordinal)));
    }

    /// <summary>Waits for a question that offers the option, and presses it.</summary>
    public static async Task PressWhenShownAsync(this SimulatedChild child, string option)
    {
        var question = await child.WaitForReply(reply => reply.Buttons.SelectMany(row => row).Any(IsOption));
        child.Press(question, question.Buttons.SelectMany(row => row).First(IsOption));
        bool IsOption(Simulator.Chats.BotButton button) => button.Data.EndsWith($".{option}", StringComparison.Ordinal);
    }

    public static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        for (var tries = 0; tries < 400; tries++)
        {
            if (await holds()) return;
            await Task.Delay(25);
        }
        throw new TimeoutException($"It did not come about that {what}.");
    }

    public static Task UntilAsync(Func<bool> holds, string what) => UntilAsync(() => Task.FromResult(holds()), what);
}
