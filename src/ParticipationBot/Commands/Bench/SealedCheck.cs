using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Duty;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Commands.Bench;

/// <summary>Opens what the hosts have sealed, with a counsellor's key, and counts what is there, missing or double.</summary>
internal sealed class SealedCheck
{
    private const string Passphrase = "measuring the whole path";
    private readonly IServiceProvider services;
    private readonly IDbContextFactory<ParticipationDb> databases;
    private readonly Guid staff;
    private readonly byte[] privateKey;

    private SealedCheck(IServiceProvider services, Guid staff, byte[] privateKey)
    {
        (this.services, this.staff, this.privateKey) = (services, staff, privateKey);
        databases = services.GetRequiredService<IDbContextFactory<ParticipationDb>>();
    }

    /// <summary>Words of the children's texts that may stand nowhere outside a sealed case.</summary>
    public static IReadOnlyList<string> Words { get; } = ["бьют", "страшно"];

    public static string Text(int child) => $"дома меня бьют, мне страшно {child:00000}";

    /// <summary>Enrols a counsellor who is always on duty, with a key: the hosts have somebody to seal to and to call.</summary>
    public static async Task<SealedCheck> PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffUser>>();
        var user = new StaffUser { Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), UserName = "bench" };
        await scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<Guid>>>().CreateAsync(new IdentityRole<Guid>(StaffRoles.Counsellor));
        await users.CreateAsync(user);
        await users.AddToRoleAsync(user, StaffRoles.Counsellor);
        await using (var db = await services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(cancellation))
        {
            db.Counsellors.Add(new CounsellorRow { Staff = user.Id, Email = "counsellor@example.org" });
            db.DutyShifts.AddRange(Enum.GetValues<DayOfWeek>().Select(day => new DutyShiftRow { Staff = user.Id, Day = day, From = TimeOnly.MinValue, To = TimeOnly.MaxValue }));
            await db.SaveChangesAsync(cancellation);
        }
        var keys = services.GetRequiredService<CounsellorKeys>();
        await keys.EnrolAsync(user.Id, Passphrase, cancellation);
        return new SealedCheck(services, user.Id, (await keys.UnlockAsync(user.Id, Passphrase, cancellation)).PrivateKey!);
    }

    /// <summary>True once the deadline of every case has passed and fired.</summary>
    public async Task<bool> AllOverdueAsync(int count, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.CaseEvents.Where(row => row.Kind == CaseEventKind.LookOverdue).Select(row => row.Case).Distinct().CountAsync(cancellation) >= count;
    }

    public async Task<Found> ReadAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var desk = services.GetRequiredService<CaseDesk>();
        var cases = await db.Cases.AsNoTracking().Select(row => new { row.Id, row.Lane }).ToListAsync(cancellation);
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var found in cases)
        {
            foreach (var message in await desk.ReadAsync(staff, privateKey, found.Id, 100, cancellation))
                texts[message.Text ?? ""] = texts.GetValueOrDefault(message.Text ?? "") + 1;
        }
        var overdue = await db.CaseEvents.AsNoTracking().Where(row => row.Kind == CaseEventKind.LookOverdue).Select(row => new { row.Case, row.At }).ToListAsync(cancellation);
        // The next step of the chain comes a minute later at the earliest: two within half of that are one deadline that fired twice.
        var twice = overdue.GroupBy(row => row.Case).Count(each => each.OrderBy(row => row.At).Zip(each.OrderBy(row => row.At).Skip(1)).Any(pair => pair.Second.At - pair.First.At < TimeSpan.FromSeconds(30)));
        return new Found(cases.Count, cases.Select(each => Convert.ToHexString(each.Lane)).Distinct().Count(), texts, twice, overdue.Select(row => row.Case).Distinct().Count());
    }

    /// <param name="Texts">Each opened text and how many times it was found.</param>
    /// <param name="FiredTwice">Cases with a deadline that fired more than once.</param>
    internal sealed record Found(int Cases, int Children, IReadOnlyDictionary<string, int> Texts, int FiredTwice, int Fired)
    {
        private int Doubled => Texts.Values.Count(times => times > 1);

        public string Report => string.Create(CultureInfo.InvariantCulture,
            $"Cases {Cases}, of {Children} children; texts opened {Texts.Values.Sum()}, different {Texts.Count}, doubled {Doubled}; deadlines fired in {Fired} cases, twice in {FiredTwice}.");

        public bool Holds(int count) => Cases == count && Children == count && Doubled == 0 && FiredTwice == 0 && Fired == count
            && Enumerable.Range(0, count).All(child => Texts.ContainsKey(Text(child)));
    }
}
