using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ParticipationBot.Storage;

/// <summary>Moments are stored in UTC: as ticks on SQLite, which cannot compare them otherwise, and as timestamptz on PostgreSQL.</summary>
internal static class Moments
{
    private static readonly ValueConverter<DateTimeOffset, long> Ticks =
        new(moment => moment.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private static readonly ValueConverter<DateTimeOffset, DateTimeOffset> Utc = new(moment => moment.ToUniversalTime(), moment => moment);

    public static void StoreIn(ModelBuilder builder, bool sqlite)
    {
        var moments = builder.Model.GetEntityTypes().SelectMany(type => type.GetProperties())
            .Where(property => property.ClrType == typeof(DateTimeOffset) || property.ClrType == typeof(DateTimeOffset?));
        foreach (var property in moments) property.SetValueConverter(sqlite ? Ticks : Utc);
    }
}
