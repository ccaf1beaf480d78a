using ParticipationBot.Participation.Participants;
using ParticipationBot.Participation.Polls;

namespace ParticipationBot.Dialogs.Tests;

/// <summary>A poll with every kind of question; the second one only for those who eat at school.</summary>
internal static class SamplePoll
{
    public static PollDefinition Definition { get; } = new("sample", 1, "sample-code", Text("Үлгі", "Пример"), Text("Қысқа", "Коротко"),
    [
        new("eats", QuestionKind.YesNo, Text("Тамақтанасың ба?", "Ешь в столовой?")),
        new("taste", QuestionKind.Faces, Text("Дәмі қалай?", "Вкусно?"), ShowIf: new ShowIf("eats", "yes")),
        new("day", QuestionKind.SingleChoice, Text("Қай күн?", "Какой день?"), Choices("mon", "tue")),
        new("why", QuestionKind.Several, Text("Неге?", "Почему?"), Choices("a", "b", "c"), Most: 2),
        new("order", QuestionKind.Ranking, Text("Ретімен", "По порядку"), Choices("x", "y", "z"), Most: 3),
        new("minutes", QuestionKind.Number, Text("Неше минут?", "Сколько минут?"), From: 0, To: 60),
        new("idea", QuestionKind.Text, Text("Ұсынысың?", "Что изменить?")),
    ]);

    public static HeldPoll Held(DateTimeOffset opens, params IReadOnlyList<AgeBand> ages) => new(Definition, ages, IsListed: true, opens, opens.AddDays(7));

    private static IReadOnlyList<PollChoice> Choices(params IEnumerable<string> ids) => [.. ids.Select(id => new PollChoice(id, Text($"{id} қазақша", $"{id} по-русски")))];

    private static PollText Text(string kk, string ru) => new(kk, ru);
}
