using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ParticipationBot.Storage.Sqlite;

/// <summary>Lets `dotnet ef` make migrations for SQLite.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<ParticipationDb>
{
    public ParticipationDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<ParticipationDb>()
        .UseSqlite("Data Source=design.db", sqlite => sqlite.MigrationsAssembly(typeof(DesignTime).Assembly.GetName().Name)).Options);
}
