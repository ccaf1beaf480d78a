using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Results;
using ParticipationBot.StaffConsole.Polls.Files;

namespace ParticipationBot.StaffConsole.Polls.Pictures;

/// <summary>What a question's picture shows, before it is drawn.</summary>
/// <param name="Bars">Empty where too few answered.</param>
/// <param name="Alternative">The same in words, for those who do not see the picture.</param>
public sealed record ResultChart(string Title, IReadOnlyList<ResultBar> Bars, string Foot, string Alternative)
{
    /// <summary>A picture with more bars is not read on a phone.</summary>
    private const int MostBars = 12;

    public static ResultChart Of(PollQuestion question, QuestionResults found, ResultNames names, string language)
    {
        var title = question.Text.In(language);
        if (found.Children is not { } children)
        {
            var few = names.Text(language, "pollfiles.picture_small");
            return new(title, [], few, $"{title} {few}");
        }
        IReadOnlyList<ResultBar> bars = found.Ranking is { } ranking
            ? [.. ranking.Select((choice, place) => Bar($"{place + 1}. {names.Choice(question, choice.Choice, language)}", choice.Share, choice.Share is { } share ? $"{share} %" : null))]
            : [.. Ordered(question, found.Overall).Take(MostBars).Select(cell =>
                Bar(names.Choice(question, cell.Choice, language), cell.Percent ?? (cell.Children * 100 / children), cell.Percent is { } percent ? $"{percent} %" : cell.Children is { } count ? $"{count}" : null))];
        return new(title, bars, names.Text(language, "pollfiles.picture_foot", ("n", children)),
            names.Text(language, "pollfiles.picture_alt", ("question", title), ("values", string.Join("; ", bars.Select(bar => $"{bar.Label}: {bar.Value}")))));

        ResultBar Bar(string label, int? share, string? value) =>
            value is null ? new(label, null, names.Text(language, "pollfiles.hidden")) : new(label, Math.Clamp(share ?? 0, 0, 100), value);
    }

    private static IEnumerable<ResultCell> Ordered(PollQuestion question, IReadOnlyList<ResultCell> cells) =>
        question.Kind switch
        {
            QuestionKind.Faces or QuestionKind.Number or QuestionKind.YesNo => cells,
            // Topics that few or none wrote about would fill the picture with empty bars; the foot says that the few are hidden.
            QuestionKind.Text => cells.Where(cell => cell.Children is not null).OrderByDescending(cell => cell.Children),
            _ => cells.OrderByDescending(cell => cell.Children ?? -1),
        };
}

/// <param name="Share">Of the full width, in percent; null where the number is held back.</param>
public sealed record ResultBar(string Label, int? Share, string Value);
