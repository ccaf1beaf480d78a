using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Announcements;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Drafts;
using ParticipationBot.Storage.Cases.Notices;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Commitments;
using ParticipationBot.Storage.Conversations;
using ParticipationBot.Storage.Drills;
using ParticipationBot.Storage.Duty;
using ParticipationBot.Storage.Exploration;
using ParticipationBot.Storage.Forums;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Participants;
using ParticipationBot.Storage.Releases;
using ParticipationBot.Storage.Reports;
using ParticipationBot.Storage.Polls;
using ParticipationBot.Storage.Snapshots;
using ParticipationBot.Storage.Staff;
using ParticipationBot.Storage.Themes;
using ParticipationBot.Storage.Timers;
using ParticipationBot.Storage.Views;
using ParticipationBot.Storage.WebChat;

namespace ParticipationBot.Storage;

/// <summary>The product's one database, on SQLite or PostgreSQL.</summary>
public sealed class ParticipationDb(DbContextOptions<ParticipationDb> options)
    : IdentityDbContext<StaffUser, IdentityRole<Guid>, Guid>(options)
{
    public DbSet<InboxRow> Inbox => Set<InboxRow>();
    public DbSet<LaneRow> Lanes => Set<LaneRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();
    public DbSet<ParticipantRow> Participants => Set<ParticipantRow>();
    public DbSet<AddressRow> Addresses => Set<AddressRow>();
    public DbSet<ViewRow> Views => Set<ViewRow>();
    public DbSet<CaseRow> Cases => Set<CaseRow>();
    public DbSet<CaseMessageRow> CaseMessages => Set<CaseMessageRow>();
    public DbSet<CaseEventRow> CaseEvents => Set<CaseEventRow>();
    public DbSet<CaseReferralRow> CaseReferrals => Set<CaseReferralRow>();
    public DbSet<FalseAlarmRow> FalseAlarms => Set<FalseAlarmRow>();
    public DbSet<NoticeRow> Notices => Set<NoticeRow>();
    public DbSet<DrillRow> Drills => Set<DrillRow>();
    public DbSet<CaseApprovalRow> CaseApprovals => Set<CaseApprovalRow>();
    public DbSet<CaseDraftRow> CaseDrafts => Set<CaseDraftRow>();
    public DbSet<DutyShiftRow> DutyShifts => Set<DutyShiftRow>();
    public DbSet<OpeningHoursRow> OpeningHours => Set<OpeningHoursRow>();
    public DbSet<HolidayRow> Holidays => Set<HolidayRow>();
    public DbSet<CounsellorRow> Counsellors => Set<CounsellorRow>();
    public DbSet<CounsellorKeyRow> CounsellorKeys => Set<CounsellorKeyRow>();
    public DbSet<PollRow> Polls => Set<PollRow>();
    public DbSet<AnswerSetRow> AnswerSets => Set<AnswerSetRow>();
    public DbSet<TimerRow> Timers => Set<TimerRow>();
    public DbSet<WebActivityRow> WebActivities => Set<WebActivityRow>();
    public DbSet<TextReleaseRow> TextReleases => Set<TextReleaseRow>();
    public DbSet<SnapshotRow> Snapshots => Set<SnapshotRow>();
    public DbSet<ExplorationRow> Explorations => Set<ExplorationRow>();
    public DbSet<ThemeBuildRow> ThemeBuilds => Set<ThemeBuildRow>();
    public DbSet<ThemeMembersRow> ThemeMembers => Set<ThemeMembersRow>();
    public DbSet<ThemeNameRow> ThemeNames => Set<ThemeNameRow>();
    public DbSet<ThemeParaphraseRow> ThemeParaphrases => Set<ThemeParaphraseRow>();
    public DbSet<ReportDraftRow> ReportDrafts => Set<ReportDraftRow>();
    public DbSet<CommitmentRow> Commitments => Set<CommitmentRow>();
    public DbSet<CommitmentEventRow> CommitmentEvents => Set<CommitmentEventRow>();
    public DbSet<AnnouncementRow> Announcements => Set<AnnouncementRow>();
    public DbSet<ForumRow> Forums => Set<ForumRow>();
    public DbSet<ForumCoordinatorRow> ForumCoordinators => Set<ForumCoordinatorRow>();
    public DbSet<ForumCodeRow> ForumCodes => Set<ForumCodeRow>();
    public DbSet<ForumCodeTriesRow> ForumCodeTries => Set<ForumCodeTriesRow>();
    public DbSet<ForumSessionRow> ForumSessions => Set<ForumSessionRow>();
    public DbSet<ForumDecisionRow> ForumDecisions => Set<ForumDecisionRow>();
    public DbSet<AuditRow> AuditLog => Set<AuditRow>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ParticipationDb).Assembly);
        Moments.StoreIn(builder, Database.IsSqlite());
    }
}
