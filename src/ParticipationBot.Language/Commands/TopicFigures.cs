using ParticipationBot.Language.Training;
using ParticipationBot.Participation.Topics;
using Figure = ParticipationBot.Language.Commands.EvaluateCommand.Figure;

namespace ParticipationBot.Language.Commands;

/// <summary>How often the first label is right, and macro-F1 over all labels: per language, form and topic.</summary>
internal static class TopicFigures
{
    private sealed record Answer(TopicExample Example, IReadOnlyList<string> Said)
    {
        public string First => Said.Count > 0 ? Said[0] : Taxonomy.Other;
        public bool FirstIsRight => Example.Labels.Contains(First);
    }

    public static IEnumerable<Figure> Of(IReadOnlyList<TopicExample> examples, ITopicClassifier classifier, List<string> misses)
    {
        var answers = examples.Select(example => new Answer(example, [.. classifier.Guess(example.Text).Select(guess => guess.Topic)])).ToList();
        misses.AddRange(answers.Where(answer => !answer.FirstIsRight)
            .Select(answer => $"topic {answer.Example.Id}: said {string.Join(",", answer.Said)}, is {string.Join(",", answer.Example.Labels)}"));
        foreach (var language in answers.GroupBy(answer => answer.Example.Language))
        {
            yield return new Figure("Topics", language.Key, "first label among the true ones", Right(language), language.Count());
            yield return new Figure("Topics", language.Key, "first label is the first true one", language.Count(answer => answer.First == answer.Example.Labels[0]) / (double)language.Count(), language.Count());
            yield return new Figure("Topics", language.Key, "macro-F1", MacroF1([.. language]), language.Count());
            foreach (var form in language.GroupBy(answer => answer.Example.Form))
                yield return new Figure("Topics", $"{language.Key} {form.Key}", "first label among the true ones", Right(form), form.Count());
            foreach (var topic in language.GroupBy(answer => answer.Example.Labels[0]))
                yield return new Figure("Topics", $"{language.Key} {topic.Key}", "F1", F1([.. language], topic.Key), topic.Count());
        }
    }

    private static double Right(IEnumerable<Answer> answers) => answers.Average(answer => answer.FirstIsRight ? 1.0 : 0);

    private static double MacroF1(IReadOnlyList<Answer> answers) =>
        answers.SelectMany(answer => answer.Example.Labels).Distinct().Average(label => F1(answers, label));

    private static double F1(IReadOnlyList<Answer> answers, string label)
    {
        bool Says(Answer answer) => answer.Said.Contains(label) || (answer.Said.Count == 0 && label == Taxonomy.Other);
        var right = answers.Count(answer => Says(answer) && answer.Example.Labels.Contains(label));
        var all = answers.Count(Says) + answers.Count(answer => answer.Example.Labels.Contains(label));
        return all == 0 ? 0 : 2.0 * right / all;
    }
}
