using System.Text.Json;
using System.Text.Encodings.Web;
using ParticipationBot.Language.Lexicon;
using ParticipationBot.Language.Model;
using ParticipationBot.Language.Screening;
using ParticipationBot.Language.Topics;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Language.Commands;

/// <summary><c>classify</c>: one text a line in, one JSON object a line out.</summary>
public static class ClassifyCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Answer(IReadOnlyList<Guess> Topics, string Screening, string? Kind, string? Urgency, IReadOnlyList<string> Reasons);

    private sealed record Guess(string Id, double P);

    public static async Task<int> RunAsync(IScreen screen, ITopicClassifier topics, TextReader input, TextWriter output)
    {
        var gate = new ScreeningGate(screen);
        while (await input.ReadLineAsync() is { } text)
        {
            var verdict = gate.Screen(text);
            var guesses = topics.Guess(text).Select(guess => new Guess(guess.Topic, Math.Round(guess.Probability, 3))).ToList();
            if (guesses.Count == 0) guesses.Add(new Guess(Taxonomy.Other, 0));
            var name = verdict.Class switch { ScreeningClass.View => "view", ScreeningClass.Offer => "offer", _ => "disclosure" };
            var answer = new Answer(guesses, name, HarmNames.Of(verdict.Kind), HarmNames.Of(verdict.Urgency), verdict.Reasons);
            await output.WriteLineAsync(JsonSerializer.Serialize(answer, Json));
            await output.FlushAsync();
        }
        return 0;
    }
}
