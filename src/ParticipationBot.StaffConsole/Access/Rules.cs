using ParticipationBot.Storage.Staff;

namespace ParticipationBot.StaffConsole.Access;

/// <summary>Which roles may open which pages. Each page names one of these.</summary>
public static class Rules
{
    public const string Overview = $"{StaffRoles.Administrator},{StaffRoles.Analyst},{StaffRoles.Supervisor}";
    public const string Views = StaffRoles.Analyst;
    public const string Polls = $"{StaffRoles.Analyst},{StaffRoles.Coordinator}";
    public const string Insights = StaffRoles.Analyst;
    /// <summary>Whoever asks for texts is an analyst; a supervisor may be the second person.</summary>
    public const string Releases = $"{StaffRoles.Analyst},{StaffRoles.Supervisor}";
    public const string Commitments = $"{StaffRoles.Analyst},{StaffRoles.Coordinator}";
    public const string Forums = $"{StaffRoles.Analyst},{StaffRoles.Coordinator}";
    public const string Cases = $"{StaffRoles.Counsellor},{StaffRoles.Supervisor}";
    public const string Supervision = StaffRoles.Supervisor;
    public const string Duty = StaffRoles.Supervisor;
    public const string Users = StaffRoles.Administrator;
    public const string Audit = StaffRoles.Auditor;
}
