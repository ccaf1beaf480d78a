using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ParticipationBot.Storage.Polls;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.StaffConsole.Access;

/// <summary>Ends an open page's session once the person was deactivated or their roles changed.</summary>
internal sealed class StaffSession(ILoggerFactory loggers, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SignInManager<StaffUser>>()
            .ValidateSecurityStampAsync(authenticationState.User) is not null;
    }
}

internal static class StaffPrincipal
{
    public static Guid StaffId(this ClaimsPrincipal person) => Guid.Parse(person.FindFirstValue(ClaimTypes.NameIdentifier)!);

    public static PollReach PollReach(this ClaimsPrincipal person) => new(person.StaffId(), person.IsInRole(StaffRoles.Analyst));

    public static bool IsAny(this ClaimsPrincipal person, string rule) => rule.Split(',').Any(person.IsInRole);
}
