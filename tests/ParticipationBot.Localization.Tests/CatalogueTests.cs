namespace ParticipationBot.Localization.Tests;

public sealed class CatalogueTests
{
    private static readonly Catalogue Shipped = Catalogue.Load(Path.Combine(AppContext.BaseDirectory, "localization"));

    [Fact]
    public void Every_shipped_text_exists_in_every_language_with_the_same_placeholders() =>
        CatalogueCheck.Problems(Shipped).Should().BeEmpty();

    [Fact]
    public void A_text_missing_in_one_language_is_a_problem() =>
        CatalogueCheck.Problems(Of(kk: new() { ["a"] = "x" }, ru: [])).Should().ContainMatch("'a' is missing in 'ru'*");

    [Fact]
    public void Different_placeholders_are_a_problem() =>
        CatalogueCheck.Problems(Of(new() { ["a"] = "{{n}} x" }, new() { ["a"] = "x" })).Should().ContainMatch("'a' has different placeholders*");

    [Fact]
    public void A_missing_plural_form_is_a_problem() =>
        CatalogueCheck.Problems(Of(new() { ["a_one"] = "x", ["a_other"] = "x" }, new() { ["a_one"] = "x", ["a_other"] = "x" }))
            .Should().Contain("'a_few' is missing in 'ru' (bot).");

    [Fact]
    public void The_count_chooses_the_plural_form()
    {
        var catalogue = Of(
            new() { ["v_one"] = "{{count}} пікір", ["v_other"] = "{{count}} пікір" },
            new() { ["v_one"] = "{{count}} мнение", ["v_few"] = "{{count}} мнения", ["v_many"] = "{{count}} мнений", ["v_other"] = "{{count}} мнения" });

        string Say(int count) => catalogue.Text("ru", "v", new Dictionary<string, object> { ["count"] = count });

        Say(21).Should().Be("21 мнение");
        Say(3).Should().Be("3 мнения");
        Say(12).Should().Be("12 мнений");
    }

    [Fact]
    public void A_missing_text_throws_instead_of_falling_back()
    {
        var ask = () => Of(new() { ["a"] = "x" }, []).Text("ru", "a");
        ask.Should().Throw<KeyNotFoundException>();
    }

    [Theory]
    [InlineData("ru", 0, "many")]
    [InlineData("ru", 1, "one")]
    [InlineData("ru", 2, "few")]
    [InlineData("ru", 5, "many")]
    [InlineData("ru", 11, "many")]
    [InlineData("ru", 22, "few")]
    [InlineData("ru", 101, "one")]
    [InlineData("ru", 111, "many")]
    [InlineData("ru", 1.5, "other")]
    [InlineData("kk", 1, "one")]
    [InlineData("kk", 2, "other")]
    [InlineData("en", 1, "one")]
    public void Plural_forms_follow_CLDR(string language, double count, string form) =>
        PluralRules.Form(language, (decimal)count).Should().Be(form);

    private static Catalogue Of(Dictionary<string, string> kk, Dictionary<string, string> ru) => Catalogue.From(
        new Dictionary<string, IReadOnlyDictionary<string, CatalogueEntry>> { ["kk"] = Bot(kk), ["ru"] = Bot(ru), ["en"] = Bot([]) });

    private static Dictionary<string, CatalogueEntry> Bot(Dictionary<string, string> texts) =>
        texts.ToDictionary(pair => pair.Key, pair => new CatalogueEntry("bot", pair.Value));
}
