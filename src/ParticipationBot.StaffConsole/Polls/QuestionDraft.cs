using ParticipationBot.Participation.Polls;

namespace ParticipationBot.StaffConsole.Polls;

/// <summary>A question while it is being written.</summary>
public sealed class QuestionDraft
{
    private const int ChoicesToBegin = 3;

    public required string Id { get; init; }
    public QuestionKind Kind { get; set; } = QuestionKind.YesNo;
    public Bilingual Text { get; init; } = new();
    public List<ChoiceDraft> Choices { get; init; } = [];
    public int? Most { get; set; }
    public int? From { get; set; }
    public int? To { get; set; }

    /// <summary>"question=choice", or empty where everybody is asked.</summary>
    public string ShowIf { get; set; } = "";

    public bool HasChoices => Kind is QuestionKind.SingleChoice or QuestionKind.Several or QuestionKind.Ranking;

    public static QuestionDraft Of(PollQuestion question) => new()
    {
        Id = question.Id,
        Kind = question.Kind,
        Text = Bilingual.Of(question.Text),
        Choices = [.. (question.Choices ?? []).Select(choice => new ChoiceDraft { Id = choice.Id, Text = Bilingual.Of(choice.Text) })],
        Most = question.Most,
        From = question.From,
        To = question.To,
        ShowIf = question.ShowIf is { } show ? $"{show.Question}={show.Choice}" : "",
    };

    public PollQuestion ToQuestion() => new(
        Id, Kind, Text.ToText(), HasChoices ? [.. Choices.Select(choice => new PollChoice(choice.Id, choice.Text.ToText()))] : null,
        HasChoices && Kind != QuestionKind.SingleChoice ? Most : null, Kind == QuestionKind.Number ? From : null, Kind == QuestionKind.Number ? To : null,
        ShowIf.Split('=') is [var question, var choice] ? new ShowIf(question, choice) : null);

    public void AddChoice() => Choices.Add(new ChoiceDraft { Id = PollDraft.FreeId("c", Choices.Select(choice => choice.Id)) });

    /// <summary>A kind with choices begins with three empty ones.</summary>
    public void SetKind(QuestionKind kind)
    {
        Kind = kind;
        while (HasChoices && Choices.Count < ChoicesToBegin) AddChoice();
        if (kind == QuestionKind.Number) (From, To) = (From ?? 0, To ?? 10);
    }
}

/// <summary>A choice while it is being written.</summary>
public sealed class ChoiceDraft
{
    public required string Id { get; init; }
    public Bilingual Text { get; init; } = new();
}
