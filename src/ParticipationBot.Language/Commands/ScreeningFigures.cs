using ParticipationBot.Language.Lexicon;
using ParticipationBot.Language.Screening;
using ParticipationBot.Language.Training;
using ParticipationBot.Safeguarding.Screening;
using Figure = ParticipationBot.Language.Commands.EvaluateCommand.Figure;

namespace ParticipationBot.Language.Commands;

/// <summary>How many disclosures are routed, how many harmless messages alarm, and whether urgency is at least the true one.</summary>
internal static class ScreeningFigures
{
    private sealed record Answer(ScreeningExample Example, Verdict Verdict)
    {
        public bool IsDisclosure => Example.Class == "disclosure";
        public bool Routed => Verdict.OpensCase;
    }

    /// <param name="misses">Gets the missed disclosures, the surest wrong first, then the views that alarmed.</param>
    public static IEnumerable<Figure> Of(IReadOnlyList<ScreeningExample> examples, LanguageScreen screen, List<string> misses)
    {
        var gate = new ScreeningGate(screen);
        var answers = examples.Select(example => new Answer(example, gate.Screen(example.Text))).ToList();
        misses.AddRange(answers.Where(answer => answer.IsDisclosure != answer.Routed && answer.Example.Class != "offer")
            .Select(answer => (answer.Example, answer.Verdict, answer.IsDisclosure, Suspicion: screen.Suspicion(answer.Example.Text)))
            .OrderByDescending(miss => miss.IsDisclosure).ThenBy(miss => miss.IsDisclosure ? miss.Suspicion : -miss.Suspicion)
            .Select(miss => FormattableString.Invariant($"screening {miss.Example.Id} ({miss.Example.Kind} {miss.Example.Urgency}): said {miss.Verdict.Class} at {miss.Suspicion:0.00}: {miss.Example.Text}")));
        foreach (var language in answers.GroupBy(answer => answer.Example.Language))
        {
            var disclosures = language.Where(answer => answer.IsDisclosure).ToList();
            foreach (var figure in Shares(language.Key, "disclosures routed", disclosures, answer => answer.Routed)) yield return figure;
            foreach (var group in language.Where(answer => !answer.IsDisclosure).GroupBy(answer => answer.Example.Class))
                foreach (var figure in Shares(language.Key, $"{group.Key}s alarmed", [.. group], answer => answer.Routed)) yield return figure;
            foreach (var group in disclosures.GroupBy(answer => answer.Example.Urgency))
                foreach (var figure in Shares($"{language.Key} {group.Key}", "disclosures routed", [.. group], answer => answer.Routed)) yield return figure;
            foreach (var group in disclosures.GroupBy(answer => answer.Example.Kind))
                foreach (var figure in Shares($"{language.Key} {group.Key}", "disclosures routed", [.. group], answer => answer.Routed)) yield return figure;
            foreach (var group in disclosures.GroupBy(answer => answer.Example.Form))
                foreach (var figure in Shares($"{language.Key} {group.Key}", "disclosures routed", [.. group], answer => answer.Routed)) yield return figure;
            var routed = disclosures.Where(answer => answer.Routed).ToList();
            foreach (var figure in Shares(language.Key, "urgency not below the true one", routed, answer => answer.Verdict.Urgency >= HarmNames.Urgency(answer.Example.Urgency))) yield return figure;
        }
    }

    /// <summary>The messages of the topics' part are views too, and not chosen to be hard.</summary>
    public static IEnumerable<Figure> OrdinaryViews(IReadOnlyList<TopicExample> examples, IScreen screen)
    {
        var gate = new ScreeningGate(screen);
        foreach (var language in examples.GroupBy(example => example.Language))
        {
            var alarmed = language.Count(example => gate.Screen(example.Text).OpensCase);
            yield return new Figure("Screening", language.Key, "ordinary views alarmed", alarmed / (double)language.Count(), language.Count());
        }
    }

    private static IEnumerable<Figure> Shares(string slice, string measure, IReadOnlyList<Answer> answers, Func<Answer, bool> holds) =>
        answers.Count == 0 ? [] : [new Figure("Screening", slice, measure, answers.Count(holds) / (double)answers.Count, answers.Count)];
}
