using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParticipationBot.StaffConsole.Access;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.StaffConsole.Tests;

public sealed class FirstAdministratorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_host_takes_the_link_that_another_printed_until_somebody_joined()
    {
        await using var host = await ConsoleHost.StartAsync();
        var ring = host.Services.GetRequiredService<KeyRing>();
        var other = new FirstAdministrator(host.Services.GetRequiredService<IDbContextFactory<ParticipationDb>>(), ring);
        var token = (await host.FirstLinkAsync())!.Split('=')[1];

        (await other.AcceptsAsync(token, Cancel)).Should().BeTrue();
        (await other.AcceptsAsync(token[..^1] + (token[^1] == '0' ? '1' : '0'), Cancel)).Should().BeFalse();
        await using (var db = host.Database())
        {
            db.Users.Add(new StaffUser { Id = Guid.Parse("019a0000-0000-7000-8000-000000000001"), UserName = "aigerim" });
            await db.SaveChangesAsync(Cancel);
        }
        (await other.AcceptsAsync(token, Cancel)).Should().BeFalse();
        (await host.FirstLinkAsync()).Should().BeNull();
        Directory.GetFiles(ring.Folder, "first-administrator*").Should().BeEmpty("nothing is left that could be used later");
    }
}
