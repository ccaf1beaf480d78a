using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ParticipationBot.Storage.Drills;

namespace ParticipationBot.Hosting;

/// <summary>Says when a practice disclosure last went through the whole path; degraded where that is long ago.</summary>
internal sealed class DrillHealth(DrillDesk drills, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(30);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (await drills.LastPassedAsync(cancellationToken) is not { } last) return HealthCheckResult.Degraded("No drill has passed yet. Run ./run drill.");
        var day = last.StartedAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        return time.GetUtcNow() - last.StartedAt <= Fresh
            ? HealthCheckResult.Healthy($"The last drill passed on {day}.")
            : HealthCheckResult.Degraded($"The last drill passed on {day}, more than {Fresh.TotalDays:0} days ago. Run ./run drill.");
    }
}
