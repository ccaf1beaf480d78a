using System.CommandLine;
using ParticipationBot.Conversation.Checks;
using ParticipationBot.Dialogs;

namespace ParticipationBot.Commands;

/// <summary><c>dialogs map</c> draws the running graphs; <c>dialogs check</c> says what is wrong with them.</summary>
internal sealed class DialogsCommand : Command
{
    public DialogsCommand() : base("dialogs", "Draw or check the dialogs.")
    {
        var map = new Command("map", "Print a map of all dialogs as Mermaid flowcharts.");
        map.SetAction(_ => Console.Out.Write(DialogMap.Draw(BotDialogs.All)));
        var check = new Command("check", "Check every dialog: steps reached, paths that end, texts, help.");
        check.SetAction(_ => Check());
        Add(map);
        Add(check);
    }

    private static int Check()
    {
        var problems = GraphCheck.Problems(BotDialogs.All);
        foreach (var problem in problems) Console.Error.WriteLine(problem);
        Console.Out.WriteLine($"{BotDialogs.All.All.Count} dialogs, {problems.Count} problems");
        return problems.Count == 0 ? 0 : 1;
    }
}
