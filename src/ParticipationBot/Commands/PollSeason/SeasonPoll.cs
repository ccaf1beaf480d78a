using ParticipationBot.Participation.Polls;

namespace ParticipationBot.Commands.PollSeason;

/// <summary>The poll of the season's parliament: every kind but open text, and a question that depends on another.</summary>
internal static class SeasonPoll
{
    public const string Id = "season";

    public static readonly string[] Days = ["mon", "wed", "fri"];
    public static readonly string[] Reasons = ["queue", "price", "taste"];
    public static readonly string[] Wishes = ["soup", "fruit", "water", "time"];

    public static PollDefinition Definition { get; } = new(Id, 1, Id, new("Асхана", "Столовая"), new("Қысқа сауалнама", "Короткий опрос"),
    [
        new("eats", QuestionKind.YesNo, new("Асханада тамақтанасың ба?", "Ты ешь в столовой?")),
        new("taste", QuestionKind.Faces, new("Дәмі қалай?", "Вкусно?"), ShowIf: new ShowIf("eats", "yes")),
        new("day", QuestionKind.SingleChoice, new("Қай күн ең жақсы?", "Какой день лучше?"), Choices(Days, "Дүйсенбі/Понедельник", "Сәрсенбі/Среда", "Жұма/Пятница")),
        new("why", QuestionKind.Several, new("Неге?", "Почему?"), Choices(Reasons, "Кезек/Очередь", "Баға/Цена", "Дәм/Вкус")),
        new("order", QuestionKind.Ranking, new("Не маңыздырақ?", "Что важнее?"), Choices(Wishes, "Сорпа/Суп", "Жеміс/Фрукты", "Су/Вода", "Уақыт/Время"), Most: 2),
        new("minutes", QuestionKind.Number, new("Кезекте неше минут тұрасың?", "Сколько минут в очереди?"), From: 0, To: 40),
    ]);

    private static IReadOnlyList<PollChoice> Choices(string[] ids, params ReadOnlySpan<string> names)
    {
        var choices = new List<PollChoice>();
        for (var at = 0; at < ids.Length; at++)
        {
            var name = names[at].Split('/');
            choices.Add(new PollChoice(ids[at], new PollText(name[0], name[1])));
        }
        return choices;
    }
}
