using ParticipationBot.Participation.Polls;

namespace ParticipationBot.Participation.Tests.Polls;

public sealed class PollCheckTests
{
    private static readonly PollText Words = new("сөз", "слово");

    private static readonly PollQuestion YesNo = new("q1", QuestionKind.YesNo, Words);

    [Fact]
    public void A_plain_poll_is_without_fault() => PollCheck.Problems(Poll(YesNo)).Should().BeEmpty();

    [Fact]
    public void A_text_missing_in_one_language_is_named_with_its_place() =>
        PollCheck.Problems(Poll(YesNo with { Text = new PollText("", "слово") })).Should().Equal(new PollProblem("q1", "missing", "kk"));

    [Fact]
    public void Two_hundred_choices_are_too_many() => Codes(Several(200)).Should().Equal("choices_over");

    [Fact]
    public void One_choice_is_no_choice() => Codes(Several(1)).Should().Equal("choices_under");

    [Fact]
    public void A_choice_whose_id_does_not_fit_behind_a_button_is_refused() =>
        Codes(Several(2) with { Choices = [new("a", Words), new(new string('b', 40), new PollText("екі", "два"))] }).Should().Equal("id_long");

    [Fact]
    public void A_choice_cannot_take_the_id_of_a_button_under_every_question() =>
        Codes(Several(2) with { Choices = [new("a", Words), new("skip", new PollText("екі", "два"))] }).Should().Equal("id");

    [Fact]
    public void Two_choices_that_read_the_same_are_refused() =>
        Codes(Several(2) with { Choices = [new("a", Words), new("b", Words)] }).Should().Equal("same_text", "same_text");

    [Theory]
    [InlineData("q2", "yes")]
    [InlineData("q1", "perhaps")]
    [InlineData("nowhere", "yes")]
    public void Show_if_must_point_to_an_answer_of_an_earlier_question(string question, string choice) =>
        PollCheck.Problems(Poll(YesNo, YesNo with { Id = "q2", ShowIf = new ShowIf(question, choice) })).Should().Equal(new PollProblem("q2", "show_if", $"{question}={choice}"));

    [Fact]
    public void A_number_needs_bounds() => Codes(new PollQuestion("q1", QuestionKind.Number, Words, From: 5, To: 5)).Should().Equal("bounds");

    [Fact]
    public void A_question_is_shown_to_those_alone_who_chose_its_answer()
    {
        var question = YesNo with { ShowIf = new ShowIf("q0", "yes") };
        question.IsShown(new Dictionary<string, IReadOnlyList<string>> { ["q0"] = ["yes"] }).Should().BeTrue();
        question.IsShown(new Dictionary<string, IReadOnlyList<string>> { ["q0"] = ["no"] }).Should().BeFalse();
        question.IsShown(new Dictionary<string, IReadOnlyList<string>>()).Should().BeFalse("it was skipped");
    }

    [Fact]
    public void A_poll_written_and_read_again_is_the_same() =>
        PollJson.Read(PollJson.Write(Poll(YesNo, Several(3)))).Should().BeEquivalentTo(Poll(YesNo, Several(3)));

    [Theory]
    [InlineData("""{ "id": "a", "safety": "off" }""")]
    [InlineData("""{ "id": """)]
    [InlineData("null")]
    public void A_file_that_is_no_poll_is_refused(string json) => FluentActions.Invoking(() => PollJson.Read(json)).Should().Throw<InvalidDataException>();

    private static IEnumerable<string> Codes(PollQuestion question) => PollCheck.Problems(Poll(question)).Select(problem => problem.Code);

    private static PollQuestion Several(int choices) => new(
        "q3", QuestionKind.Several, Words, [.. Enumerable.Range(0, choices).Select(each => new PollChoice($"c{each}", new PollText($"т{each}", $"в{each}")))]);

    private static PollDefinition Poll(params PollQuestion[] questions) => new("test", 1, "secret1", Words, Words, questions);
}
