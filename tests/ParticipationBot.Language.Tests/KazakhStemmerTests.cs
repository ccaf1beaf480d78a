using System.Diagnostics;
using CsCheck;
using ParticipationBot.Language.Text;

namespace ParticipationBot.Language.Tests;

public sealed class KazakhStemmerTests
{
    private static readonly KazakhStemmer Stemmer = KazakhStemmer.Load(TrainedModel.Folder);

    [Theory]
    [InlineData("достарымның", "достар", "достармен", "dostarymnyn")]
    [InlineData("мектептегілер", "мектептің", "mektepten", "мектептерімізде")]
    [InlineData("балалардың", "балаларға", "балаларынан", "balalar")]
    public void Forms_of_a_word_share_a_root(params string[] forms) =>
        forms.Select(form => Root(Normalizer.Tokens(form).Single())).Distinct().Should().ContainSingle();

    [Theory]
    [InlineData("кітапхана", "кітап")]
    [InlineData("мұғалім", "мұра")]
    public void Different_words_keep_apart(string one, string other) =>
        Root(Normalizer.Tokens(one).Single()).Should().NotBe(Root(Normalizer.Tokens(other).Single()));

    [Fact]
    public void The_root_of_a_root_is_itself() => Gen.String["абдегиклмнрстушы"].Sample(word => Root(Root(word)) == Root(word), iter: 5000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Any_text_at_all_has_a_root_that_begins_it() => Gen.String.Sample(word => word.StartsWith(Root(word), StringComparison.Ordinal), iter: 5000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Time_grows_with_the_length_of_the_word_and_no_faster()
    {
        // A word of nothing but suffixes, ten times as long: ten times the work; were it squared, a hundred times.
        var (brief, tenfold) = (string.Concat(Enumerable.Repeat("лардинда", 500)), string.Concat(Enumerable.Repeat("лардинда", 5000)));
        Root(brief);
        (Measured(tenfold) / Measured(brief)).Should().BeLessThan(40);
    }

    private static double Measured(string word) => Enumerable.Range(0, 15).Min(_ =>
    {
        var watch = Stopwatch.StartNew();
        Root(word);
        return watch.Elapsed.TotalMicroseconds;
    });

    private static string Root(string word) => Stemmer.Root(word).ToString();
}
