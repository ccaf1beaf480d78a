using Microsoft.AspNetCore.Identity;

namespace ParticipationBot.Storage.Staff;

/// <summary>Someone who signs in to the console.</summary>
public sealed class StaffUser : IdentityUser<Guid>
{
    /// <summary>"kk", "ru" or "en".</summary>
    public string Language { get; set; } = "ru";
}

/// <summary>Roles of the console, as the product names them.</summary>
public static class StaffRoles
{
    public const string Administrator = "administrator";
    public const string Analyst = "analyst";
    public const string Counsellor = "counsellor";
    public const string Supervisor = "supervisor";
    public const string Coordinator = "coordinator";
    public const string Auditor = "auditor";

    public static IReadOnlyList<string> All { get; } = [Administrator, Analyst, Counsellor, Supervisor, Coordinator, Auditor];
}
