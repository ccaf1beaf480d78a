using ParticipationBot.Language.Commands;
using ParticipationBot.Language.Training;
using Figure = ParticipationBot.Language.Commands.EvaluateCommand.Figure;

namespace ParticipationBot.Language.Tests;

public sealed class ModelGateTests
{
    [Theory]
    [InlineData(0.80, 0.90, 0.10, true)]
    [InlineData(0.79, 0.89, 0.10, false)] // One disclosure missed more is worse.
    [InlineData(0.76, 0.90, 0.10, false)] // Topics worse than chance explains.
    [InlineData(0.80, 0.90, 0.15, false)] // Half as many false alarms again.
    [InlineData(0.79, 0.91, 0.11, true)]
    public void A_model_that_is_worse_in_one_language_does_not_pass(double topics, double routed, double alarmed, bool passes)
    {
        Figure[] old = [.. Of("kk", 0.8, 0.9, 0.1), .. Of("ru", 0.8, 0.9, 0.1)];
        Figure[] made = [.. Of("kk", 0.99, 0.99, 0.01), .. Of("ru", topics, routed, alarmed)];
        ModelGate.Passes(ModelGate.Compare(old, made), TextWriter.Null).Should().Be(passes);
    }

    [Fact]
    public void Both_models_are_shown_side_by_side_and_the_worse_line_is_marked()
    {
        using var log = new StringWriter();
        ModelGate.Passes(ModelGate.Compare([.. Of("kk", 0.8, 0.9, 0.1)], [.. Of("kk", 0.8, 0.5, 0.1)]), log);
        log.ToString().Should().MatchRegex("kk disclosures routed +0.900 +0.500 +worse");
    }

    private static IEnumerable<Figure> Of(string language, double topics, double routed, double alarmed) =>
    [
        new("Topics", language, "first label among the true ones", topics, 300),
        new("Screening", language, "disclosures routed", routed, 100),
        new("Screening", language, "ordinary views alarmed", alarmed, 300),
    ];
}
