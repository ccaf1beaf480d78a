using CsCheck;
using MiniExcelLibs;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.XlsForm;

namespace ParticipationBot.Participation.Tests.Polls;

public sealed class XlsFormTests
{
    private const string Kk = "label::Қазақша (kk)";
    private const string Ru = "label::Русский (ru)";

    [Fact]
    public void What_is_written_is_read_back_as_the_same_poll() => Polls.Sample(poll =>
    {
        var read = XlsFormReader.Read(new MemoryStream(XlsFormWriter.Write(poll)), poll.Id, poll.Code);
        read.Problems.Should().BeEmpty();
        PollJson.Write(read.Poll!).Should().Be(PollJson.Write(poll));
    }, iter: 60);

    [Fact]
    public void A_workbook_with_every_kind_becomes_a_poll_without_fault()
    {
        var read = Read(
            [
                Row("note", "title", "Асхана", "Столовка"), Row("note", "introduction", "Бес сұрақ", "Пять вопросов"),
                Row("select_one meal", "Q.1", "Ішесің бе?", "Ешь там?"), Row("select_multiple meal", "q2", "Не?", "Что?", constraint: "count-selected(.) <= 2"),
                Row("rank meal", "q3", "Ретте", "Расставь"), Row("integer", "q4", "Неше?", "Сколько?", constraint: ". >= 0 and . <= 7"),
                Row("range", "q5", "Баға", "Оценка", parameters: "start=1 end=10 step=1"), Row("select_one yes_no", "q6", "Ұнай ма?", "Нравится?"),
                Row("select_one faces", "q7", "Қалай?", "Как?"), Row("text", "q8", "Өз сөзіңмен", "Своими словами", relevant: "selected(${q2}, 'soup')"),
                Row("text", "q9", "Неге?", "Почему?", relevant: "${Q.1} = 'Soup'"),
            ],
            [Choice("meal", "Soup", "Көже", "Суп"), Choice("meal", "none", "Жоқ", "Ничего")]);
        read.Problems.Should().BeEmpty();
        PollCheck.Problems(read.Poll!).Should().BeEmpty();
        read.Poll!.Title.Should().Be(new PollText("Асхана", "Столовка"));
        read.Poll.Questions.Select(question => question.Kind).Should().Equal(
            QuestionKind.SingleChoice, QuestionKind.Several, QuestionKind.Ranking, QuestionKind.Number, QuestionKind.Number, QuestionKind.YesNo, QuestionKind.Faces,
            QuestionKind.Text, QuestionKind.Text);
        read.Poll.Questions[1].Most.Should().Be(2);
        (read.Poll.Questions[4].From, read.Poll.Questions[4].To).Should().Be((1, 10));
        read.Poll.Questions[7].ShowIf.Should().Be(new ShowIf("q2", "soup"));
        read.Poll.Questions[8].ShowIf.Should().Be(new ShowIf("q_1", "soup"));
    }

    [Fact]
    public void A_note_is_said_before_the_question_that_follows() =>
        Read([Row("note", "n1", "Алдымен", "Сначала"), Row("text", "q1", "Сұрақ", "Вопрос")]).Poll!.Questions[0].Text.Should().Be(new PollText("Алдымен\n\nСұрақ", "Сначала\n\nВопрос"));

    [Fact]
    public void A_half_translated_workbook_becomes_a_draft_and_each_gap_is_named_with_its_cell()
    {
        var read = Read([Row("text", "q1", "Сұрақ", ""), Row("text", "q2", "", "Вопрос")]);
        read.Problems.Should().Equal(
            new XlsFormProblem("survey", 2, Ru, "missing_translation", "ru", IsWarning: true), new XlsFormProblem("survey", 3, Kk, "missing_translation", "kk", IsWarning: true));
        PollCheck.Problems(read.Poll!).Select(problem => problem.Where).Should().Contain(["q1", "q2"]);
    }

    [Fact]
    public void Two_hundred_options_are_read_and_refused_by_the_check()
    {
        var read = Read([Row("note", "title", "т", "т"), Row("note", "introduction", "т", "т"), Row("select_one many", "q1", "Сұрақ", "Вопрос")],
            [.. Enumerable.Range(1, 200).Select(number => Choice("many", $"c{number}", $"Жауап {number}", $"Ответ {number}"))]);
        PollCheck.Problems(read.Poll!).Should().Equal(new PollProblem("q1", "choices_over", "200"));
    }

    [Fact]
    public void A_row_that_no_poll_can_hold_is_named_and_the_others_are_taken()
    {
        var read = Read([Row("geopoint", "where", "Қайда", "Где"), Row("select_one lost", "q1", "Сұрақ", "Вопрос"), Row("text", "q2", "Сұрақ", "Вопрос", relevant: "${q1} > 3 or true()")]);
        read.Problems.Should().Equal(
            new XlsFormProblem("survey", 2, "type", "unknown_type", "geopoint"), new XlsFormProblem("survey", 3, "type", "no_list", "lost"),
            new XlsFormProblem("survey", 4, "relevant", "relevant", "${q1} > 3 or true()"));
        read.Poll!.Questions.Should().ContainSingle();
    }

    [Theory]
    [InlineData("deviceid")]
    [InlineData("username")]
    [InlineData("phonenumber")]
    public void What_would_tell_who_answered_is_left_out(string type)
    {
        var read = Read([Row(type, "who", "", ""), Row("text", "q1", "Сұрақ", "Вопрос")]);
        read.Problems.Should().Equal(new XlsFormProblem("survey", 2, "type", "identifies", type, IsWarning: true));
        read.Poll!.Questions.Should().ContainSingle();
    }

    [Fact]
    public void A_number_without_bounds_and_an_unused_list_are_named() =>
        Read([Row("integer", "q1", "Неше?", "Сколько?")], [Choice("spare", "a", "а", "а")]).Problems.Should().Equal(
            new XlsFormProblem("survey", 2, "constraint", "bounds"), new XlsFormProblem("choices", 2, "list_name", "unused_list", "spare", IsWarning: true));

    [Fact]
    public void A_file_that_is_no_workbook_is_refused_in_words() =>
        XlsFormReader.Read(new MemoryStream("id,text\n1,2"u8.ToArray()), "p", "code23").Should().BeEquivalentTo(new XlsFormImport(null, [new("", 0, "", "not_a_workbook")]));

    [Fact]
    public void A_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked()
    {
        using var file = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        using (var part = zip.CreateEntry("xl/worksheets/sheet1.xml").Open())
            part.Write(new byte[50_000_000]);
        XlsFormReader.Read(file, "p", "code23").Problems.Should().Equal(new XlsFormProblem("", 0, "", "not_a_workbook"));
    }

    [Fact]
    public void A_workbook_without_a_survey_is_refused()
    {
        using var file = new MemoryStream();
        MiniExcel.SaveAs(file, new Dictionary<string, object> { ["Sheet1"] = new List<Dictionary<string, object>> { new() { ["a"] = "b" } } });
        XlsFormReader.Read(file, "p", "code23").Problems.Should().Equal(new XlsFormProblem("survey", 0, "", "no_sheet", "survey"));
    }

    private static readonly string[] Samples = ["Ас", "Жол мен көше", "Суп & хлеб", "«Тырнақша»", "<b>қою</b>", "= 1 + 1"];

    private static readonly Gen<string> Words = Gen.Int[0, 5].Select(pick => Samples[pick]);

    private static readonly Gen<PollDefinition> Polls =
        from kinds in Gen.Enum<QuestionKind>().Array[1, 8]
        from words in Words.Array[40]
        from most in Gen.Int[1, 3]
        select new PollDefinition("poll-abc", 1, "abcdef", new PollText(words[0], words[1]), new PollText(words[2], words[3]),
            [.. kinds.Select((kind, index) => Question(kind, index, words, most, kinds))]);

    private static PollQuestion Question(QuestionKind kind, int index, string[] words, int most, QuestionKind[] kinds) => new(
        $"q{index + 1}", kind, new PollText(words[4 + index], words[14 + index]),
        kind is QuestionKind.SingleChoice or QuestionKind.Several or QuestionKind.Ranking
            ? [.. Enumerable.Range(1, 3).Select(number => new PollChoice($"c{number}", new PollText($"{words[24]} {number}", $"{words[25]} {number}")))] : null,
        kind is QuestionKind.Several or QuestionKind.Ranking ? most : null,
        kind == QuestionKind.Number ? -5 : null, kind == QuestionKind.Number ? 100 : null,
        index > 0 && kinds[0] is QuestionKind.YesNo ? new ShowIf("q1", "yes") : index > 0 && kinds[0] is QuestionKind.Several ? new ShowIf("q1", "c2") : null);

    private static XlsFormImport Read(List<Dictionary<string, object>> survey, List<Dictionary<string, object>>? choices = null)
    {
        using var file = new MemoryStream();
        MiniExcel.SaveAs(file, new Dictionary<string, object> { ["survey"] = survey, ["choices"] = choices ?? [] });
        return XlsFormReader.Read(file, "p", "code23");
    }

    private static Dictionary<string, object> Row(string type, string name, string kk, string ru, string relevant = "", string constraint = "", string parameters = "") =>
        new() { ["type"] = type, ["name"] = name, [Kk] = kk, [Ru] = ru, ["relevant"] = relevant, ["constraint"] = constraint, ["parameters"] = parameters };

    private static Dictionary<string, object> Choice(string list, string name, string kk, string ru) => new() { ["list_name"] = list, ["name"] = name, [Kk] = kk, [Ru] = ru };
}
