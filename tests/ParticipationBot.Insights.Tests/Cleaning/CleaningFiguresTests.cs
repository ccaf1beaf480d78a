using ParticipationBot.Insights.Cleaning;
using ParticipationBot.Insights.Cleaning.Evaluation;

namespace ParticipationBot.Insights.Tests.Cleaning;

/// <summary>What the cleaner must reach on labelled messages; `./run cleaning` prints the figures of each kind.</summary>
public sealed class CleaningFiguresTests
{
    /// <summary>Floors a little under what was measured, so that a change that costs several identifiers is seen.</summary>
    [Theory]
    [InlineData("kk", "dev", 0.98, 0.10)]
    [InlineData("kk", "test", 0.95, 0.08)]
    [InlineData("ru", "dev", 0.97, 0.12)]
    [InlineData("ru", "test", 0.92, 0.15)]
    public void Identifiers_are_taken_out_and_most_other_messages_stay_whole(string language, string part, double leastRecall, double mostSpoilt)
    {
        var texts = Texts(language).Where(text => text.Part == part).ToList();
        var figures = CleaningFigures.Of(texts);
        texts.Count.Should().BeGreaterThan(100);
        figures.Recall.Should().BeGreaterThanOrEqualTo(leastRecall);
        ((double)figures.Spoilt / figures.Clean).Should().BeLessThanOrEqualTo(mostSpoilt);
    }

    /// <summary>What has a form of its own is found without exception: with it anyone can be reached.</summary>
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public void No_number_card_link_or_mail_address_is_left(string language)
    {
        foreach (var kind in new[] { PersonalKind.Phone, PersonalKind.Iin, PersonalKind.Card, PersonalKind.Email, PersonalKind.Link })
            CleaningFigures.Of(Texts(language), kind).Leaks.Should().BeEmpty();
    }

    [Fact]
    public void A_marked_word_that_stays_is_counted_as_left()
    {
        var text = new LabelledText("1", "ru", "dev", "std", "зелёный чай", [new PersonalSpan(0, 7, PersonalKind.Name)]);
        var figures = CleaningFigures.Of([text]);
        figures.Recall.Should().Be(0);
        figures.Leaks.Should().Equal(("1", "зелёный"));
    }

    private static IReadOnlyList<LabelledText> Texts(string language) =>
        LabelledText.Read(Path.Combine(AppContext.BaseDirectory, "localization", language, "cleaning", "labelled.tsv"), language);
}
