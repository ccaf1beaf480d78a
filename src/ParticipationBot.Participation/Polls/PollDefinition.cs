using System.Text.Json.Serialization;

namespace ParticipationBot.Participation.Polls;

/// <summary>A poll as it was drawn up: data in a closed vocabulary, with no expressions but "show if".</summary>
/// <param name="Id">Stable; part of the pseudonyms, so never reused for another poll.</param>
/// <param name="Version">Raised with every change; a child goes on in the version they began.</param>
/// <param name="Code">What children type or open a link with.</param>
/// <param name="Sensitive">Results follow the stricter rule for small numbers.</param>
public sealed record PollDefinition(
    string Id, int Version, string Code, PollText Title, PollText Introduction, IReadOnlyList<PollQuestion> Questions, bool Sensitive = false);

/// <param name="Id">Stable within the poll.</param>
/// <param name="Choices">For single, several and ranking.</param>
/// <param name="Most">How many may be chosen or ranked; null where all may.</param>
/// <param name="From">The least number that is accepted.</param>
/// <param name="To">The greatest number that is accepted.</param>
public sealed record PollQuestion(
    string Id, QuestionKind Kind, PollText Text, IReadOnlyList<PollChoice>? Choices = null, int? Most = null, int? From = null, int? To = null,
    ShowIf? ShowIf = null)
{
    /// <summary>Whether the question is put to a child who answered so far as given.</summary>
    /// <param name="answers">Question → chosen ids; a skipped question has none.</param>
    public bool IsShown(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
        ShowIf is null || (answers.TryGetValue(ShowIf.Question, out var given) && given.Contains(ShowIf.Choice));
}

/// <summary>Shows a question only to those who chose this in an earlier one.</summary>
public sealed record ShowIf(string Question, string Choice);

public sealed record PollChoice(string Id, PollText Text);

/// <summary>A text in both languages of the children.</summary>
public sealed record PollText(string Kk, string Ru)
{
    public string In(string language) => language switch
    {
        "kk" => Kk,
        "ru" => Ru,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "Polls are in Kazakh and Russian."),
    };
}

public enum QuestionKind
{
    [JsonStringEnumMemberName("single")] SingleChoice,
    Several,
    Ranking,
    Faces,
    YesNo,
    Number,
    Text,
}
