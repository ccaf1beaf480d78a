using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ParticipationBot.StaffConsole.Access;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.StaffConsole.Tests;

/// <summary>Walks every page the console serves with every role.</summary>
public sealed class PageRulesTests
{
    /// <summary>Page → roles that may open it; "*" for anyone signed in, "" for everybody. A page that is not here fails.</summary>
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["staff"] = Rules.Overview,
        ["staff/cases"] = Rules.Cases,
        ["staff/cases/{Code}"] = Rules.Cases,
        ["staff/supervision"] = Rules.Supervision,
        ["staff/supervision/counts.csv"] = Rules.Supervision,
        ["staff/keys"] = Rules.Cases,
        ["staff/duty"] = Rules.Duty,
        ["staff/views"] = Rules.Views,
        ["staff/language"] = Rules.Views,
        ["staff/explore"] = Rules.Insights,
        ["staff/explore/themes"] = Rules.Insights,
        ["staff/snapshots"] = Rules.Insights,
        ["staff/snapshots/{Code}"] = Rules.Insights,
        ["staff/polls"] = Rules.Polls,
        ["staff/polls/{Id}"] = Rules.Polls,
        ["staff/polls/{Id}/sheet"] = Rules.Polls,
        ["staff/polls/{id}/qr.png"] = Rules.Polls,
        ["staff/polls/{id}/form.xlsx"] = Rules.Polls,
        ["staff/reports"] = Rules.Insights,
        ["staff/reports/{Code}/{Profile}"] = Rules.Insights,
        ["staff/reports/{Code}/{Profile}/{Edition}"] = Rules.Insights,
        ["staff/reports/{code}/{profile}/files/{name}"] = Rules.Insights,
        ["staff/releases"] = Rules.Releases,
        ["staff/releases/{Code}"] = Rules.Releases,
        ["staff/releases/{code}/{form}"] = Rules.Releases,
        ["staff/commitments"] = Rules.Commitments,
        ["staff/commitments/new"] = Rules.Commitments,
        ["staff/commitments/{Id:guid}"] = Rules.Commitments,
        ["staff/forums"] = Rules.Forums,
        ["staff/forums/{Id:guid}"] = Rules.Forums,
        ["staff/users"] = Rules.Users,
        ["staff/audit"] = Rules.Audit,
        ["staff/signout"] = "*",
        ["staff/denied"] = "*",
        ["staff/signin"] = "",
        ["staff/join"] = "",
        ["staff/choose"] = "",
    };

    [Fact]
    public async Task Every_page_opens_for_its_roles_and_for_nobody_else()
    {
        await using var host = await ConsoleHost.StartAsync();
        var pages = Pages(host);
        pages.Select(Path).Distinct().Should().BeEquivalentTo(Expected.Keys);
        foreach (var page in pages)
        {
            foreach (var role in StaffRoles.All.Append(null))
                (await OpensAsync(host, page, role)).Should().Be(MayOpen(Expected[Path(page)], role), "of {0} and {1}", Path(page), role ?? "nobody");
        }
    }

    [Fact]
    public void An_administrator_reads_no_child()
    {
        Rules.Views.Should().NotContain(StaffRoles.Administrator);
        Rules.Cases.Should().NotContain(StaffRoles.Administrator);
        Rules.Cases.Should().NotContain(StaffRoles.Analyst);
    }

    private static bool MayOpen(string rule, string? role) => rule switch
    {
        "" => true,
        "*" => role is not null,
        _ => role is not null && rule.Split(',').Contains(role),
    };

    private static List<RouteEndpoint> Pages(ConsoleHost host) => host.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => Path(endpoint).StartsWith("staff", StringComparison.OrdinalIgnoreCase)).ToList();

    private static string Path(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.TrimStart('/');

    private static async Task<bool> OpensAsync(ConsoleHost host, RouteEndpoint page, string? role)
    {
        if (page.Metadata.GetMetadata<IAllowAnonymous>() is not null) return true;
        var policy = await AuthorizationPolicy.CombineAsync(
            host.Services.GetRequiredService<IAuthorizationPolicyProvider>(), page.Metadata.GetOrderedMetadata<IAuthorizeData>(), page.Metadata.GetOrderedMetadata<AuthorizationPolicy>());
        if (policy is null) return true;
        var person = role is null ? new ClaimsPrincipal(new ClaimsIdentity()) : new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "test"));
        await using var scope = host.Services.CreateAsyncScope();
        var service = scope.ServiceProvider.GetRequiredService<IAuthorizationService>();
        return (await service.AuthorizeAsync(person, new DefaultHttpContext(), policy)).Succeeded;
    }
}
