using System.CommandLine;
using ParticipationBot.Hosting;
using ParticipationBot.Insights.Themes;
using ParticipationBot.Language.Commands;

namespace ParticipationBot.Commands;

/// <summary><c>themes build</c>: finds the themes now, as the host does every night.</summary>
internal sealed class ThemesCommand : Command
{
    public ThemesCommand() : base("themes", "What several views of a topic share.")
    {
        var demo = new Option<bool>("--demo") { Description = "Of the demo's synthetic views." };
        var build = new Command("build", "Find the themes now; the host does so every night.") { demo };
        build.SetAction((parsed, cancellation) => BuildAsync(parsed.GetValue(demo), cancellation));
        Add(build);
    }

    private static async Task<int> BuildAsync(bool demo, CancellationToken cancellation)
    {
        await using var app = await BotHost.BuildAsync(["--urls=http://127.0.0.1:0", "--Telegram:BotToken="], cancellation);
        var found = await app.Services.GetRequiredService<ThemeArchive>().BuildAsync(demo, new WriterProgress(Console.Error), cancellation);
        foreach (var topic in found.Topics.Where(topic => topic.Themes.Count > 0))
            Console.Out.WriteLine($"{topic.Topic}{(topic.IsProposal ? ", proposals" : "")}: {topic.Themes.Count} themes, {topic.Themes.Count(theme => theme.IsNew)} new, {topic.Themes.Count(theme => theme.IsGrowing)} growing");
        if (!found.Themes.Any()) Console.Out.WriteLine("No theme is shared by ten children yet.");
        return 0;
    }
}
