using System.CommandLine;
using System.Text;
using ParticipationBot.Safeguarding.Sealing;
using Sodium;

namespace ParticipationBot.Commands;

/// <summary>For the body that gets a case's sealed file: <c>sealed key</c> makes its key pair, <c>sealed open</c> opens a file. Neither needs the helpline's database.</summary>
internal sealed class SealedFileCommands : Command
{
    public SealedFileCommands() : base("sealed", "For recipients of a sealed case file: make a key pair, open a file.")
    {
        Add(KeyCommand());
        Add(OpenCommand());
    }

    private static Command KeyCommand()
    {
        var file = new Argument<string>("private-key") { Description = "Where the private key is written; keep it where only you can read it." };
        var command = new Command("key", "Make a key pair: the private half goes to a file, the public half is printed for the helpline.") { file };
        command.SetAction(parsed =>
        {
            using var pair = PublicKeyBox.GenerateKeyPair();
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var stream = new FileStream(parsed.GetValue(file)!, options)) stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(pair.PrivateKey)));
            Console.Out.WriteLine($"Public key, for the helpline:  {Convert.ToBase64String(pair.PublicKey)}");
            Console.Out.WriteLine($"Fingerprint, to read aloud:    {KeyFingerprint.Of(pair.PublicKey)}");
            return 0;
        });
        return command;
    }

    private static Command OpenCommand()
    {
        var file = new Argument<string>("file") { Description = "The sealed file." };
        var key = new Option<string?>("--key") { Description = "File of the private key. Without it the passphrase is asked for." };
        var output = new Option<string>("--out") { Description = "Where the opened file is written. It is not protected any more.", Required = true };
        var command = new Command("open", "Open a sealed case file.") { file, key, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                var bytes = await File.ReadAllBytesAsync(parsed.GetValue(file)!, cancellation);
                Console.Out.WriteLine($"Fingerprint of the sealed file: {KeyFingerprint.Of(bytes)}");
                var plain = parsed.GetValue(key) is { } path ? Open(bytes, path) : SealedFile.Open(bytes, AskPassphrase());
                await File.WriteAllBytesAsync(parsed.GetValue(output)!, plain, cancellation);
                return 0;
            }
            catch (Exception fault) when (fault is CannotOpenException or FormatException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(fault.Message);
                return 1;
            }
        });
        return command;
    }

    private static byte[] Open(byte[] file, string path)
    {
        var privateKey = Convert.FromBase64String(File.ReadAllText(path).Trim());
        using var pair = PublicKeyBox.GenerateKeyPair(privateKey);
        return SealedFile.Open(file, pair.PublicKey, privateKey);
    }

    /// <summary>Not shown while it is typed; read as a line where the input is no terminal.</summary>
    private static string AskPassphrase()
    {
        if (Console.IsInputRedirected) return Console.In.ReadLine() ?? "";
        Console.Error.Write("Passphrase: ");
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } pressed)
        {
            if (pressed.Key == ConsoleKey.Backspace && typed.Length > 0) typed.Length--;
            else if (!char.IsControl(pressed.KeyChar)) typed.Append(pressed.KeyChar);
        }
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
