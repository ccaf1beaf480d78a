using ParticipationBot.Language.Text;
using ParticipationBot.Language.Training;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Language.Tests;

public sealed class CorpusTests
{
    private static readonly Corpus Corpus = Corpus.Load(TrainedModel.Folder);

    [Fact]
    public void Every_label_is_a_topic() => Corpus.Topics.SelectMany(example => example.Labels).Where(label => Taxonomy.Find(label) is null).Should().BeEmpty();

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public void There_is_enough_of_everything(string language)
    {
        foreach (var topic in Taxonomy.All)
            Corpus.Topics.Count(example => example.Language == language && example.Labels.Contains(topic.Id)).Should().BeGreaterThanOrEqualTo(40, topic.Id);
        var screening = Corpus.Screening.Where(example => example.Language == language).ToList();
        screening.Count(example => example.Class == "disclosure").Should().BeGreaterThanOrEqualTo(300);
        screening.Count(example => example.Class != "disclosure").Should().BeGreaterThanOrEqualTo(600);
    }

    [Fact]
    public void No_text_of_the_test_part_stands_in_the_training_part()
    {
        static string Folded(string text) => string.Join(' ', Normalizer.Tokens(text));
        var all = Corpus.Topics.Select(example => (example.Text, example.Batch)).Concat(Corpus.Screening.Select(example => (example.Text, example.Batch))).ToList();
        var training = all.Where(example => !Corpus.TestBatches.Contains(example.Batch)).Select(example => Folded(example.Text)).ToHashSet();
        // Greetings of one or two words are everybody's.
        all.Where(example => Corpus.TestBatches.Contains(example.Batch)).Select(example => Folded(example.Text))
            .Where(text => text.Split(' ').Length > 2 && training.Contains(text)).Should().BeEmpty();
    }

    [Fact]
    public void The_same_texts_give_the_same_model()
    {
        var extractor = ModelStore.Extractor(TrainedModel.Folder);
        var few = new Corpus([.. Corpus.Topics.Take(150)], [.. Corpus.Screening.Take(150)]);
        var paths = new[] { "a", "b" }.Select(name => Path.Combine(AppContext.BaseDirectory, $"{name}.model")).ToList();
        foreach (var path in paths) new ModelTrainer(extractor).Train(few, "test").Write(path);
        File.ReadAllBytes(paths[0]).Should().Equal(File.ReadAllBytes(paths[1]));
    }
}
