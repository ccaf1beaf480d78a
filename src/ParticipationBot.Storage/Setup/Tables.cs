using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Conversations;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Participants;
using ParticipationBot.Storage.Timers;
using ParticipationBot.Storage.Views;

namespace ParticipationBot.Storage;

internal sealed class InboxTable : IEntityTypeConfiguration<InboxRow>
{
    public void Configure(EntityTypeBuilder<InboxRow> table)
    {
        table.ToTable("Inbox");
        table.Property(row => row.Status).HasConversion<string>();
        table.HasIndex(row => new { row.Channel, row.UpdateId }).IsUnique();
        table.HasIndex(row => new { row.Status, row.Id });
        table.HasIndex(row => new { row.Lane, row.Status });
    }
}

internal sealed class LaneTable : IEntityTypeConfiguration<LaneRow>
{
    public void Configure(EntityTypeBuilder<LaneRow> table)
    {
        table.ToTable("Lanes");
        table.HasKey(row => row.Lane);
    }
}

internal sealed class OutboxTable : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> table)
    {
        table.ToTable("Outbox");
        table.Property(row => row.Status).HasConversion<string>();
        table.HasIndex(row => new { row.Channel, row.Status, row.Priority, row.Id });
        table.HasIndex(row => row.Lane);
    }
}

internal sealed class ConversationTable : IEntityTypeConfiguration<ConversationRow>
{
    public void Configure(EntityTypeBuilder<ConversationRow> table)
    {
        table.ToTable("Conversations");
        table.HasKey(row => row.Lane);
        table.HasIndex(row => row.Participant);
    }
}

internal sealed class ParticipantTable : IEntityTypeConfiguration<ParticipantRow>
{
    public void Configure(EntityTypeBuilder<ParticipantRow> table)
    {
        table.ToTable("Participants");
        table.Property(row => row.Id).ValueGeneratedNever();
    }
}

internal sealed class AddressTable : IEntityTypeConfiguration<AddressRow>
{
    public void Configure(EntityTypeBuilder<AddressRow> table)
    {
        table.ToTable("Addresses");
        table.HasKey(row => row.Lane);
    }
}

internal sealed class ViewTable : IEntityTypeConfiguration<ViewRow>
{
    public void Configure(EntityTypeBuilder<ViewRow> table)
    {
        table.ToTable("Views");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.HasIndex(row => row.Pseudonym);
        table.HasIndex(row => row.CreatedAt);
    }
}

internal sealed class CaseTable : IEntityTypeConfiguration<CaseRow>
{
    public void Configure(EntityTypeBuilder<CaseRow> table)
    {
        table.ToTable("Cases");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.Origin).HasConversion<string>();
        table.Property(row => row.Status).HasConversion<string>();
        table.Property(row => row.Urgency).HasConversion<string>();
        table.Property(row => row.Kind).HasConversion<string>();
        table.Property(row => row.Escalation).HasConversion<string>();
        table.Property(row => row.FiredBy).HasConversion<string>();
        table.Ignore(row => row.Clock);
        table.HasIndex(row => row.Code).IsUnique();
        table.HasIndex(row => row.Lane);
        table.HasMany(row => row.Messages).WithOne().HasForeignKey(message => message.Case);
    }
}

internal sealed class CaseMessageTable : IEntityTypeConfiguration<CaseMessageRow>
{
    public void Configure(EntityTypeBuilder<CaseMessageRow> table)
    {
        table.ToTable("CaseMessages");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.Author).HasConversion<string>();
        table.Property(row => row.Delivery).HasConversion<string>();
    }
}

internal sealed class CounsellorKeyTable : IEntityTypeConfiguration<CounsellorKeyRow>
{
    public void Configure(EntityTypeBuilder<CounsellorKeyRow> table)
    {
        table.ToTable("CounsellorKeys");
        table.HasKey(row => row.Staff);
        table.Property(row => row.Staff).ValueGeneratedNever();
    }
}

internal sealed class TimerTable : IEntityTypeConfiguration<TimerRow>
{
    public void Configure(EntityTypeBuilder<TimerRow> table)
    {
        table.ToTable("Timers");
        table.HasIndex(row => new { row.Kind, row.Subject }).IsUnique();
        table.HasIndex(row => row.Due);
    }
}

internal sealed class AuditTable : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> table) => table.ToTable("AuditLog");
}
