using ParticipationBot.Safeguarding.Sealing;
using Sodium;

namespace ParticipationBot.Safeguarding.Tests;

public sealed class ResealTests
{
    [Fact]
    public void Who_can_open_a_text_seals_it_to_others_and_may_leave_themselves_out()
    {
        var ((dana, danasKey), (saule, saulesKey)) = (Person(1), Person(2));
        var sealedText = CaseSealer.Seal("text"u8, "c", [dana]);
        sealedText.IsFor(dana.Id).Should().BeTrue();
        sealedText.IsFor(saule.Id).Should().BeFalse();

        var handed = Reseal.To([saule], sealedText, "c", dana, danasKey);
        CaseSealer.Open(handed, "c", saule, saulesKey).Should().Equal("text"u8.ToArray());
        handed.IsFor(dana.Id).Should().BeFalse();
        var stillOpens = () => CaseSealer.Open(handed, "c", dana, danasKey);
        stillOpens.Should().Throw<CannotOpenException>();
        var both = Reseal.To([dana, saule], handed, "c", saule, saulesKey);
        (both.IsFor(dana.Id), both.IsFor(saule.Id), both.IsFor(Guid.Empty)).Should().Be((true, true, false));
    }

    [Fact]
    public void Who_cannot_open_it_cannot_seal_it_anew()
    {
        var ((dana, _), (saule, saulesKey)) = (Person(1), Person(2));
        var reseal = () => Reseal.To([saule], CaseSealer.Seal("text"u8, "c", [dana]), "c", saule, saulesKey);
        reseal.Should().Throw<CannotOpenException>();
    }

    [Fact]
    public void A_text_is_never_sealed_to_nobody()
    {
        var seal = () => CaseSealer.Seal("text"u8, "c", []);
        seal.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_text_sealed_by_a_later_release_says_so()
    {
        var (dana, key) = Person(1);
        var later = CaseSealer.Seal("text"u8, "c", [dana]) with { Algorithm = 2 };
        var open = () => CaseSealer.Open(later, "c", dana, key);
        open.Should().Throw<CannotOpenException>().WithMessage("*later release*");
    }

    [Fact]
    public void The_order_of_recipients_does_not_matter()
    {
        var ((dana, key), (saule, _)) = (Person(1), Person(2));
        var sealedText = CaseSealer.Seal("text"u8, "c", [saule, dana]);
        var turned = sealedText with { Keys = [.. sealedText.Keys.Reverse()] };
        CaseSealer.Open(turned, "c", dana, key).Should().Equal("text"u8.ToArray());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("")]
    public void Damaged_bytes_are_no_sealed_text(string bytes)
    {
        var read = () => SealedText.FromBytes(System.Text.Encoding.UTF8.GetBytes(bytes));
        read.Should().Throw<InvalidDataException>();
    }

    [Fact]
    public void A_fingerprint_is_short_stable_and_differs()
    {
        var ((dana, _), (saule, _)) = (Person(1), Person(2));
        KeyFingerprint.Of(dana.PublicKey).Should().MatchRegex("^[0-9A-F]{4}(-[0-9A-F]{4}){3}$").And.Be(KeyFingerprint.Of([.. dana.PublicKey]));
        KeyFingerprint.Of(dana.PublicKey).Should().NotBe(KeyFingerprint.Of(saule.PublicKey));
        KeyFingerprint.Of(new byte[32]).Should().Be("6668-7AAD-F862-BD77");
    }

    private static (Recipient, byte[] PrivateKey) Person(byte number)
    {
        var pair = PublicKeyBox.GenerateKeyPair();
        return (new Recipient(new Guid(number, 0, 0, new byte[8]), pair.PublicKey), pair.PrivateKey);
    }
}
