using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Staff;
using QRCoder;

namespace ParticipationBot.StaffConsole.Access;

/// <summary>
/// Sets a person up in one step: user name, password and second factor together, so that nobody exists half enrolled.
/// The authenticator's secret travels encrypted in the form until then.
/// </summary>
internal sealed class Enrolment(
    UserManager<StaffUser> users, RoleManager<IdentityRole<Guid>> roles, ParticipationDb db, WriterGate gate, FirstAdministrator first,
    AuditedWork audited, IDataProtectionProvider protection)
{
    public const string InvitePurpose = "invite";
    private const int RecoveryCodes = 8;
    private readonly IDataProtector protector = protection.CreateProtector("staff.enrolment");

    public string NewSecret() => Protect(users.GenerateNewAuthenticatorKey());

    public string Secret(string sealedSecret) => protector.Unprotect(sealedSecret);

    /// <summary>A QR code as an inline SVG.</summary>
    public static string QrCode(string secret, string name)
    {
        var address = $"otpauth://totp/ParticipationBot:{Uri.EscapeDataString(name)}?secret={secret}&issuer=ParticipationBot&digits=6";
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(data).GetGraphic(4, "#000000", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    /// <returns>The invited person; null where the link is used up, too old or wrong.</returns>
    public async Task<StaffUser?> InvitedAsync(string? id, string? token) =>
        id is not null && token is not null && await users.FindByIdAsync(id) is { } user
            && await users.VerifyUserTokenAsync(user, TokenOptions.DefaultProvider, InvitePurpose, token)
            ? user
            : null;

    /// <summary>Enrols the first administrator or an invited person.</summary>
    public async Task<EnrolmentResult> EnrolAsync(EnrolmentRequest request, CancellationToken cancellation)
    {
        string secret;
        try
        {
            secret = Secret(request.SealedSecret);
        }
        catch (CryptographicException)
        {
            return new EnrolmentResult.Refused("console.join.stale");
        }
        var (result, user) = await TryAsync(request, secret, cancellation);
        if (result is EnrolmentResult.Done) await audited.NoteAsync(user!.Id.ToString(), "user.enrolled", user.Id.ToString(), cancellation);
        return result;
    }

    private async Task<(EnrolmentResult Result, StaffUser? User)> TryAsync(EnrolmentRequest request, string secret, CancellationToken cancellation)
    {
        using var pass = await gate.EnterAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var invited = await InvitedAsync(request.User, request.Token);
        if (invited is null && !await first.AcceptsAsync(request.First, cancellation)) return (new EnrolmentResult.Refused("console.join.used"), null);
        var user = invited ?? new StaffUser { UserName = request.Name?.Trim(), Language = request.Language };
        if (invited is null)
        {
            if (!(await users.CreateAsync(user)).Succeeded) return (new EnrolmentResult.Refused("console.join.bad_name"), null);
            await EnsureRolesAsync(roles);
            await users.AddToRoleAsync(user, StaffRoles.Administrator);
        }
        if (await users.HasPasswordAsync(user)) await users.RemovePasswordAsync(user);
        if (!(await users.AddPasswordAsync(user, request.Password)).Succeeded) return (new EnrolmentResult.Refused("console.join.bad_password"), null);
        await users.SetAuthenticationTokenAsync(user, "[AspNetUserStore]", "AuthenticatorKey", secret);
        var code = request.Code.Replace(" ", "", StringComparison.Ordinal);
        if (!await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, code))
            return (new EnrolmentResult.Refused("console.join.bad_code"), null);
        await users.SetTwoFactorEnabledAsync(user, true);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
        // A new stamp: the link is used up.
        await users.UpdateSecurityStampAsync(user);
        await transaction.CommitAsync(cancellation);
        return (new EnrolmentResult.Done([.. codes!]), user);
    }

    internal static async Task EnsureRolesAsync(RoleManager<IdentityRole<Guid>> roles)
    {
        foreach (var role in StaffRoles.All)
        {
            if (!await roles.RoleExistsAsync(role)) await roles.CreateAsync(new IdentityRole<Guid>(role));
        }
    }

    private string Protect(string secret) => protector.Protect(secret);
}

/// <param name="First">The first administrator's token; else <paramref name="User"/> and <paramref name="Token"/> of an invitation.</param>
internal sealed record EnrolmentRequest(
    string? First, string? User, string? Token, string? Name, string Password, string Code, string SealedSecret, string Language);

internal abstract record EnrolmentResult
{
    /// <param name="RecoveryCodes">Each replaces a code of the app once.</param>
    public sealed record Done(IReadOnlyList<string> RecoveryCodes) : EnrolmentResult;

    /// <param name="Reason">Key of the text that says why.</param>
    public sealed record Refused(string Reason) : EnrolmentResult;
}
