using ParticipationBot.Simulator.Season;

namespace ParticipationBot.Simulator.Tests;

public sealed class SeasonTextsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("season-texts");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Languages_with_labelled_messages_are_found()
    {
        Write("ru", "id\tlang\tform\tlabels\ttext\n1\tru\tstd\tleisure,learning\tмяч\n2\tru\tstd\tnot_a_view\tпривет\n");
        Write("en", "id\tlang\tform\tlabels\ttext\n");
        SeasonTexts.Load(folder.FullName).Languages.Should().Equal("ru");
    }

    [Fact]
    public void A_broken_line_is_named()
    {
        Write("ru", "id\tlang\tform\tlabels\ttext\n1\tru\tstd\n");
        var loading = () => SeasonTexts.Load(folder.FullName);
        loading.Should().Throw<InvalidDataException>().WithMessage("*a.tsv, line 2*");
    }

    [Fact]
    public void A_folder_without_messages_is_refused()
    {
        var loading = () => SeasonTexts.Load(folder.FullName);
        loading.Should().Throw<InvalidDataException>().WithMessage("*corpus/topics*");
    }

    private void Write(string language, string content)
    {
        var topics = Directory.CreateDirectory(Path.Combine(folder.FullName, language, "corpus", "topics"));
        File.WriteAllText(Path.Combine(topics.FullName, "a.tsv"), content);
    }
}
