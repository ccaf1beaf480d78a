using CsCheck;
using ParticipationBot.Language.Lexicon;
using ParticipationBot.Language.Text;

namespace ParticipationBot.Language.Tests;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("Мектепте", "mektepte", "мектептеее", "МЕКТЕПТЕ")]
    [InlineData("қызды", "кызды", "qyzdy", "kyzdy")]
    [InlineData("шығарма", "шыгарма", "shygarma", "şığarma")]
    [InlineData("школа", "шк0ла", "shkola", "шкоoла")]
    public void Spelling_habits_meet_in_one_form(string standard, params string[] habits)
    {
        foreach (var habit in habits) Normalizer.Tokens(habit).Should().Equal(Normalizer.Tokens(standard));
    }

    [Fact]
    public void Folding_what_is_folded_changes_nothing() =>
        Gen.String.Sample(text =>
        {
            var once = Normalizer.Tokens(text);
            return Normalizer.Tokens(string.Join(' ', once)).SequenceEqual(once);
        }, iter: 2000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void A_zero_width_mark_inside_a_word_hides_nothing() => Normalizer.Tokens("ұр\u200Bады").Should().Equal(Normalizer.Tokens("ұрады"));

    [Theory]
    [InlineData("меня|мне ~ бьет|бил*", "меня каждый день бьет", true)]
    [InlineData("меня|мне ~ бьет|бил*", "меня очень очень очень очень очень бьет", false)]
    [InlineData("не хочу ~ жить", "я не хочу больше жить", true)]
    [InlineData("не хочу ~ жить", "хочу жить", false)]
    public void A_pattern_allows_a_few_words_between_its_groups(string pattern, string text, bool fits)
    {
        var tokens = Normalizer.Tokens(text);
        var parsed = Pattern.Parse(pattern);
        Enumerable.Range(0, tokens.Count).Any(at => parsed.MatchAt(tokens, at) >= 0).Should().Be(fits);
    }
}
