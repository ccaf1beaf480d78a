using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.StaffConsole.Access;

/// <summary>The administrator's work on users. Each call has a scope of its own, since a page lives longer than a database context should.</summary>
internal sealed class StaffUsers(IServiceScopeFactory scopes, AuditedWork audited, CounsellorKeys keys)
{
    public async Task<IReadOnlyList<StaffMember>> ListAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = Users(scope);
        var members = new List<StaffMember>();
        foreach (var user in await users.Users.OrderBy(user => user.UserName).ToListAsync())
        {
            var isActive = user.LockoutEnd is not { } end || end < DateTimeOffset.MaxValue.AddDays(-2);
            members.Add(new StaffMember(user.Id, user.UserName!, [.. await users.GetRolesAsync(user)], user.TwoFactorEnabled, isActive));
        }
        return members;
    }

    /// <returns>The path of the one-time link to hand over; null where the name is taken or not allowed.</returns>
    public async Task<string?> InviteAsync(Guid actor, string name, IEnumerable<string> roles)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = Users(scope);
        var user = new StaffUser { UserName = name.Trim() };
        if (!(await users.CreateAsync(user)).Succeeded) return null;
        await Enrolment.EnsureRolesAsync(scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<Guid>>>());
        await users.AddToRolesAsync(user, roles);
        await audited.NoteAsync(actor.ToString(), "user.invited", user.Id.ToString(), CancellationToken.None);
        return await LinkAsync(users, user);
    }

    public Task SetRolesAsync(Guid actor, Guid id, IReadOnlyCollection<string> roles) => ChangeAsync(actor, id, "user.roles_changed", async (users, user) =>
    {
        var held = await users.GetRolesAsync(user);
        await users.RemoveFromRolesAsync(user, held.Except(roles, StringComparer.Ordinal));
        await users.AddToRolesAsync(user, roles.Except(held, StringComparer.Ordinal));
        if (!roles.Contains(StaffRoles.Counsellor) && !roles.Contains(StaffRoles.Supervisor)) await keys.RetireAsync(id, actor.ToString(), CancellationToken.None);
    });

    public Task DeactivateAsync(Guid actor, Guid id) => ChangeAsync(actor, id, "user.deactivated", async (users, user) =>
    {
        await users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue);
        await keys.RetireAsync(id, actor.ToString(), CancellationToken.None);
    });

    public Task ActivateAsync(Guid actor, Guid id) =>
        ChangeAsync(actor, id, "user.activated", (users, user) => users.SetLockoutEndDateAsync(user, null));

    /// <summary>Takes the second factor and the password away.</summary>
    /// <returns>The path of a link with which the person sets both anew.</returns>
    public async Task<string> ResetAsync(Guid actor, Guid id)
    {
        var link = "";
        await ChangeAsync(actor, id, "user.second_factor_reset", async (users, user) =>
        {
            await users.SetTwoFactorEnabledAsync(user, false);
            await users.RemovePasswordAsync(user);
        });
        await using var scope = scopes.CreateAsyncScope();
        var users = Users(scope);
        if (await users.FindByIdAsync(id.ToString()) is { } user) link = await LinkAsync(users, user);
        return link;
    }

    private async Task ChangeAsync(Guid actor, Guid id, string action, Func<UserManager<StaffUser>, StaffUser, Task> change)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = Users(scope);
        if (await users.FindByIdAsync(id.ToString()) is not { } user) return;
        await change(users, user);
        // Ends the person's open sessions.
        await users.UpdateSecurityStampAsync(user);
        await audited.NoteAsync(actor.ToString(), action, id.ToString(), CancellationToken.None);
    }

    private static async Task<string> LinkAsync(UserManager<StaffUser> users, StaffUser user)
    {
        var token = await users.GenerateUserTokenAsync(user, TokenOptions.DefaultProvider, Enrolment.InvitePurpose);
        return $"/staff/join?user={user.Id}&token={Uri.EscapeDataString(token)}";
    }

    private static UserManager<StaffUser> Users(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<UserManager<StaffUser>>();
}

internal sealed record StaffMember(Guid Id, string Name, IReadOnlyList<string> Roles, bool IsEnrolled, bool IsActive);
