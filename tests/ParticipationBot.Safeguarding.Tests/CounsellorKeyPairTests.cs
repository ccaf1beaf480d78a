using ParticipationBot.Safeguarding.Sealing;

namespace ParticipationBot.Safeguarding.Tests;

public sealed class CounsellorKeyPairTests
{
    [Fact]
    public void The_passphrase_and_the_recovery_key_unlock_the_same_key_and_nothing_else_does()
    {
        var pair = CounsellorKeyPair.Create("тауда қар жатыр", out var recovery);
        var unlocked = pair.Unlock("тауда қар жатыр");

        unlocked.Should().HaveCount(32);
        pair.Recover(recovery.ToLowerInvariant().Replace("-", " ")).Should().Equal(unlocked);
        pair.Unlock("тауда кар жатыр").Should().BeNull();
        pair.Recover("00000-00000").Should().BeNull();
    }

    [Fact]
    public void A_new_passphrase_replaces_the_old_one()
    {
        var pair = CounsellorKeyPair.Create("the old passphrase", out _);
        var changed = pair.WithPassphrase(pair.Unlock("the old passphrase")!, "the new passphrase");

        changed.Unlock("the new passphrase").Should().NotBeNull();
        changed.Unlock("the old passphrase").Should().BeNull();
    }
}

public sealed class EscrowKeyTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("escrow");

    [Fact]
    public void Seals_until_it_is_destroyed()
    {
        var escrow = new EscrowKey(folder.FullName);
        var sealedText = CaseSealer.Seal("text"u8, "c", [escrow.Recipient()]);

        var opened = CaseSealer.Open(sealedText, "c", new EscrowKey(folder.FullName).Recipient(), escrow.PrivateKey()!);
        opened.Should().Equal("text"u8.ToArray());

        escrow.Destroy();
        escrow.PrivateKey().Should().BeNull();
    }

    public void Dispose() => folder.Delete(recursive: true);
}
