using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Duty;

/// <summary>A counsellor's weekly shift, in local time.</summary>
public sealed class DutyShiftRow
{
    public long Id { get; set; }
    public required Guid Staff { get; set; }
    public DayOfWeek Day { get; set; }
    public TimeOnly From { get; set; }
    public TimeOnly To { get; set; }
    public int Order { get; set; }
}

/// <summary>When the helpline reads on a day of the week, in local time.</summary>
public sealed class OpeningHoursRow
{
    public long Id { get; set; }
    public DayOfWeek Day { get; set; }
    public TimeOnly From { get; set; }
    public TimeOnly To { get; set; }
}

/// <summary>A day on which nobody reads.</summary>
public sealed class HolidayRow
{
    public required DateOnly Day { get; set; }
}

/// <summary>What the helpline knows of one of its people.</summary>
public sealed class CounsellorRow
{
    public required Guid Staff { get; set; }

    /// <summary>Languages they read and write, "kk,ru"; empty for all.</summary>
    public string Languages { get; set; } = "";

    /// <summary>Where notices go; no case text is ever sent there.</summary>
    public string? Email { get; set; }
}

internal sealed class DutyShiftTable : IEntityTypeConfiguration<DutyShiftRow>
{
    public void Configure(EntityTypeBuilder<DutyShiftRow> table)
    {
        table.ToTable("DutyShifts");
        table.Property(row => row.Day).HasConversion<string>();
    }
}

internal sealed class OpeningHoursTable : IEntityTypeConfiguration<OpeningHoursRow>
{
    public void Configure(EntityTypeBuilder<OpeningHoursRow> table)
    {
        table.ToTable("OpeningHours");
        table.Property(row => row.Day).HasConversion<string>();
    }
}

internal sealed class HolidayTable : IEntityTypeConfiguration<HolidayRow>
{
    public void Configure(EntityTypeBuilder<HolidayRow> table)
    {
        table.ToTable("Holidays");
        table.HasKey(row => row.Day);
    }
}

internal sealed class CounsellorTable : IEntityTypeConfiguration<CounsellorRow>
{
    public void Configure(EntityTypeBuilder<CounsellorRow> table)
    {
        table.ToTable("Counsellors");
        table.HasKey(row => row.Staff);
        table.Property(row => row.Staff).ValueGeneratedNever();
    }
}
