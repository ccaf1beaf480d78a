using Microsoft.AspNetCore.Identity;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.StaffConsole.Access;

/// <summary>Sign-in: password and second factor, both or nothing. One answer for every mistake, so that names cannot be tried out.</summary>
internal sealed class StaffSignIn(UserManager<StaffUser> users, SignInManager<StaffUser> signIn, AuditedWork audited)
{
    /// <returns>The signed-in user; null where anything was wrong or the account is locked.</returns>
    public async Task<StaffUser?> TryAsync(string name, string password, string code, CancellationToken cancellation)
    {
        if (await users.FindByNameAsync(name.Trim()) is not { TwoFactorEnabled: true } user) return null;
        var check = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (!check.Succeeded || !await FactorAsync(user, code.Trim()))
        {
            // The password check has counted its own failure.
            if (check.Succeeded) await users.AccessFailedAsync(user);
            await audited.NoteAsync(user.Id.ToString(), check.IsLockedOut ? "signin.locked" : "signin.refused", user.Id.ToString(), cancellation);
            return null;
        }
        await users.ResetAccessFailedCountAsync(user);
        await signIn.SignInAsync(user, isPersistent: false);
        await audited.NoteAsync(user.Id.ToString(), "signin.done", user.Id.ToString(), cancellation);
        return user;
    }

    private async Task<bool> FactorAsync(StaffUser user, string code)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        if (await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, digits)) return true;
        return (await users.RedeemTwoFactorRecoveryCodeAsync(user, code)).Succeeded;
    }
}
