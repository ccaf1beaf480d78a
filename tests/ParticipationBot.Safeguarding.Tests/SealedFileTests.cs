using System.Text;
using ParticipationBot.Safeguarding.Sealing;
using Sodium;

namespace ParticipationBot.Safeguarding.Tests;

public sealed class SealedFileTests
{
    private const string Passphrase = "snow leopard in the steppe";
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes("Іс: бала көмек сұрады");

    [Fact]
    public void A_file_sealed_with_a_passphrase_opens_with_it_alone()
    {
        var file = SealedFile.WithPassphrase(Plain, Passphrase);
        SealedFile.Open(file, $"  {Passphrase} ").Should().Equal(Plain, "blanks that come with copying do not count");
        Opening(() => SealedFile.Open(file, Passphrase + "s")).Should().Throw<CannotOpenException>().WithMessage("*the passphrase or key is another*");
        using var pair = PublicKeyBox.GenerateKeyPair();
        Opening(() => SealedFile.Open(file, pair.PublicKey, pair.PrivateKey)).Should().Throw<CannotOpenException>().WithMessage("*not sealed to a key*");
    }

    [Fact]
    public void A_file_sealed_to_a_key_opens_with_its_private_half_alone()
    {
        using var mine = PublicKeyBox.GenerateKeyPair();
        using var other = PublicKeyBox.GenerateKeyPair();
        var file = SealedFile.ForKey(Plain, mine.PublicKey);
        SealedFile.Open(file, mine.PublicKey, mine.PrivateKey).Should().Equal(Plain);
        Opening(() => SealedFile.Open(file, other.PublicKey, other.PrivateKey)).Should().Throw<CannotOpenException>().WithMessage("*the key does not fit*");
        Opening(() => SealedFile.Open(file, mine.PublicKey, other.PrivateKey[..31])).Should().Throw<CannotOpenException>();
        Opening(() => SealedFile.Open(file, Passphrase)).Should().Throw<CannotOpenException>().WithMessage("*not sealed with a passphrase*");
    }

    [Fact]
    public void No_byte_of_a_file_can_be_changed()
    {
        using var mine = PublicKeyBox.GenerateKeyPair();
        var file = SealedFile.ForKey(Plain, mine.PublicKey);
        for (var place = 0; place < file.Length; place++)
        {
            var changed = file.ToArray();
            changed[place] ^= 1;
            Opening(() => SealedFile.Open(changed, mine.PublicKey, mine.PrivateKey)).Should().Throw<CannotOpenException>($"byte {place} was changed");
        }
    }

    [Fact]
    public void A_file_says_what_it_is_and_nothing_of_what_is_in_it()
    {
        var file = SealedFile.WithPassphrase(Plain, Passphrase);
        var text = Encoding.UTF8.GetString(file);
        text.Split('\n')[0].Should().Be("participation-bot sealed file 1");
        text.Split('\n')[1].Should().Contain("xchacha20-poly1305-ietf").And.Contain("\"passes\":3").And.Contain("\"memory\":268435456");
        text.Should().NotContain("бала");
        SealedFile.WithPassphrase(Plain, Passphrase).Should().NotEqual(file, "salt and nonce are new each time");
    }

    [Theory, InlineData(""), InlineData("fifteen letters"), InlineData("short               ")]
    public void A_short_passphrase_is_refused(string passphrase) =>
        Opening(() => SealedFile.WithPassphrase(Plain, passphrase)).Should().Throw<ArgumentException>();

    [Fact]
    public void A_passphrase_of_sixteen_characters_is_accepted()
    {
        var shortest = new string('k', SealedFile.ShortestPassphrase);
        SealedFile.Open(SealedFile.WithPassphrase(Plain, shortest), shortest).Should().Equal(Plain);
    }

    [Theory, InlineData(31), InlineData(33), InlineData(0)]
    public void A_key_of_another_length_is_refused(int length) =>
        Opening(() => SealedFile.ForKey(Plain, new byte[length])).Should().Throw<ArgumentException>();

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("participation-bot sealed file 1\n")]
    [InlineData("participation-bot sealed file 1\nnull\nxxxx")]
    [InlineData("participation-bot sealed file 1\n{\"algorithm\":\"other\",\"nonce\":\"AAAA\"}\nxxxx")]
    [InlineData("participation-bot sealed file 1\n{\"algorithm\":\"xchacha20-poly1305-ietf\"}\nxxxx")]
    [InlineData("participation-bot sealed file 1\n{\"algorithm\":\"xchacha20-poly1305-ietf\",\"nonce\":\"AAAA\",\"box\":\"AAAA\"}\nxxxx")]
    public void What_is_no_sealed_file_is_named_so(string contents) =>
        Opening(() => SealedFile.Open(Encoding.UTF8.GetBytes(contents), new byte[32], new byte[32])).Should().Throw<CannotOpenException>();

    private static Action Opening(Func<object> open) => () => open();
}
