using System.Reflection;

namespace ParticipationBot.Architecture.Tests;

/// <summary>Arrows between projects point one way. Read from the compiled assemblies, so an unused project reference does not count.</summary>
public sealed class ArrowTests
{
    private const string Product = "ParticipationBot.";

    /// <summary>What each project may know, besides .NET and packages.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Conversation"] = [],
        ["Localization"] = [],
        ["Participation"] = ["Conversation"],
        ["Safeguarding"] = ["Conversation"],
        ["Language"] = ["Participation", "Safeguarding", "Conversation", "Localization"],
        ["Dialogs"] = ["Conversation", "Participation", "Safeguarding", "Localization"],
        ["Storage"] = ["Conversation", "Participation", "Safeguarding", "Localization", "Dialogs"],
        ["Storage.Sqlite"] = ["Storage"],
        ["Storage.Postgres"] = ["Storage"],
        ["Insights"] = ["Storage", "Participation", "Safeguarding", "Localization", "Language"],
        ["Channels"] = ["Storage", "Conversation", "Localization", "Dialogs", "Participation"],
        ["StaffConsole"] = ["Storage", "Insights", "Safeguarding", "Localization", "Participation", "Conversation", "Dialogs"],
        ["Simulator"] = ["Localization", "Conversation", "Participation"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory, MemberData(nameof(Projects))]
    public void A_project_knows_only_those_below_it(string project) => Forbidden(Load(project), Allowed[project]).Should().BeEmpty();

    [Fact]
    public void Every_project_has_a_rule() =>
        Directory.GetFiles(AppContext.BaseDirectory, Product + "*.dll").Select(path => Path.GetFileNameWithoutExtension(path)[Product.Length..])
            .Where(name => !name.EndsWith("Tests", StringComparison.Ordinal)).Should().BeSubsetOf(Allowed.Keys);

    [Fact]
    public void A_wrong_arrow_is_seen() => Forbidden(Load("Storage"), []).Should().Contain("Dialogs");

    [Fact]
    public void The_engine_knows_no_input_or_output()
    {
        string[] doors = ["Telegram.Bot", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "System.Net", "System.IO.FileSystem"];
        References(Load("Conversation")).Where(name => doors.Any(door => name.StartsWith(door, StringComparison.Ordinal))).Should().BeEmpty();
    }

    private static Assembly Load(string project) => Assembly.Load(Product + project);

    private static IEnumerable<string> Forbidden(Assembly assembly, string[] allowed) =>
        References(assembly).Where(name => name.StartsWith(Product, StringComparison.Ordinal)).Select(name => name[Product.Length..]).Except(allowed);

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);
}
