using ParticipationBot.Language.Commands;
using ParticipationBot.Language.Training;

namespace ParticipationBot.Language.Tests;

public sealed class ModelFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("models").FullName;

    private string Model => Path.Combine(folder, "language.model");

    [Fact]
    public void A_new_model_keeps_the_old_one_which_one_command_brings_back()
    {
        File.WriteAllText(Model, "old");
        ModelFiles.Replace(Model, Written("draft", "new"));
        File.ReadAllText(Model).Should().Be("new");

        ModelCommand.Restore(Model, TextWriter.Null).Should().Be(0);
        File.ReadAllText(Model).Should().Be("old");
        File.Exists(ModelFiles.Chosen(Model)).Should().BeTrue("the host must not train it away at its next start");
    }

    [Fact]
    public void Restoring_twice_brings_the_newer_one_back()
    {
        File.WriteAllText(Model, "old");
        ModelFiles.Replace(Model, Written("draft", "new"));
        ModelFiles.Restore(Model);
        ModelFiles.Restore(Model);
        File.ReadAllText(Model).Should().Be("new");
    }

    [Fact]
    public void Without_an_earlier_model_restoring_says_so_and_leaves_all_as_it_is()
    {
        File.WriteAllText(Model, "only");
        using var said = new StringWriter();
        ModelCommand.Restore(Model, said).Should().Be(1);
        said.ToString().Should().Contain("no earlier model");
        File.ReadAllText(Model).Should().Be("only");
    }

    [Fact]
    public void A_model_in_use_after_training_is_no_longer_one_chosen_by_hand()
    {
        File.WriteAllText(Model, "restored");
        File.WriteAllText(ModelFiles.Chosen(Model), "");
        ModelFiles.Replace(Model, Written("draft", "new"));
        File.Exists(ModelFiles.Chosen(Model)).Should().BeFalse();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Written(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
