using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Sealing;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

public sealed class KeyCeremonyTests(Databases databases)
{
    private const string Passphrase = "snow leopard in the steppe";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_later_counsellor_opens_nothing_until_confirmed_and_given_access(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (dana, danasKey) = await EnrolledAsync(bot, "dana");
        await bot.WriteAsync("1", "HARM before");
        var (saule, saulesKey) = await EnrolledAsync(bot, "saule");
        await bot.WriteAsync("2", "HARM between");
        (await OpenedAsync(bot, saule, saulesKey)).Should().AllSatisfy(text => text.Should().BeNull());

        var ceremony = bot.Get<KeyCeremony>();
        (await ceremony.ConfirmAsync(dana, saule, "0000-0000-0000-0000", Cancel)).Should().BeFalse("the fingerprint differs");
        (await ceremony.ConfirmAsync(saule, saule, await FingerprintAsync(bot, saule), Cancel)).Should().BeFalse("nobody vouches for themselves");
        (await ceremony.ConfirmAsync(dana, saule, await FingerprintAsync(bot, saule), Cancel)).Should().BeTrue();
        await bot.WriteAsync("3", "HARM after");
        (await OpenedAsync(bot, saule, saulesKey)).Should().BeEquivalentTo([null, null, "HARM after"]);

        (await ceremony.GiveAccessAsync(dana, danasKey, saule, null, Cancel)).Should().Be(new Resealed(2, 0));
        (await OpenedAsync(bot, saule, saulesKey)).Should().BeEquivalentTo("HARM before", "HARM between", "HARM after");
        (await OpenedAsync(bot, dana, danasKey)).Should().BeEquivalentTo("HARM before", "HARM between", "HARM after");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_leaver_is_taken_off_and_their_old_key_opens_nothing(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (boss, bossKey) = await EnrolledAsync(bot, "boss");
        var (dana, danasKey) = await EnrolledAsync(bot, "dana");
        var ceremony = bot.Get<KeyCeremony>();
        await ceremony.ConfirmAsync(boss, dana, await FingerprintAsync(bot, dana), Cancel);
        await bot.WriteAsync("1", "HARM one");
        await bot.Get<CounsellorKeys>().RetireAsync(dana, boss.ToString(), Cancel);
        await bot.WriteAsync("2", "HARM two");
        (await OpenedAsync(bot, dana, danasKey)).Should().BeEquivalentTo(["HARM one", null]);

        (await ceremony.TakeOffAsync(boss, bossKey, dana, Cancel)).Should().Be(new Resealed(1, 0));
        (await OpenedAsync(bot, dana, danasKey)).Should().AllSatisfy(text => text.Should().BeNull());
        (await OpenedAsync(bot, boss, bossKey)).Should().BeEquivalentTo("HARM one", "HARM two");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_key_opens_everything_and_the_old_one_nothing(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (dana, old) = await EnrolledAsync(bot, "dana");
        await bot.WriteAsync("1", "HARM one");
        await bot.Get<KeyCeremony>().RotateAsync(dana, old, "another passphrase", Cancel);
        await bot.WriteAsync("2", "HARM two");

        var keys = bot.Get<CounsellorKeys>();
        (await keys.UnlockAsync(dana, Passphrase, Cancel)).PrivateKey.Should().BeNull();
        var renewed = (await keys.UnlockAsync(dana, "another passphrase", Cancel)).PrivateKey!;
        (await OpenedAsync(bot, dana, renewed)).Should().BeEquivalentTo("HARM one", "HARM two");
        var withOld = () => OpenedAsync(bot, dana, old);
        await withOld.Should().ThrowAsync<CannotOpenException>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_recovery_key_sets_a_new_passphrase(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var dana = await bot.PersonAsync("dana", StaffRoles.Counsellor);
        var keys = bot.Get<CounsellorKeys>();
        var recovery = await keys.EnrolAsync(dana, Passphrase, Cancel);
        await bot.WriteAsync("1", "HARM one");
        (await keys.RecoverAsync(dana, "AAAAA-AAAAA", "x", Cancel)).PrivateKey.Should().BeNull();
        var key = (await keys.RecoverAsync(dana, recovery, "a fresh passphrase", Cancel)).PrivateKey!;
        (await OpenedAsync(bot, dana, key)).Should().Equal("HARM one");
        (await keys.UnlockAsync(dana, "a fresh passphrase", Cancel)).PrivateKey.Should().Equal(key);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Wrong_passphrases_close_the_key_for_a_while(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (dana, _) = await EnrolledAsync(bot, "dana");
        var keys = bot.Get<CounsellorKeys>();
        for (var i = 0; i < CounsellorKeys.MostFailures; i++) (await keys.UnlockAsync(dana, "wrong", Cancel)).PrivateKey.Should().BeNull();
        var locked = await keys.UnlockAsync(dana, Passphrase, Cancel);
        locked.PrivateKey.Should().BeNull("even the right passphrase waits");
        locked.LockedUntil.Should().Be(bot.Time.GetUtcNow().AddMinutes(1));
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        (await keys.UnlockAsync(dana, Passphrase, Cancel)).PrivateKey.Should().NotBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_resets_a_counsellors_sign_in_and_makes_a_key_in_their_name_reads_nothing(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (dana, danasKey) = await EnrolledAsync(bot, "dana");
        var (saule, _) = await EnrolledAsync(bot, "saule");
        var ceremony = bot.Get<KeyCeremony>();
        await ceremony.ConfirmAsync(dana, saule, await FingerprintAsync(bot, saule), Cancel);
        await bot.WriteAsync("1", "HARM before");

        await bot.Get<CounsellorKeys>().EnrolAsync(saule, "the thief's passphrase", Cancel);
        var thief = (await bot.Get<CounsellorKeys>().UnlockAsync(saule, "the thief's passphrase", Cancel)).PrivateKey!;
        await bot.WriteAsync("2", "HARM after");
        await ceremony.GiveAccessAsync(dana, danasKey, saule, null, Cancel);
        await ceremony.RotateAsync(dana, danasKey, "another passphrase", Cancel);
        (await OpenedAsync(bot, saule, thief)).Should().AllSatisfy(text => text.Should().BeNull());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_has_the_database_and_the_key_folder_but_no_passphrase_opens_no_case(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.WriteAsync("1", "HARM before the first key");
        var (dana, danasKey) = await EnrolledAsync(bot, "dana");
        await bot.WriteAsync("1", "HARM secret");
        var found = (await bot.Get<CaseDesk>().QueueAsync(false, Cancel)).Single();
        await bot.Get<CaseDesk>().ReplyAsync(dana, found.Id, "the helper's words", bot.Time.GetUtcNow(), Cancel);
        await SentAsync(bot);

        // Everything that the folder holds, tried as a key; the wrapped keys opened with guesses.
        await using var db = bot.Database();
        var guesses = Directory.GetFiles(bot.Folder, "*", SearchOption.AllDirectories).Where(path => path.Contains("keys")).Select(File.ReadAllBytes)
            .SelectMany(bytes => new[] { bytes, [.. bytes.TakeLast(32)], [.. bytes.Take(32)] }).Where(bytes => bytes.Length == 32)
            .Append(RandomNumberGenerator.GetBytes(32)).ToList();
        guesses.Should().HaveCountGreaterThan(3);
        var key = await db.CounsellorKeys.SingleAsync(Cancel);
        File.Exists(Path.Combine(bot.Folder, "keys", "escrow.key")).Should().BeFalse("the escrow ended with the first key");
        foreach (var message in await db.CaseMessages.ToListAsync(Cancel))
        {
            var sealedText = SealedText.FromBytes(message.Sealed);
            foreach (var guess in guesses)
            {
                var open = () => CaseSealer.Open(sealedText, message.Case.ToString(), new Recipient(key.KeyId, key.PublicKey), guess);
                open.Should().Throw<CannotOpenException>();
            }
        }
        var vault = bot.Get<Keys.TextVault>();
        foreach (var body in await db.Outbox.Where(row => row.Body != null).Select(row => row.Body!).ToListAsync(Cancel))
            vault.OpenText(body, Keys.VaultPurpose.Outbox).Should().NotContain("secret").And.NotContain("helper's words");
        (await db.Inbox.CountAsync(row => row.Body != null, Cancel)).Should().Be(0);
        foreach (var state in await db.Conversations.Select(row => row.State).ToListAsync(Cancel))
            vault.OpenText(state, Keys.VaultPurpose.Conversation).Should().NotContain("HARM");
        (await OpenedAsync(bot, dana, danasKey)).Should().Contain(["HARM before the first key", "HARM secret"]);
    }

    private static async Task SentAsync(Bot bot)
    {
        while (await bot.Outbox.NextAsync(["telegram"], 50, new HashSet<long>(), Cancel) is { Count: > 0 } next)
            await bot.Outbox.ReportAsync([.. next.Select(message => new Outbox.OutboxReport(message.Id, Outbox.OutboxOutcome.Sent, message.Id))], Cancel);
    }

    private static async Task<(Guid Staff, byte[] PrivateKey)> EnrolledAsync(Bot bot, string name)
    {
        var staff = await bot.PersonAsync(name, StaffRoles.Counsellor);
        await bot.Get<CounsellorKeys>().EnrolAsync(staff, Passphrase, Cancel);
        return (staff, (await bot.Get<CounsellorKeys>().UnlockAsync(staff, Passphrase, Cancel)).PrivateKey!);
    }

    private static async Task<string> FingerprintAsync(Bot bot, Guid staff) =>
        (await bot.Get<KeyCeremony>().ListAsync(Cancel)).Single(holder => holder.Staff == staff).Fingerprint;

    /// <summary>The children's texts as this key opens them; null for those it does not open.</summary>
    private static async Task<List<string?>> OpenedAsync(Bot bot, Guid staff, byte[] privateKey)
    {
        var desk = bot.Get<CaseDesk>();
        var texts = new List<string?>();
        foreach (var found in await desk.QueueAsync(true, Cancel))
            texts.AddRange((await desk.ReadAsync(staff, privateKey, found.Id, 100, Cancel)).Where(message => message.Author == Safeguarding.Cases.CaseAuthor.Child).Select(message => message.Text));
        return texts;
    }
}
