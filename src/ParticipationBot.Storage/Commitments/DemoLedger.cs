using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Commitments;
using ParticipationBot.Participation.Forums;
using ParticipationBot.Storage.Forums;

namespace ParticipationBot.Storage.Commitments;

/// <summary>Invented commitments and forums for the demo, marked as such wherever they are shown. Nobody is told of them.</summary>
public static class DemoLedger
{
    private static readonly (CommitmentWords Kk, CommitmentWords Ru, CommitmentStatus Status, int? DueInDays, string Topics)[] Entries =
    [
        (new("қыста ауа түтіннен ауыр", "Қала әкімдігі", "Екі ауданды газға қосамыз, жанына 400 ағаш отырғызамыз", ""),
            new("зимой трудно дышать от дыма", "Акимат города", "Подключим два района к газу и посадим рядом 400 деревьев", ""), CommitmentStatus.InProgress, 160, "climate_env,health"),
        (new("мектептегі дәретхана ескі", "Білім басқармасы", "Жазда 12 мектептің дәретханасы жөнделді", ""),
            new("в школах старые туалеты", "Управление образования", "Летом туалеты отремонтировали в 12 школах", ""), CommitmentStatus.Done, null, "school_life"),
        (new("ауылда үйірме аз", "Аудан әкімдігі", "Екі ауылда спорт үйірмесін ашуға уәде береміз", ""),
            new("в селе мало кружков", "Акимат района", "Обещаем открыть спортивные кружки в двух сёлах", ""), CommitmentStatus.Promised, -20, "leisure"),
        (new("мектеп жанындағы жолдан өту қорқынышты", "Полиция департаменті", "Бағдаршам қоюды жоспарға енгіздік", ""),
            new("страшно переходить дорогу у школы", "Департамент полиции", "Внесли светофор в план", ""), CommitmentStatus.Planned, 300, "safe_places"),
        (new("сабақ тым ерте басталады", "Оқу-ағарту министрлігі", "Қазір бастау уақытын өзгертпейміз", "Мектептер екі ауысыммен оқиды, орын жетпейді"),
            new("уроки начинаются слишком рано", "Министерство просвещения", "Время начала пока не меняем", "Школы учатся в две смены, мест не хватает"), CommitmentStatus.Refused, null, "learning,school_life"),
    ];

    private static readonly (ForumKind Kind, string Kk, string Ru, string Region, string Settlement, int[] Sessions)[] Forums =
    [
        (ForumKind.SchoolParliament, "Жас көшбасшы (үлгі)", "Юный лидер (пример)", "KZ-75", "city", [34, 41, 28]),
        (ForumKind.DebateClub, "Сөз сайысы (үлгі)", "Слово за слово (пример)", "KZ-71", "city", [22, 25]),
        (ForumKind.ChildrensBoard, "Ауыл балалары кеңесі (үлгі)", "Совет сельских детей (пример)", "KZ-61", "village", [18]),
    ];

    /// <summary>Plants them once.</summary>
    public static async Task PlantAsync(ParticipationDb db, TimeProvider time, CancellationToken cancellation)
    {
        if (await db.Commitments.AnyAsync(row => row.IsDemo, cancellation)) return;
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.DateTime);
        foreach (var ((kk, ru, status, due, topics), age) in Entries.Select((entry, at) => (entry, at)))
        {
            var row = new CommitmentRow { Id = Guid.CreateVersion7(now), Topics = "", Author = Guid.Empty, CreatedAt = now.AddDays(-30), IsDemo = true };
            row.Take(new CommitmentDraft(kk, ru, status, due is { } days ? today.AddDays(days) : null, topics.Split(','), null));
            (row.PublishedAt, row.NewsAt) = (now.AddDays(-2 * age), now.AddDays(-2 * age));
            db.Commitments.Add(row);
        }
        foreach (var (kind, kk, ru, region, settlement, sessions) in Forums)
        {
            var forum = new ForumRow { Id = Guid.CreateVersion7(now), Kind = kind, NameKk = kk, NameRu = ru, Region = region, Settlement = settlement, CreatedAt = now, IsDemo = true };
            db.Forums.Add(forum);
            db.ForumSessions.AddRange(sessions.Select((participants, at) => new ForumSessionRow
            {
                Id = Guid.CreateVersion7(now), Forum = forum.Id, Day = today.AddDays(-1 - at), Participants = participants, Themes = "climate_env", IsDemo = true,
            }));
            db.ForumDecisions.Add(new ForumDecisionRow
            {
                Id = Guid.CreateVersion7(now), Forum = forum.Id, Day = today.AddDays(-1), Text = "Попросить посадить деревья у школ (пример)", Addressee = "Акимат",
                Outcome = kind == ForumKind.SchoolParliament ? DecisionOutcome.CarriedOut : DecisionOutcome.Open, IsDemo = true,
            });
        }
        await db.SaveChangesAsync(cancellation);
    }
}
