using Microsoft.Extensions.DependencyInjection;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Safeguarding.Screening;

[assembly: AssemblyFixture(typeof(ParticipationBot.Language.Tests.TrainedModel))]

namespace ParticipationBot.Language.Tests;

/// <summary>The product's model, trained once for all tests from the repository's corpus.</summary>
public sealed class TrainedModel : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddLanguage(new LanguageOptions(ModelFile, Folder)).BuildServiceProvider();

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "localization");
    public static string ModelFile { get; } = Path.Combine(AppContext.BaseDirectory, "language.model");
    public IScreen Screen => services.GetRequiredService<IScreen>();
    public ITopicClassifier Topics => services.GetRequiredService<ITopicClassifier>();

    public void Dispose() => services.Dispose();
}
