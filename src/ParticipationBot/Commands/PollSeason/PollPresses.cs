using System.Globalization;
using ParticipationBot.Simulator.Chats;
using ParticipationBot.Simulator.Children;

namespace ParticipationBot.Commands.PollSeason;

/// <summary>Presses what the newest question shows, once there is one that this child has not answered yet.</summary>
internal sealed class PollPresses(SimulatedChild child)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private int answered;

    public async Task PressAsync(string option)
    {
        var (number, message, button) = await SeeAsync(option);
        answered = number;
        child.Press(message, button);
    }

    /// <summary>Types an answer to a question that can be skipped.</summary>
    public async Task WriteAsync(string text)
    {
        (answered, _, _) = await SeeAsync("skip");
        child.SendText(text);
    }

    public void OpenInvitation()
    {
        var message = child.Messages.Last(each => Invites(each));
        child.Press(message, message.Buttons.SelectMany(row => row).First(Opens));
    }

    /// <summary>News of the season's poll: an invitation or its results.</summary>
    public static bool Invites(BotMessage message) => message.Buttons.SelectMany(row => row).Any(Opens);

    private static bool Opens(BotButton button) => button.Data.EndsWith($"!polls:{SeasonPoll.Id}", StringComparison.Ordinal);

    private async Task<(int Number, BotMessage Message, BotButton Button)> SeeAsync(string option)
    {
        while (true)
        {
            foreach (var message in child.Messages.Reverse())
            {
                if (message.Deleted) continue;
                foreach (var button in message.Buttons.SelectMany(row => row))
                {
                    var data = button.Data.Split('.', 2);
                    if (data.Length == 2 && data[1] == option && int.Parse(data[0], CultureInfo.InvariantCulture) is var number && number > answered) return (number, message, button);
                }
            }
            await child.WaitForReply(Patience);
        }
    }
}
