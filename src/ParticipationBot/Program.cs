using System.CommandLine;
using ParticipationBot.Commands;
using ParticipationBot.Commands.Bench;
using ParticipationBot.Commands.PollSeason;
using ParticipationBot.Commands.Season;

// ICU carries Kazakh; without it the culture "kk" does not exist and sorting is wrong. Better to say so than to half work.
if (!Requirements.AreMet(out var problem))
{
    Console.Error.WriteLine(problem);
    return 1;
}

var root = new RootCommand("ParticipationBot: children say what matters to them. Without a command it starts the bot, the web chat and the console.")
{
    LanguageCommands.Train(),
    LanguageCommands.Evaluate(),
    LanguageCommands.Classify(),
    LanguageCommands.Model(),
    new DemoCommand(),
    new BenchCommand(),
    new ThemesCommand(),
    new SeasonCommand(),
    new PollSeasonCommand(),
    new DialogsCommand(),
    new HealthCommand(),
    new AuditCommand(),
    new CleaningCommand(),
    new DrillCommand(),
    new SealedFileCommands(),
    new ReportCommand(),
    new PollFileCommands(),
};
ServeCommand.Configure(root);
return await root.Parse(args).InvokeAsync();
