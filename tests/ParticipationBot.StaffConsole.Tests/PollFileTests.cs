using System.Xml.Linq;
using MiniExcelLibs;
using ParticipationBot.Localization;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Results;
using ParticipationBot.StaffConsole.Polls.Files;
using ParticipationBot.StaffConsole.Polls.Pictures;
using SkiaSharp;

namespace ParticipationBot.StaffConsole.Tests;

/// <summary>The files and pictures of published results.</summary>
public sealed class PollFileTests
{
    private static readonly ResultNames Names = new(Catalogue.Load(Path.Combine(AppContext.BaseDirectory, "localization")));
    private static readonly HeldPoll Poll = Published();

    public static TheoryData<string, string> Pictures { get; } = new(
        from question in Poll.Definition.Questions from language in (string[])["kk", "ru"] select (question.Id, language));

    [Fact]
    public void The_workbook_has_a_codebook_and_a_sheet_a_question()
    {
        using var file = new MemoryStream(Workbook());
        MiniExcel.GetSheetNames(file).Should().Equal(["codebook", .. Poll.Definition.Questions.Select(question => question.Id)]);
    }

    [Fact]
    public void The_workbook_tells_what_was_published_and_nothing_more()
    {
        foreach (var found in Poll.Results!.Questions.Where(found => found.Children is not null))
        {
            using var file = new MemoryStream(Workbook());
            var rows = MiniExcel.Query(file, useHeaderRow: true, sheetName: found.Question).Cast<IDictionary<string, object?>>().ToList();
            var published = found.Overall.Concat(found.ByGroup.Values.SelectMany(cells => cells));
            rows.Select(row => ($"{row["choice"]}", $"{row["group"]}", $"{row["children"]}", $"{row["percent"]}"))
                .Should().Equal(published.Select(cell => (cell.Choice, cell.Group, $"{cell.Children}", $"{cell.Percent}")));
        }
    }

    [Fact]
    public void Every_code_of_the_files_stands_in_the_codebook_in_three_languages()
    {
        var rows = new ResultCodebook(Names).Rows(Poll);
        rows.Should().OnlyContain(row => row.Count == 5 && row[2].Length > 0 && row[3].Length > 0);
        var codes = rows.Select(row => row[1]).ToHashSet();
        foreach (var found in Poll.Results!.Questions)
        {
            string[] used = [found.Question, .. found.Overall.Select(cell => cell.Choice), .. found.ByGroup.SelectMany(by => by.Value).Select(cell => cell.Group)];
            codes.Should().Contain(used);
        }
        new ResultCodebook(Names).Csv(Poll).Split("\r\n").Should().HaveCount(rows.Count + 2);
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_is_drawn_and_says_the_same_in_words(string question, string language)
    {
        var chart = Chart(question, language);
        var png = ChartPng.Write(chart);
        using (var picture = SKBitmap.Decode(png)) picture.Width.Should().Be(1600);
        if (Environment.GetEnvironmentVariable("TEST_PICTURES") is { } folder) File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(folder).FullName, $"chart-{question}-{language}.png"), png);

        var svg = XElement.Parse(ChartSvg.Write(chart));
        ((string?)svg.Attribute("aria-label")).Should().Be(chart.Alternative).And.StartWith(chart.Title);
        svg.Descendants().Select(part => part.Name.LocalName).Should().NotContain(["script", "foreignObject", "image"]);
        foreach (var bar in chart.Bars) chart.Alternative.Should().Contain($"{bar.Label}: {bar.Value}");
    }

    [Fact]
    public void A_number_that_is_held_back_has_an_empty_dashed_bar_and_says_so()
    {
        var hidden = Chart("several", "kk").Bars.Single(bar => bar.Share is null);
        hidden.Value.Should().Be("жасырылған");
        ChartSvg.Write(Chart("several", "kk")).Should().Contain("stroke-dasharray").And.Contain("жасырылған");
        ChartSvg.Write(Chart("single", "kk")).Should().NotContain("stroke-dasharray");
    }

    [Fact]
    public void A_question_that_too_few_answered_has_a_picture_without_bars() => Chart("few", "ru").Bars.Should().BeEmpty();

    [Fact]
    public void Words_of_children_cannot_put_anything_but_text_into_a_picture()
    {
        var question = Poll.Definition.Questions[0] with { Text = new("</text><script>x</script>", "</title><a href='x'>") };
        var svg = ChartSvg.Write(ResultChart.Of(question, Poll.Results!.Questions[0], Names, "kk"));
        XElement.Parse(svg).Descendants().Select(part => part.Name.LocalName).Should().OnlyContain(name => name == "title" || name == "rect" || name == "g" || name == "text");
    }

    [Fact]
    public void Every_letter_of_Kazakh_is_in_the_pictures_font()
    {
        const string letters = "ӘәҒғҚқҢңӨөҰұҮүҺһІі«»–—№…";
        ChartFont.Drawable(letters).Should().Be(letters);
    }

    private static byte[] Workbook() => new ResultWorkbook(Names, new ResultCodebook(Names)).Write(Poll);

    private static ResultChart Chart(string question, string language) => ResultChart.Of(
        Poll.Definition.Questions.Single(each => each.Id == question), Poll.Results!.Questions.Single(each => each.Question == question), Names, language);

    /// <summary>120 children; the last question is answered by four.</summary>
    private static HeldPoll Published()
    {
        PollChoice[] sports =
        [
            new("ball", new("Футбол алаңы мен торлы қақпа", "Футбольное поле и ворота с сеткой")), new("chess", new("Шахмат үйірмесі", "Шахматы")),
            new("dance", new("Би", "Танцы")), new("swim", new("Жүзу: жақын жердегі бассейн", "Плавание: бассейн поблизости")),
        ];
        var poll = new PollDefinition("sport", 1, "secret1", new("Мектептегі спорт", "Спорт в школе"), new("Кіріспе", "Введение"),
        [
            new("single", QuestionKind.SingleChoice, new("Мектебіңде қай үйірме бірінші ашылғанын қалайсың? Біреуін таңда.", "Какой кружок открыть в твоей школе первым? Выбери один."), sports),
            new("several", QuestionKind.Several, new("Қай үйірмеге баратын едің?", "В какой кружок ты бы пошёл или пошла?"), sports),
            new("rank", QuestionKind.Ranking, new("Маңыздысынан бастап қой.", "Расставь по важности."), sports),
            new("faces", QuestionKind.Faces, new("Дене шынықтыру сабағы ұнай ма?", "Нравится ли тебе физкультура?")),
            new("yes", QuestionKind.YesNo, new("Спорт залы жылы ма?", "Тепло ли в спортзале?")),
            new("minutes", QuestionKind.Number, new("Күніне неше минут қозғаласың?", "Сколько минут в день ты двигаешься?"), From: 0, To: 180),
            new("own", QuestionKind.Text, new("Нені өзгертер едің?", "Что бы ты изменил или изменила?")),
            new("few", QuestionKind.YesNo, new("Тағы бірдеңе бар ма?", "Есть что-то ещё?")),
        ]);
        var count = new PollCount(poll);
        for (var child = 0; child < 120; child++)
        {
            var several = child < 5 ? "swim" : child % 3 == 0 ? "dance" : "ball";
            count.Add(new AnswerSet(new Dictionary<string, string> { ["age"] = child % 2 == 0 ? "from10to12" : "from13to15", ["language"] = "kk" }, new Dictionary<string, IReadOnlyList<string>>
            {
                ["single"] = [sports[child % 10 < 5 ? 0 : child % 10 < 7 ? 1 : child % 10 == 7 ? 2 : 3].Id], ["several"] = ["chess", several], ["rank"] = [.. sports.Select(sport => sport.Id)],
                ["faces"] = [$"{(child % 5) + 1}"], ["yes"] = [child % 3 == 0 ? "yes" : "no"], ["minutes"] = [$"{child}"], ["own"] = [child % 2 == 0 ? "school_life" : "climate_env"],
                ["few"] = child < 4 ? ["yes"] : [],
            }));
        }
        return new HeldPoll(poll, [], true, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, count.Publish(new DateOnly(2026, 12, 1)));
    }
}
