using ParticipationBot.Language.Commands;
using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Language.Tests;

public sealed class ScreeningTests(TrainedModel model)
{
    [Theory]
    [InlineData("меня заставляют заниматься сексом а мне только 12")]
    [InlineData("menya zastavlyayut zanimatsya seksom a mne tolko 12")]
    [InlineData("миня заставляют занематся сексом мне 12")]
    [InlineData("мені секске мәжбүрлейді, мен небәрі 12 жастамын")]
    [InlineData("мени секске мажбурлейди, мен небари 12 жастамын")]
    [InlineData("meni sekske majburleidi men nebari 12 jastamyn")]
    public void No_release_may_miss_this_sentence(string text) => model.Screen.Screen(text).OpensCase.Should().BeTrue();

    [Theory]
    [InlineData("папа дома опять бил меня проводом", HarmKind.Physical)]
    [InlineData("әкем мас болып келіп мені ұрады", HarmKind.Physical)]
    [InlineData("өлгім келіп жүр", HarmKind.SelfHarm)]
    [InlineData("тренер ко мне лезет и трогает", HarmKind.Sexual)]
    public void The_kind_is_named(string text, HarmKind kind) => model.Screen.Screen(text).Kind.Should().Be(kind);

    [Theory]
    [InlineData("он сейчас ломится в дверь, я в туалете")]
    [InlineData("қазір есікті бұзып жатыр, тығылып отырмын")]
    public void Danger_now_is_immediate(string text) => model.Screen.Screen(text).Urgency.Should().Be(Urgency.Immediate);

    [Theory]
    [InlineData("в доте меня убили пять раз подряд")]
    [InlineData("физика убьет меня контрошкой")]
    [InlineData("хотим велодорожки и скамейки в парке")]
    [InlineData("мектепте кітапхана кеңірек болса екен")]
    public void A_game_an_idiom_and_a_wish_alarm_nobody(string text) => model.Screen.Screen(text).OpensCase.Should().BeFalse();

    [Theory]
    [InlineData("15")]
    [InlineData("13 15")]
    [InlineData("2011")]
    public void A_number_without_a_word_alarms_nobody(string text) => model.Screen.Screen(text).OpensCase.Should().BeFalse();

    [Fact]
    public void Reasons_never_come_without_a_case_and_a_case_never_without_reasons()
    {
        model.Screen.Screen("дома меня бьют").Reasons.Should().NotBeEmpty();
        model.Screen.Screen("нужен стадион").Reasons.Should().BeEmpty();
        model.Screen.Screen("Үйде әкем ішіп келсе ұрады").Reasons.Should().ContainMatch("*ішіп келсе ұрады*", "a counsellor reads the words as the child wrote them");
    }

    /// <summary>The floor of this model on messages by other hands; it may only be raised.</summary>
    [Theory]
    [InlineData("kk", 0.76, 0.10)]
    [InlineData("ru", 0.86, 0.11)]
    public void The_test_part_is_screened_no_worse_than_this(string language, double least, double most)
    {
        var figures = EvaluateCommand.Measure(TrainedModel.Folder, TrainedModel.ModelFile, null, null, out _);
        figures.Single(figure => figure.Slice == language && figure.Measure == "disclosures routed").Value.Should().BeGreaterThanOrEqualTo(least);
        figures.Single(figure => figure.Slice == language && figure.Measure == "views alarmed").Value.Should().BeLessThanOrEqualTo(most);
        figures.Single(figure => figure.Slice == language && figure.Measure == "first label among the true ones").Value.Should().BeGreaterThanOrEqualTo(0.65);
    }
}
