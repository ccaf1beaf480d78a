using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Hosting;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Audit;

namespace ParticipationBot.Commands;

/// <summary><c>audit verify</c>: computes the audit log's chain again and compares its end with one noted earlier.</summary>
internal sealed class AuditCommand : Command
{
    public AuditCommand() : base("audit", "Check the audit log.")
    {
        var known = new Option<string>("--contains")
        {
            Description = "A hash that an earlier run printed; it must still be in the chain, or rows were cut off its end.",
            DefaultValueFactory = _ => "",
        };
        var verify = new Command("verify", "Compute the chain again; the exit code is 1 where a row was changed, removed or cut off.") { known };
        verify.SetAction((parsed, cancellation) => VerifyAsync(parsed.GetValue(known)!, cancellation));
        Add(verify);
    }

    private static async Task<int> VerifyAsync(string known, CancellationToken cancellation)
    {
        await using var app = await BotHost.BuildAsync(["--urls=http://127.0.0.1:0", "--Telegram:BotToken="], cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationDb>();
        if (await AuditLog.FirstBrokenAsync(db, cancellation) is { } broken)
        {
            Console.Error.WriteLine($"The audit log is broken at row {broken}: it or a row before it was changed or removed.");
            return 1;
        }
        var rows = await db.AuditLog.CountAsync(cancellation);
        var end = await db.AuditLog.OrderByDescending(row => row.Id).Select(row => row.Hash).FirstOrDefaultAsync(cancellation) ?? [];
        if (known.Length > 0 && !await ContainsAsync(db, known, cancellation))
        {
            Console.Error.WriteLine("The audit log is whole, but the given hash is not in it: rows were cut off, or this is another database.");
            return 1;
        }
        Console.Out.WriteLine($"The audit log is whole: {rows} rows. Its end, to keep apart from the database: {Convert.ToHexStringLower(end)}");
        return 0;
    }

    private static async Task<bool> ContainsAsync(ParticipationDb db, string known, CancellationToken cancellation)
    {
        try
        {
            var hash = Convert.FromHexString(known);
            return await db.AuditLog.AnyAsync(row => row.Hash == hash, cancellation);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
