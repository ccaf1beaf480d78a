using Microsoft.Extensions.DependencyInjection;
using ParticipationBot.Language.Lexicon;
using ParticipationBot.Language.Model;
using ParticipationBot.Language.Screening;
using ParticipationBot.Language.Topics;
using ParticipationBot.Language.Training;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Language;

/// <param name="ModelFile">The trained model; made there where it is missing or was trained from other texts.</param>
public sealed record LanguageOptions(string ModelFile, string LocalizationFolder);

/// <summary>Puts the understanding of texts together.</summary>
public static class LanguageSetup
{
    /// <summary>Loads the model, or trains it and reports progress.</summary>
    public static IServiceCollection AddLanguage(this IServiceCollection services, LanguageOptions options, IProgress<string>? progress = null)
    {
        var harms = HarmLexicon.Load(options.LocalizationFolder);
        var extractor = ModelStore.Extractor(options.LocalizationFolder);
        var model = ModelStore.LoadOrTrain(options.ModelFile, options.LocalizationFolder, extractor, progress);
        return services
            .AddSingleton<IScreen>(new LanguageScreen(harms, extractor, model))
            .AddSingleton<ITopicClassifier>(new TopicClassifier(extractor, model));
    }
}
