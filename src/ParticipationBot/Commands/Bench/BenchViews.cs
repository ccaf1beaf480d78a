using Microsoft.EntityFrameworkCore;
using ParticipationBot.Hosting;
using ParticipationBot.Participation;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Participants;
using ParticipationBot.Storage.Views;

namespace ParticipationBot.Commands.Bench;

/// <summary>A database in a temporary folder with as many views as are asked for: two and a half for each child, over half a year, topics and places unevenly spread.</summary>
internal sealed class BenchViews : IAsyncDisposable
{
    public const string Poll = "what-matters";
    private const int Batch = 5000, ViewsOfTwoChildren = 5;
    private readonly DirectoryInfo folder;
    private readonly WebApplication app;
    private readonly Random chance = new(5);
    private readonly List<byte[]> children = [];

    private BenchViews(DirectoryInfo folder, WebApplication app) => (this.folder, this.app) = (folder, app);

    public IServiceProvider Services => app.Services;
    public IDbContextFactory<ParticipationDb> Databases => app.Services.GetRequiredService<IDbContextFactory<ParticipationDb>>();

    public static async Task<BenchViews> StartAsync(CancellationToken cancellation)
    {
        var place = Directory.CreateTempSubdirectory("participationbot-bench");
        return new(place, await BotHost.BuildAsync([$"--DataDirectory={place.FullName}", "--ConnectionStrings:Main=", "--urls=http://127.0.0.1:0", "--Telegram:BotToken="], cancellation));
    }

    /// <param name="until">The latest moment of a view.</param>
    /// <param name="over">How far back the views go.</param>
    public async Task AddAsync(int views, DateTimeOffset until, TimeSpan over, CancellationToken cancellation)
    {
        var (pseudonyms, text) = (Services.GetRequiredService<Pseudonyms>(), Services.GetRequiredService<TextVault>().ProtectText("a view of usual length for the measurement", VaultPurpose.View));
        for (var done = 0; done < views; done += Batch)
        {
            await using var db = await Databases.CreateDbContextAsync(cancellation);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var at = done; at < Math.Min(views, done + Batch); at++)
            {
                var created = until - (over * chance.NextDouble());
                if (at % ViewsOfTwoChildren < 2) children.Add(pseudonyms.InPoll(AddChild(db, created), Poll));
                var topics = Topic() + (chance.Next(4) == 0 ? "," + Topic() : "");
                db.Views.Add(new ViewRow
                {
                    Id = Guid.CreateVersion7(created), Pseudonym = children[chance.Next(children.Count)], Poll = Poll, Language = chance.Next(2) == 0 ? "kk" : "ru", Text = text,
                    SuggestedTopics = topics, ChosenTopics = "", Topics = topics, CreatedAt = created,
                });
            }
            await db.SaveChangesAsync(cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private Guid AddChild(ParticipationDb db, DateTimeOffset created)
    {
        var child = new ParticipantRow
        {
            Id = Guid.CreateVersion7(created), CreatedAt = created, AgeBand = Pick("From10To12", "From13To15", "From16To17"), Sex = Pick("girl", "girl", "boy", null),
            Settlement = Pick("city", "town", "village", null), Region = Regions.All[(int)(20 * Math.Pow(chance.NextDouble(), 1.5))],
        };
        db.Participants.Add(child);
        return child.Id;
    }

    private string Topic() => Taxonomy.Choosable[(int)(Taxonomy.Choosable.Count * Math.Pow(chance.NextDouble(), 2))].Id;

    private string? Pick(params ReadOnlySpan<string?> values) => values[chance.Next(values.Length)];
}
