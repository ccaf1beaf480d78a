using ParticipationBot.Insights.Themes;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Insights.Tests.Themes;

/// <summary>Views as children might write them about a few things, each in both languages.</summary>
internal sealed class ThemeViews(int seed)
{
    public static readonly DateTimeOffset Now = new(2026, 4, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, string[][]> Said = new(StringComparer.Ordinal)
    {
        ["toilet"] =
        [
            ["дәретханада сабын жоқ", "әжетхана лас, есігі сынған", "туалетте қағаз болмайды", "дәретханаға кезек, кабинка біреу"],
            ["в туалете нет мыла", "туалет грязный и без дверей", "кабинки без замков, туалет закрыт", "нет бумаги и мыла в туалете"],
        ],
        ["canteen"] =
        [
            ["асханада тамақ суып қалады", "асханаға кезек ұзын, тамақ таусылады", "буфетте самса қымбат", "асхана мәзірі бірдей, тамақ дәмсіз"],
            ["в столовой еда остыла", "столовая маленькая, очередь за едой", "в буфете пирожки дорогие", "меню в столовой одинаковое, еда невкусная"],
        ],
        ["dogs"] =
        [
            ["көшеде қаңғыбас иттер көп", "иттер мектеп жолында қабады", "қаңғыбас иттерден қорқамыз", "иттерді баспанаға апарсын, екпе салсын"],
            ["во дворе стая бродячих собак", "собаки кусают по дороге в школу", "боимся собак, стая бегает", "собакам нужен приют и прививки"],
        ],
    };

    private readonly Random chance = new(seed);
    private int children;

    public WordBook Book { get; } = new(SubjectLexicon.Shipped);
    public List<ThemeView> Views { get; } = [];

    /// <summary>Which of the planted things a view is about.</summary>
    public Dictionary<Guid, string> About { get; } = [];

    public ThemeViews Plant(string thing, int views, int? child = null)
    {
        for (var each = 0; each < views; each++)
        {
            var isKazakh = chance.Next(2) == 0;
            var stock = Said[thing][isKazakh ? 0 : 1];
            // Numbers say nothing, but keep short texts from being copies of one another.
            Add($"{chance.Next(99)} {stock[chance.Next(stock.Length)]}, {chance.Next(99)} {stock[chance.Next(stock.Length)]} {chance.Next(99)}", isKazakh, child, thing);
        }
        return this;
    }

    public void Add(string text, bool isKazakh, int? child = null, string? thing = null)
    {
        var id = new Guid(Views.Count + 1, (short)seed, 7, new byte[8]);
        var (words, sketch, mark) = ViewReading.Read(text, Book);
        Views.Add(new ThemeView(id, child ?? children++, 1u << Taxonomy.Choosable.Index().First(topic => topic.Item.Id == "school_life").Index, Mondays.Of(Now.AddDays(-7 * chance.Next(12))), isKazakh, words, sketch, mark));
        if (thing is not null) About[id] = thing;
    }

    public ThemeBuild Build(ThemeBuild? before = null, IReadOnlyList<ThemeView>? views = null, Action<Guid, string, Guid?>? onView = null) =>
        new ThemeBuilder(SubjectLexicon.Shipped, Book, before, Now, isDemo: false).Build(views ?? Views, [], null, onView);
}
