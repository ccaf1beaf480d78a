namespace ParticipationBot.Commands.Season;

/// <summary>Makes a season: themes of planted sizes and trends, a campaign of copies, views that stand alone, identifiers, and disclosures that must not get in.</summary>
internal sealed class SeasonPlan(SeasonStock stock, DateTimeOffset until, int seed)
{
    public const int CampaignSize = 240;
    private const double Alone = 0.15, WithIdentifier = 0.04, OfKazakh = 0.55, OfDisclosures = 0.02;
    private const int Days = 26 * 7, LateDays = 28;
    private static readonly string[] Patronymics = ["Тлеубергенұлы", "Сағындықызы", "Ермұхамедов", "Жұмағалиева", "Верхотурова", "Красноштанов"];
    private static readonly string[] First = ["Айбарша", "Нұрасыл", "Дінмұхамед", "Ефросинья", "Святослав", "Перизат"];
    private readonly Random chance = new(seed);

    public List<SeasonView> Views { get; } = [];

    /// <summary>Texts of which no trace may be found outside.</summary>
    public List<string> Secrets { get; } = [];

    /// <summary>Disclosures as children would write them into the same question; screening decides what becomes of them.</summary>
    public List<(string Text, string Language)> Disclosures { get; } = [];

    public IReadOnlySet<string> Growing { get; } = new HashSet<string>(StringComparer.Ordinal) { "dogs", "vape" };
    public IReadOnlySet<string> New { get; } = new HashSet<string>(StringComparer.Ordinal) { "scam", "trees" };

    public void Fill(int size)
    {
        var themes = stock.Themes;
        // Sizes from one to about five.
        var shares = themes.Index().Select(theme => Math.Pow(0.915, theme.Index)).ToArray();
        var all = shares.Sum();
        foreach (var (at, theme) in themes.Index())
            for (var made = 0; made < size * (1 - Alone) * shares[at] / all; made++) AddPlanted(theme.Topic, theme.Theme);
        var alone = stock.Others.Select(group => group.Key).Where(key => key.Language is "kk" or "ru").ToList();
        while (Views.Count < size - CampaignSize)
        {
            var key = alone[chance.Next(alone.Count)];
            Add(key.Topic, null, key.Language, Paraphrase.Of([.. stock.Others[key]], key.Language, chance), Day(Days));
        }
        for (var copy = 0; copy < CampaignSize; copy++)
            Add("safe_places", "light", "ru", "Мы требуем поставить фонари на улице Центральной до первого сентября и починить тротуар у школы номер пять" + (copy % 3 == 0 ? " 🙏" : ""), Day(LateDays));
        for (var told = 0; told < size * OfDisclosures; told++) Disclosures.Add(stock.Disclosures[chance.Next(stock.Disclosures.Count)]);
    }

    private void AddPlanted(string topic, string theme)
    {
        var language = chance.NextDouble() < OfKazakh ? "kk" : "ru";
        var text = Paraphrase.Of([.. stock.Planted[(topic, theme, language)]], language, chance);
        var isLate = New.Contains(theme) || (Growing.Contains(theme) && chance.NextDouble() < 0.5);
        Add(topic, theme, language, text, Day(isLate ? LateDays : Days));
    }

    private void Add(string topic, string? theme, string language, string text, DateTimeOffset at)
    {
        if (chance.NextDouble() < WithIdentifier) text += ". " + Identifier(language);
        Views.Add(new SeasonView(Guid.CreateVersion7(at), Views.Count - (chance.Next(10) == 0 ? 1 : 0), topic, theme, language, text, at));
    }

    private string Identifier(string language)
    {
        var (name, number, iin) = ($"{First[chance.Next(First.Length)]} {Patronymics[chance.Next(Patronymics.Length)]}", $"+7 70{chance.Next(10)} {chance.Next(100, 999)} {chance.Next(10, 99)} {chance.Next(10, 99)}", $"{chance.Next(10, 14)}0{chance.Next(1, 9)}1{chance.Next(0, 9)}{chance.Next(500000, 699999)}");
        Secrets.AddRange([name, name.Split(' ')[0], name.Split(' ')[1], number, iin]);
        return language == "kk" ? $"Менің атым {name}, телефоным {number}, ЖСН {iin}" : $"Меня зовут {name}, мой номер {number}, ИИН {iin}";
    }

    private DateTimeOffset Day(int back) => until - TimeSpan.FromDays(back * chance.NextDouble());
}
