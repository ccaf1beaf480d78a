using System.CommandLine;
using ParticipationBot.Hosting;
using ParticipationBot.Storage.Drills;

namespace ParticipationBot.Commands;

/// <summary><c>drill</c>: a marked practice disclosure goes through a running host; prints the time to each step.</summary>
internal sealed class DrillCommand : Command
{
    private const string Practice = "Учебная тревога. Меня бьют дома.";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    public DrillCommand() : base("drill", "Send a marked practice disclosure through a running host and print the time to each step.")
    {
        var wait = new Option<int>("--wait")
        {
            Description = "Minutes to wait for people to take and answer it. 0: only what the program does by itself.", DefaultValueFactory = _ => 0,
        };
        Add(wait);
        SetAction((parsed, cancellation) => RunAsync(TimeSpan.FromMinutes(parsed.GetValue(wait)), cancellation));
    }

    private static async Task<int> RunAsync(TimeSpan wait, CancellationToken cancellation)
    {
        // Not started: the running host does the work, this process only plays the child.
        await using var app = await BotHost.BuildAsync(["--urls=http://127.0.0.1:0", "--Production=false"], cancellation);
        var desk = app.Services.GetRequiredService<DrillDesk>();
        var drill = await desk.StartAsync(Practice, cancellation);
        var end = drill.StartedAt + DrillDesk.Limit;
        var forPeople = drill.StartedAt + wait;
        while (!IsDone(drill, wait > TimeSpan.Zero) && TimeProvider.System.GetUtcNow() is var now && (now < end || (drill.Passed && now < forPeople)))
        {
            await Task.Delay(Look, cancellation);
            drill = await desk.LookAsync(drill.Id, cancellation);
        }
        await desk.FinishAsync(drill.Id, CancellationToken.None);
        Print(drill, wait > TimeSpan.Zero);
        return drill.Passed ? 0 : 1;
    }

    private static bool IsDone(DrillRow drill, bool withPeople) => drill.Passed && (!withPeople || drill.AnswerDelivered is not null);

    private static void Print(DrillRow drill, bool withPeople)
    {
        Console.Out.WriteLine($"Practice disclosure {drill.CaseCode ?? "(no case)"}");
        Line("sealed as a case", drill.Sealed);
        Line("child told what happens", drill.ChildTold);
        Line("staff called", drill.StaffCalled);
        if (withPeople)
        {
            Line("taken by a person", drill.Taken);
            Line("answered by a person", drill.Answered);
            Line("answer delivered", drill.AnswerDelivered);
        }
        Console.Out.WriteLine(drill.Passed ? "Passed." : drill.Sealed is null
            ? "FAILED: no running host took the message. Start ./run with the same settings first."
            : "FAILED: not every step was reached in time. Check the staff chat, mail and webhook, and the log.");
    }

    private static void Line(string step, TimeSpan? after) =>
        Console.Out.WriteLine($"  {step,-26}{(after is { } time ? $"{time.TotalSeconds,8:0.0} s" : "not reached")}");
}
