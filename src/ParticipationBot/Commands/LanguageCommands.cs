using System.CommandLine;
using ParticipationBot.Hosting;
using ParticipationBot.Language;
using ParticipationBot.Language.Commands;
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
        var command = new Command("train", "Train the language model.") { topics, screening, output };
        command.SetAction(parsed => TrainCommand.Run(
            Localization, parsed.GetValue(topics), parsed.GetValue(screening), parsed.GetValue(output) ?? DefaultModel(), Console.Error));
        return command;
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
