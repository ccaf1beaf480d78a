using System.Text;
using ParticipationBot.Safeguarding.Sealing;
using Sodium;

namespace ParticipationBot.Safeguarding.Tests;

public sealed class CaseSealerTests
{
    private const string Case = "0197-a";
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("Үйде ұрады");

    [Fact]
    public void Each_recipient_opens_the_text()
    {
        var (first, firstKey) = Person();
        var (second, secondKey) = Person();
        var sealedText = SealedText.FromBytes(CaseSealer.Seal(Text, Case, [first, second]).ToBytes());

        CaseSealer.Open(sealedText, Case, first, firstKey).Should().Equal(Text);
        CaseSealer.Open(sealedText, Case, second, secondKey).Should().Equal(Text);
    }

    [Fact]
    public void Nobody_else_opens_it()
    {
        var (recipient, _) = Person();
        var (stranger, strangerKey) = Person();
        var sealedText = CaseSealer.Seal(Text, Case, [recipient]);

        var asStranger = () => CaseSealer.Open(sealedText, Case, stranger, strangerKey);
        var withWrongKey = () => CaseSealer.Open(sealedText, Case, recipient, strangerKey);

        asStranger.Should().Throw<CannotOpenException>();
        withWrongKey.Should().Throw<CannotOpenException>();
    }

    [Fact]
    public void A_text_moved_to_another_case_does_not_open()
    {
        var (recipient, key) = Person();
        var moved = () => CaseSealer.Open(CaseSealer.Seal(Text, Case, [recipient]), "another", recipient, key);
        moved.Should().Throw<CannotOpenException>();
    }

    [Fact]
    public void A_recipient_taken_off_the_list_breaks_the_seal()
    {
        var (first, firstKey) = Person();
        var (second, _) = Person();
        var sealedText = CaseSealer.Seal(Text, Case, [first, second]);
        var tampered = sealedText with { Keys = [sealedText.Keys[0]] };

        var open = () => CaseSealer.Open(tampered, Case, first, firstKey);
        open.Should().Throw<CannotOpenException>();
    }

    [Fact]
    public void The_stored_form_does_not_contain_the_text()
    {
        var (recipient, _) = Person();
        var stored = Encoding.UTF8.GetString(CaseSealer.Seal(Text, Case, [recipient]).ToBytes());
        stored.Should().NotContain("ұрады").And.NotContain(Convert.ToBase64String(Text));
    }

    private static (Recipient, byte[] PrivateKey) Person()
    {
        var pair = PublicKeyBox.GenerateKeyPair();
        return (new Recipient(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), pair.PublicKey), pair.PrivateKey);
    }
}
