using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Insights.Cleaning;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Insights.Themes;

/// <summary>Reads the views that screening cleared, cleans each, and keeps only which words stand in it. A disclosure or an offer is never among them.</summary>
internal sealed class ThemeReader(IDbContextFactory<ParticipationDb> databases, TextVault vault, Cleaner cleaner, WordBook book)
{
    private const int PageSize = 20_000;
    private static readonly TimeSpan Kazakhstan = TimeSpan.FromHours(5);
    private static readonly Dictionary<string, uint> BitOf = Taxonomy.Choosable.Index().ToDictionary(topic => topic.Item.Id, topic => 1u << topic.Index, StringComparer.Ordinal);
    private readonly Dictionary<UInt128, int> children = [];

    public List<ThemeView> Views { get; } = [];
    public List<ThemeView> Proposals { get; } = [];

    public async Task ReadAsync(bool isDemo, Action<int> progress, CancellationToken cancellation)
    {
        var after = Guid.Empty;
        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var page = await db.Views.AsNoTracking().Where(row => row.IsDemo == isDemo && !row.IsErased && row.Id > after).OrderBy(row => row.Id).Take(PageSize)
                .Select(row => new Stored(row.Id, row.Pseudonym, row.Topics, row.Language, row.Text, row.Proposal, row.CreatedAt)).ToListAsync(cancellation);
            if (page.Count == 0) return;
            after = page[^1].Id;
            Add(page);
            progress(Views.Count);
        }
    }

    private void Add(List<Stored> page)
    {
        var numbers = page.ConvertAll(row => Child(row.Pseudonym));
        var read = new (ThemeView? View, ThemeView? Proposal)[page.Count];
        Parallel.For(0, page.Count, at => read[at] = Read(page[at], numbers[at]));
        foreach (var (view, proposal) in read)
        {
            if (view is not null) Views.Add(view);
            if (proposal is not null) Proposals.Add(proposal);
        }
    }

    private (ThemeView?, ThemeView?) Read(Stored row, int child)
    {
        var topics = row.Topics.Split(',').Aggregate(0u, (bits, topic) => bits | BitOf.GetValueOrDefault(topic));
        if (topics == 0) return default;
        var week = Mondays.Of(row.CreatedAt.ToOffset(Kazakhstan));
        var text = cleaner.Clean(vault.OpenText(row.Text, VaultPurpose.View), row.Language);
        var proposal = row.Proposal is null ? ProposalFinder.In(text, row.Language) : cleaner.Clean(vault.OpenText(row.Proposal, VaultPurpose.View), row.Language);
        return (View(text), proposal.Length == 0 ? null : View(proposal));

        ThemeView View(string from)
        {
            var (words, sketch, mark) = ViewReading.Read(from, book);
            return new ThemeView(row.Id, child, topics, week, row.Language == "kk", words, sketch, mark);
        }
    }

    // Half of the hash tells children apart as well as the whole, and takes half the memory.
    private int Child(byte[] pseudonym)
    {
        var key = BinaryPrimitives.ReadUInt128BigEndian(pseudonym);
        if (!children.TryGetValue(key, out var number)) children[key] = number = children.Count;
        return number;
    }

    private sealed record Stored(Guid Id, byte[] Pseudonym, string Topics, string Language, byte[] Text, byte[]? Proposal, DateTimeOffset CreatedAt);
}
