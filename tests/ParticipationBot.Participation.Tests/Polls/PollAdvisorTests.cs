using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Advising;

namespace ParticipationBot.Participation.Tests.Polls;

public sealed class PollAdvisorTests
{
    [Theory]
    [InlineData("Согласен ли ты, что столовая плохая?", AdviceKind.Leading, "agree")]
    [InlineData("Ты ведь любишь школу?", AdviceKind.Leading, "agree")]
    [InlineData("Все знают, что смог вреден. А ты?", AdviceKind.Leading, "everyone")]
    [InlineData("Какой у тебя номер телефона?", AdviceKind.Identifying, "contact")]
    [InlineData("Где ты живёшь?", AdviceKind.Identifying, "address")]
    [InlineData("В какой школе ты учишься?", AdviceKind.Identifying, "school")]
    [InlineData("Тебя бьют дома?", AdviceKind.Frightening, "harm")]
    public void Russian_phrases_call_for_advice(string text, AdviceKind kind, string code) =>
        Of("сөз", text).Should().ContainSingle().Which.Should().Match<PollAdvice>(advice => advice.Kind == kind && advice.Code == code && advice.Language == "ru");

    [Theory]
    [InlineData("Асхана жақсы, солай емес пе?", AdviceKind.Leading, "agree")]
    [InlineData("Бәрі біледі, түтін зиян. Ал сен?", AdviceKind.Leading, "everyone")]
    [InlineData("Телефон нөміріңді жаз", AdviceKind.Identifying, "contact")]
    [InlineData("Қайда тұрасың?", AdviceKind.Identifying, "address")]
    [InlineData("Ата-анаң кім болып жұмыс істейді?", AdviceKind.Identifying, "family")]
    [InlineData("Үйде сені ұра ма?", AdviceKind.Frightening, "harm")]
    public void Kazakh_phrases_call_for_advice(string text, AdviceKind kind, string code) =>
        Of(text, "слово").Should().ContainSingle().Which.Should().Match<PollAdvice>(advice => advice.Kind == kind && advice.Code == code && advice.Language == "kk");

    [Fact]
    public void The_words_are_shown_as_they_were_written() => Of("сөз", "Где ты  ЖИВЁШЬ?").Single().Phrase.Should().Be("Где ты ЖИВЁШЬ");

    [Theory]
    [InlineData("Тебе нравится еда в столовой?")]
    [InlineData("Безопасно ли переходить дорогу возле школы?")]
    [InlineData("Чистый ли воздух там, где ты живёшь?")]
    [InlineData("Что помогло бы твоему городу или селу?")]
    public void A_plain_question_is_left_alone(string text) => Of("Асхана тамағы саған ұнай ма?", text).Should().BeEmpty();

    [Fact]
    public void A_part_of_a_word_is_not_the_word() => Of("сөз", "Что такое ведьма в сказках?").Should().BeEmpty();

    [Fact]
    public void A_sentence_of_more_than_sixteen_words_is_hard_to_read()
    {
        var words = string.Join(' ', Enumerable.Repeat("кот", 17));
        Of("сөз", $"{words}. Кот?").Should().ContainSingle().Which.Code.Should().Be("sentence");
        Of("сөз", string.Join(' ', Enumerable.Repeat("кот", 16))).Should().BeEmpty();
    }

    [Fact]
    public void Many_long_words_are_hard_to_read() =>
        Of("сөз", "Эффективность функционирования общественных организаций удовлетворяет потребности учащихся в школе?").Should().ContainSingle().Which.Code.Should().Be("words");

    [Fact]
    public void Choices_are_read_too() => PollAdvisor.Of(Poll(new PollQuestion("q1", QuestionKind.SingleChoice, new("сөз", "слово"),
        [new("a", new("бір", "Ужасная")), new("b", new("екі", "Обычная"))]))).Should().ContainSingle().Which.Code.Should().Be("loaded");

    private static IReadOnlyList<PollAdvice> Of(string kk, string ru) => PollAdvisor.Of(Poll(new PollQuestion("q1", QuestionKind.YesNo, new(kk, ru))));

    private static PollDefinition Poll(PollQuestion question) => new("poll", 1, "abcdef", new("сөз", "слово"), new("сөз", "слово"), [question]);
}
