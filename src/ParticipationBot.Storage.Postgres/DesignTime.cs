using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ParticipationBot.Storage.Postgres;

/// <summary>Lets `dotnet ef` make migrations for PostgreSQL.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<ParticipationDb>
{
    public ParticipationDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<ParticipationDb>()
        .UseNpgsql("Host=localhost;Database=design", postgres => postgres.MigrationsAssembly(typeof(DesignTime).Assembly.GetName().Name)).Options);
}
