using System.CommandLine;
using ParticipationBot.Hosting;
using ParticipationBot.Insights.Overviews;
using ParticipationBot.Language;
using ParticipationBot.Language.Commands;
using ParticipationBot.Language.Training;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Commands;

/// <summary><c>train</c>, <c>evaluate</c> and <c>classify</c>.</summary>
internal static class LanguageCommands
{
    private static readonly string Localization = Path.Combine(AppContext.BaseDirectory, "localization");

    public static Command Train()
    {
        var topics = new Option<string?>("--topics") { Description = "A TSV file with topics (id, lang, form, labels, text) instead of the product's corpus." };
        var screening = new Option<string?>("--screening") { Description = "A TSV file for screening (id, class, kind, urgency, lang, form, text) instead of the product's." };
        var output = new Option<string?>("--out") { Description = "Where the model goes; by default into the data directory." };
        var confirmed = new Option<bool>("--include-confirmed") { Description = "Also learn topics that children or analysts named for their views (never from cases)." };
        var command = new Command("train", "Train the language model. Without --out the new one takes the old one's place unless it is worse on the test part.") { topics, screening, output, confirmed };
        command.SetAction(async (parsed, cancellation) =>
        {
            var files = parsed.GetValue(topics) is not null || parsed.GetValue(screening) is not null;
            if (!files && parsed.GetValue(output) is null)
                return TrainCommand.Renew(Localization, DefaultModel(), parsed.GetValue(confirmed) ? await ConfirmedAsync(cancellation) : [], Console.Error);
            if (parsed.GetValue(confirmed))
            {
                Console.Error.WriteLine("--include-confirmed goes with the product's own corpus and place: leave out --topics, --screening and --out.");
                return 1;
            }
            return TrainCommand.Run(Localization, parsed.GetValue(topics), parsed.GetValue(screening), parsed.GetValue(output) ?? DefaultModel(), Console.Error);
        });
        return command;
    }

    public static Command Model()
    {
        var restore = new Command("restore", "Take the model that was in use before the last training.");
        restore.SetAction(_ => ModelCommand.Restore(DefaultModel(), Console.Error));
        return new Command("model", "The language model in use.") { restore };
    }

    private static async Task<IReadOnlyList<ConfirmedText>> ConfirmedAsync(CancellationToken cancellation)
    {
        await using var app = await BotHost.BuildAsync(["--urls=http://127.0.0.1:0", "--Telegram:BotToken="], cancellation);
        var views = await app.Services.GetRequiredService<ConfirmedTopics>().ReadAsync(cancellation);
        return [.. views.Select(view => new ConfirmedText(view.Language, view.Topics, view.Text))];
    }

    public static Command Evaluate()
    {
        var topics = new Option<string?>("--topics") { Description = "A TSV file with topics; by default the product's own test part." };
        var screening = new Option<string?>("--screening") { Description = "A TSV file for screening; by default the product's own test part." };
        var model = new Option<string?>("--model") { Description = "The model to measure; by default the product's, trained where it is missing." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var card = new Option<string?>("--card") { Description = "Write the model card there instead (docs/model-card.md), from the template beside it." };
        var command = new Command("evaluate", "Measure the language model on messages it was not trained on.") { topics, screening, model, json, card };
        command.SetAction(parsed => parsed.GetValue(card) is { } file ? EvaluateCommand.WriteCard(Localization, parsed.GetValue(model) ?? ReadyModel(), file, Console.Out) : EvaluateCommand.Run(
            Localization, parsed.GetValue(model) ?? ReadyModel(), parsed.GetValue(topics), parsed.GetValue(screening), parsed.GetValue(json), Console.Out));
        return command;
    }

    public static Command Classify()
    {
        var command = new Command("classify", "Read one text a line and write one JSON object a line.");
        command.SetAction(async _ =>
        {
            await using var services = Services();
            using var input = new StreamReader(Console.OpenStandardInput());
            return await ClassifyCommand.RunAsync(
                services.GetRequiredService<IScreen>(), services.GetRequiredService<ITopicClassifier>(), input, Console.Out);
        });
        return command;
    }

    private static ServiceProvider Services() => new ServiceCollection()
        .AddLanguage(new LanguageOptions(DefaultModel(), Localization), new WriterProgress(Console.Error)).BuildServiceProvider();

    private static string ReadyModel()
    {
        Services().Dispose();
        return DefaultModel();
    }

    private static string DefaultModel()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        return Settings.Read(builder.Configuration).ModelFile;
    }
}
