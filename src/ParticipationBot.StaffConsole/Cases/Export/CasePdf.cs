using ParticipationBot.Storage.Cases.Export;

namespace ParticipationBot.StaffConsole.Cases.Export;

/// <summary>The file of a case as a document to read, in the language of the one who makes it. The child's words stay as they were written.</summary>
internal static class CasePdf
{
    public static byte[] Of(CaseFile file, Words words)
    {
        var title = words.Of("console.case.title", ("code", file.Code));
        using var pages = new PdfPages(title, words.Of("console.export.footer", ("code", file.Code)));
        pages.Line(title, 18);
        Facts(pages, file, words);
        pages.Line(words["console.export.thread"], 13, space: 14);
        foreach (var message in file.Messages) Message(pages, message, words);
        if (file.Referrals.Count > 0) pages.Line(words["console.case.refer"], 13, space: 14);
        foreach (var each in file.Referrals)
            pages.Line($"{words.WhenInYear(each.At)} · {words[$"console.service.{CaseTexts.Key(each.Service)}"]} · {words[$"console.basis.{CaseTexts.Key(each.Basis)}"]} · {words[$"console.outcome.{CaseTexts.Key(each.Outcome)}"]}");
        pages.Line(words["console.case.timeline"], 13, space: 14);
        foreach (var step in file.Steps)
            pages.Line($"{words.WhenInYear(step.At)} · {words[$"console.event.{CaseTexts.Key(step.Kind)}"]}{(step.Who is { } who ? $" · {who}" : "")}", 9);
        return pages.Finish();
    }

    private static void Facts(PdfPages pages, CaseFile file, Words words)
    {
        pages.Line(words.Of("console.export.made", ("when", words.WhenInYear(file.MadeAt)), ("names", string.Join(", ", file.MadeBy))), isSoft: true);
        pages.Line($"{words["console.two.reason_was"]}: {HarmlessText.Of(file.Why)}", isSoft: true);
        string[] facts =
        [
            words[$"urgency.{CaseTexts.Key(file.Urgency)}"],
            words[file.Kind is { } kind ? $"kind.{CaseTexts.Key(kind)}" : "kind.unknown"],
            words[$"console.cases.status.{CaseTexts.Key(file.Status)}"],
            file.Language is { } language ? words[$"console.language.{language}"] : "",
            file.AgeBand is { } age ? words[$"age.{age.ToLowerInvariant()}"] : "",
            file.Region is { } region ? words[$"region.{region}"] : "",
            words.WhenInYear(file.OpenedAt),
        ];
        pages.Line(string.Join(" · ", facts.Where(fact => fact.Length > 0)));
        pages.Line(words["console.export.who"], isSoft: true);
    }

    private static void Message(PdfPages pages, CaseFileMessage message, Words words)
    {
        var who = words[$"console.case.author.{CaseTexts.Key(message.Author)}"] + (message.Who is { } name ? $" ({name})" : "");
        var corrects = message.Corrects is { } wrong ? $" · {words["console.correct.is"]} → {wrong}" : "";
        pages.Line($"{message.Number}. {who} · {words.WhenInYear(message.At)}{corrects}", 9, isSoft: true, space: 6);
        pages.Line(message.Text is { } text ? HarmlessText.Of(text) : words["console.case.wish"], 11, indent: 12);
    }
}
