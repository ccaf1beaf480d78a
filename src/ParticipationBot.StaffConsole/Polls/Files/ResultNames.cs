using ParticipationBot.Localization;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Results;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.StaffConsole.Polls.Files;

/// <summary>The words for what stands as a code in a poll's results.</summary>
public sealed class ResultNames(Catalogue catalogue)
{
    /// <param name="language">"kk", "ru"; "en" where the poll itself says nothing.</param>
    public string Choice(PollQuestion question, string choice, string language) => question.Kind switch
    {
        QuestionKind.YesNo => catalogue.Text(Child(language), $"poll.{choice}"),
        QuestionKind.Faces => catalogue.Text(Child(language), $"poll.face.{choice}"),
        QuestionKind.Number => choice.Replace("-", "–", StringComparison.Ordinal),
        QuestionKind.Text => Taxonomy.Find(choice) is null ? choice : catalogue.Text(language, $"topic.{choice}"),
        _ => question.Choices!.FirstOrDefault(each => each.Id == choice)?.Text.In(Child(language)) ?? choice,
    };

    public string Group(string by, string group, string language) => (by, group) switch
    {
        (ResultGroups.All, _) => "",
        (_, ResultGroups.NotSaid) => catalogue.Text(language, "polledit.not_said"),
        ("language", _) => catalogue.Text(language, $"console.language.{group}"),
        _ => catalogue.Text(language, $"{by}.{group}"),
    };

    public string Text(string language, string key) => catalogue.Text(language, key);

    public string Text(string language, string key, params (string Name, object Value)[] values) =>
        catalogue.Text(language, key, values.ToDictionary(pair => pair.Name, pair => pair.Value));

    private static string Child(string language) => language == "kk" ? "kk" : "ru";
}
