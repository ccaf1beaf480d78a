using System.CommandLine;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Insights.Exploring;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Commands.Bench;

/// <summary><c>bench explore</c>: how long the Explore page's cells take, beside plain GROUP BY over the same rows.</summary>
internal static class ExploreBench
{
    private const int Reads = 20, More = 1000;
    private static readonly string[] Attributes = ["AgeBand", "Sex", "Region", "Settlement"];

    public static Command Command()
    {
        var sizes = new Option<string>("--views") { Description = "How many views, one run for each.", DefaultValueFactory = _ => "10000,100000,1000000" };
        var command = new Command("explore", "The Explore page's cells: kept, added to, counted anew; plain GROUP BY beside.") { sizes };
        command.SetAction((parsed, cancellation) => RunAsync([.. parsed.GetValue(sizes)!.Split(',').Select(int.Parse)], cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int[] sizes, CancellationToken cancellation)
    {
        Console.Out.WriteLine("Times in ms. page: the cells as the page reads them (median of 20). added: 1,000 further views counted in, and released. anew: everything counted anew, once a day.");
        Console.Out.WriteLine("GROUP BY: the same cells by SQL over a table that joins views and profiles, which the product never keeps.");
        Console.Out.WriteLine("    views      page     added      anew  GROUP BY   memory of the tally");
        foreach (var views in sizes)
        {
            await using var bench = await BenchViews.StartAsync(cancellation);
            var clock = new LateClock();
            await bench.AddAsync(views, clock.GetUtcNow(), TimeSpan.FromDays(180), cancellation);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            using var explorations = new Explorations(bench.Databases, bench.Services.GetRequiredService<Pseudonyms>(), bench.Services.GetRequiredService<WriterGate>(), clock);
            var anew = await TimeAsync(() => explorations.ReadAsync(isDemo: false, cancellation));
            var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / 1024.0;
            List<double> reads = [];
            for (var read = 0; read < Reads; read++) reads.Add(await TimeAsync(() => explorations.ReadAsync(isDemo: false, cancellation)));
            clock.Late += TimeSpan.FromHours(2);
            await bench.AddAsync(More, clock.GetUtcNow(), TimeSpan.FromMinutes(5), cancellation);
            var added = await TimeAsync(() => explorations.ReadAsync(isDemo: false, cancellation));
            var grouped = await GroupByAsync(bench, cancellation);
            Console.Out.WriteLine($"{views,9:N0} {reads.Order().ElementAt(Reads / 2),9:0.0} {added,9:0} {anew,9:0} {grouped,9:0}   {memory:0} MB");
        }
        return 0;
    }

    /// <summary>Children by topic and attribute, one query each, as a plain program would ask.</summary>
    private static async Task<double> GroupByAsync(BenchViews bench, CancellationToken cancellation)
    {
        await using var db = await bench.Databases.CreateDbContextAsync(cancellation);
        await db.Database.OpenConnectionAsync(cancellation);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await JoinAsync(bench, db, connection, cancellation);
        return await TimeAsync(async () =>
        {
            foreach (var attribute in Attributes)
            {
                await using var query = connection.CreateCommand();
                query.CommandText = $"SELECT said.Topic, who.{attribute}, COUNT(DISTINCT said.Pseudonym) FROM said JOIN who ON who.Pseudonym = said.Pseudonym GROUP BY said.Topic, who.{attribute}";
                await using var rows = await query.ExecuteReaderAsync(cancellation);
                while (await rows.ReadAsync(cancellation)) _ = rows.GetInt32(2);
            }
        });
    }

    private static async Task JoinAsync(BenchViews bench, ParticipationDb db, SqliteConnection connection, CancellationToken cancellation)
    {
        var pseudonyms = bench.Services.GetRequiredService<Pseudonyms>();
        Execute(connection, "CREATE TEMP TABLE who (Pseudonym BLOB PRIMARY KEY, AgeBand, Sex, Region, Settlement) WITHOUT ROWID; CREATE TEMP TABLE said (Pseudonym BLOB, Topic);");
        Execute(connection, "BEGIN");
        var children = await db.Participants.AsNoTracking().Select(row => new { row.Id, row.AgeBand, row.Sex, row.Region, row.Settlement }).ToListAsync(cancellation);
        await using (var insert = connection.CreateCommand())
        {
            insert.CommandText = "INSERT INTO who VALUES ($pseudonym, $age, $sex, $region, $settlement)";
            foreach (var child in children)
            {
                insert.Parameters.Clear();
                insert.Parameters.AddWithValue("$pseudonym", pseudonyms.InPoll(child.Id, BenchViews.Poll));
                foreach (var (name, value) in new[] { ("$age", child.AgeBand), ("$sex", child.Sex), ("$region", child.Region), ("$settlement", child.Settlement) })
                    insert.Parameters.AddWithValue(name, (object?)value ?? DBNull.Value);
                insert.ExecuteNonQuery();
            }
        }
        // A view with two topics stands twice.
        Execute(connection, "INSERT INTO said SELECT Pseudonym, CASE instr(Topics, ',') WHEN 0 THEN Topics ELSE substr(Topics, 1, instr(Topics, ',') - 1) END FROM Views; "
            + "INSERT INTO said SELECT Pseudonym, substr(Topics, instr(Topics, ',') + 1) FROM Views WHERE instr(Topics, ',') > 0; COMMIT");
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>The machine's clock, moved ahead so that the page may count again.</summary>
    private sealed class LateClock : TimeProvider
    {
        public TimeSpan Late { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Late;
    }
}
