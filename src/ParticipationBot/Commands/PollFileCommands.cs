using System.CommandLine;
using System.Security.Cryptography;
using ParticipationBot.Hosting;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.XlsForm;
using ParticipationBot.Storage.Polls;

namespace ParticipationBot.Commands;

/// <summary><c>polls import FILE</c>, <c>polls export CODE --out FILE</c>: polls from and to XLSForm workbooks.</summary>
internal sealed class PollFileCommands : Command
{
    private const string CodeSigns = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int MostBytes = 5_000_000;

    public PollFileCommands() : base("polls", "Polls from and to XLSForm workbooks.")
    {
        var file = new Argument<FileInfo>("file") { Description = "An XLSForm workbook (.xlsx)." };
        var import = new Command("import", "Take a poll from a workbook as a draft; a second person opens it in the console.") { file };
        import.SetAction((parsed, cancellation) => ImportAsync(parsed.GetValue(file)!, cancellation));
        var code = new Argument<string>("code") { Description = "The poll's code." };
        var target = new Option<FileInfo>("--out") { Description = "Where to write the workbook.", Required = true };
        var export = new Command("export", "Write a poll as a workbook.") { code, target };
        export.SetAction((parsed, cancellation) => ExportAsync(parsed.GetValue(code)!, parsed.GetValue(target)!, cancellation));
        Add(import);
        Add(export);
    }

    private static async Task<int> ImportAsync(FileInfo file, CancellationToken cancellation)
    {
        if (!file.Exists) return Fail($"There is no file {file.FullName}.");
        if (file.Length > MostBytes) return Fail($"{file.Name} has {file.Length / 1_000_000} MB. A poll's workbook has less than 5 MB: take pictures and other sheets out of it.");
        var code = RandomNumberGenerator.GetString(CodeSigns, 8);
        await using var stream = new MemoryStream(await File.ReadAllBytesAsync(file.FullName, cancellation));
        var read = XlsFormReader.Read(stream, $"poll-{code}", code);
        await using var app = await BotHost.BuildAsync(["--urls=http://127.0.0.1:0", "--Telegram:BotToken="], cancellation);
        var words = app.Services.GetRequiredService<Localization.Catalogue>();
        foreach (var problem in read.Problems)
            Console.Error.WriteLine($"{(problem.IsWarning ? "warning" : "error")}: {Place(problem)}: {words.Text("en", $"polledit.xlsform.problem.{problem.Code}", new Dictionary<string, object> { ["detail"] = problem.Detail })}");
        if (read.Poll is null) return 1;
        // No member of staff stands behind a command: whoever saves the draft in the console becomes its author.
        var step = await app.Services.GetRequiredService<PollDesk>().SaveAsync(new PollReach(Guid.Empty, All: true), read.Poll, new PollAudience([], true, null, null), 0, cancellation);
        if (step != PollStep.Done) return Fail($"The draft was not saved: {step}.");
        Console.Out.WriteLine($"Draft {code}: {read.Poll.Questions.Count} questions, /staff/polls/{read.Poll.Id}");
        return read.Problems.Any(problem => !problem.IsWarning) ? 1 : 0;
    }

    private static async Task<int> ExportAsync(string code, FileInfo target, CancellationToken cancellation)
    {
        await using var app = await BotHost.BuildAsync(["--urls=http://127.0.0.1:0", "--Telegram:BotToken="], cancellation);
        var polls = await app.Services.GetRequiredService<PollDesk>().ListAsync(new PollReach(Guid.Empty, All: true), cancellation);
        if (polls.FirstOrDefault(each => each.Definition.Code.Equals(code, StringComparison.OrdinalIgnoreCase)) is not { } poll) return Fail($"There is no poll with the code {code}.");
        await File.WriteAllBytesAsync(target.FullName, XlsFormWriter.Write(poll.Definition), cancellation);
        Console.Out.WriteLine($"{target.FullName}: {poll.Definition.Questions.Count} questions");
        return 0;
    }

    private static string Place(XlsFormProblem problem) =>
        string.Join(", ", ((string[])[problem.Sheet, problem.Row > 0 ? $"row {problem.Row}" : "", problem.Column]).Where(part => part.Length > 0).DefaultIfEmpty("file"));

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }
}
