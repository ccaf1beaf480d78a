using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ParticipationBot.Hosting;
using ParticipationBot.Insights.Themes;

namespace ParticipationBot.Commands.Season;

/// <summary><c>evaluate-season</c>: whether planted themes are found, campaigns counted once, and nothing personal comes out; k-means of scikit-learn beside.</summary>
internal sealed class SeasonCommand : Command
{
    private readonly Option<int> size = new("--views") { Description = "How many views the season has.", DefaultValueFactory = _ => 20_000 };
    private readonly Option<string> plan = new("--plan") { Description = "Which messages of the corpus say the same.", DefaultValueFactory = _ => "benchmarks/planted_themes.tsv" };
    private readonly Option<string> peer = new("--peer") { Description = "The script of the peer (needs Debian's python3-sklearn); empty to leave it out.", DefaultValueFactory = _ => "benchmarks/scikit_learn_themes_peer.py" };
    private readonly Option<string> output = new("--out") { Description = "Where the season's report goes, to be searched.", DefaultValueFactory = _ => "season" };
    private readonly Option<int> seed = new("--seed") { Description = "Another season from the same messages.", DefaultValueFactory = _ => 17 };
    private readonly Option<bool> themes = new("--list") { Description = "List the themes that were found." };

    public SeasonCommand() : base("evaluate-season", "Find the themes that were planted in a synthetic season, and search what comes out for what must not.")
    {
        foreach (var option in (Option[])[size, seed, plan, peer, output, themes]) Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var settings = Settings.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        SeasonStock stock;
        try
        {
            stock = SeasonStock.Read(settings.LocalizationFolder, parsed.GetValue(plan)!);
        }
        catch (IOException missing)
        {
            await Console.Error.WriteLineAsync(missing.Message + " Run this in the product's folder.");
            return 1;
        }
        var season = new SeasonPlan(stock, TimeProvider.System.GetUtcNow(), parsed.GetValue(seed));
        season.Fill(parsed.GetValue(size));
        await using var place = await SeasonHost.StartAsync(cancellation);
        var cleared = await place.AddAsync(season, cancellation);
        Console.Out.WriteLine($"{season.Views.Count:N0} views in {stock.Themes.Count} planted themes; screening let {cleared.Views:N0} through, and {cleared.Disclosures} of {season.Disclosures.Count} disclosures, which then stand among the views.");

        var watch = Stopwatch.StartNew();
        Dictionary<Guid, Guid?> found = [];
        var build = await place.Themes.BuildAsync(isDemo: false, null, cancellation, (view, _, theme) => found[view] = theme);
        Console.Out.WriteLine($"Built in {watch.Elapsed.TotalSeconds:0.0} s.");
        var planted = season.Views.Where(view => view.Theme is not null && found.ContainsKey(view.Id)).ToList();
        await AgreementAsync(planted, found, parsed.GetValue(peer)!, cancellation);
        var alone = season.Views.Where(view => view.Theme is null && found.ContainsKey(view.Id)).ToList();
        Console.Out.WriteLine($"Views that stand alone and were left so: {100.0 * alone.Count(view => found[view.Id] is null) / alone.Count:0} %");
        Planted(season, planted, found, build);
        if (parsed.GetValue(themes)) List(build);
        return await place.SearchAsync(season, build, parsed.GetValue(output)!, cancellation) ? 0 : 1;
    }

    private static async Task AgreementAsync(List<SeasonView> planted, Dictionary<Guid, Guid?> found, string script, CancellationToken cancellation)
    {
        var other = await SeasonPeer.RunAsync(script, planted, cancellation);
        Console.Out.WriteLine("Adjusted Rand index of the planted views, theme within topic   here   scikit-learn k-means on TF-IDF, told the true number of themes");
        foreach (var (name, language) in ((string, string?)[])[("both languages", null), ("Kazakh", "kk"), ("Russian", "ru")])
        {
            var own = planted.Index().Where(view => language is null || view.Item.Language == language).ToList();
            string[] truth = [.. own.Select(view => $"{view.Item.Topic}/{view.Item.Theme}")];
            var here = RandIndex.Of(truth, [.. own.Select(view => found[view.Item.Id]?.ToString() ?? view.Item.Topic)]);
            var there = other is null ? "–" : RandIndex.Of(truth, [.. own.Select(view => $"{view.Item.Topic}/{other[view.Index]}")]).ToString("0.000", CultureInfo.InvariantCulture);
            Console.Out.WriteLine(FormattableString.Invariant($"  {name,-60}{here,6:0.000}   {there}"));
        }
    }

    /// <summary>For each planted theme the found one with most of its views.</summary>
    private static void Planted(SeasonPlan season, List<SeasonView> planted, Dictionary<Guid, Guid?> found, ThemeBuild build)
    {
        Console.Out.WriteLine("Planted theme            views  found in one theme  of that theme  flags    name");
        var sizes = found.Values.OfType<Guid>().CountBy(theme => theme).ToDictionary();
        foreach (var theme in planted.GroupBy(view => view.Theme!).OrderByDescending(group => group.Count()))
        {
            var best = theme.Where(view => found[view.Id] is not null).CountBy(view => found[view.Id]!.Value).OrderByDescending(pair => pair.Value).FirstOrDefault();
            var match = build.Themes.FirstOrDefault(each => each.Id == best.Key);
            var expected = season.New.Contains(theme.Key) ? " (planted as new)" : season.Growing.Contains(theme.Key) ? " (planted as growing)" : "";
            Console.Out.WriteLine($"{theme.First().Topic + "/" + theme.Key,-24}{theme.Count(),6}{100.0 * best.Value / theme.Count(),17:0} %{(match is null ? 0 : 100.0 * best.Value / sizes[best.Key]),13:0} %  {(match?.IsNew == true ? "new" : match?.IsGrowing == true ? "growing" : ""),-8} {match?.NameIn("kk")} / {match?.NameIn("ru")}{expected}");
        }
        var campaigns = build.Topics.Where(topic => !topic.IsProposal).SelectMany(topic => topic.Themes.SelectMany(theme => theme.Campaigns).Concat(topic.StrayCampaigns)).ToList();
        Console.Out.WriteLine($"Campaigns found: {string.Join(", ", campaigns)} children (planted: one of {SeasonPlan.CampaignSize} copies)");
    }

    private static void List(ThemeBuild build)
    {
        foreach (var topic in build.Topics.Where(topic => topic.Themes.Count > 0))
        {
            Console.Out.WriteLine($"{(topic.IsProposal ? "Proposals in " : "")}{topic.Topic}: {topic.Stray} stand alone");
            foreach (var theme in topic.Themes) Console.Out.WriteLine($"  {theme.Children.Children,6}  {string.Join(", ", theme.Kazakh)} / {string.Join(", ", theme.Russian)}");
        }
    }
}
