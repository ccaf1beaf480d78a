using System.Security.Cryptography;
using ParticipationBot.Safeguarding.Sealing;

namespace ParticipationBot.Storage.Keys;

/// <summary>
/// The installation's symmetric keys: files of 32 random bytes in DataDirectory/keys, made on first start, readable by the owner alone.
/// They lie outside the database, so that its copy alone opens nothing. Several hosts share the folder.
/// </summary>
public sealed class KeyRing
{
    private const int KeyBytes = 32;

    public KeyRing(string dataDirectory)
    {
        Folder = Path.Combine(dataDirectory, "keys");
        Directory.CreateDirectory(Folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Texts = ReadOrCreate("texts.key");
        Lanes = ReadOrCreate("lanes.key");
        Polls = ReadOrCreate("polls.key");
    }

    public string Folder { get; }

    /// <summary>Encrypts texts, states and addresses.</summary>
    internal byte[] Texts { get; }

    /// <summary>Hashes chat addresses.</summary>
    internal byte[] Lanes { get; }

    /// <summary>Hashes participants into pseudonyms, a different one for each poll.</summary>
    internal byte[] Polls { get; }

    private byte[] ReadOrCreate(string name)
    {
        var path = Path.Combine(Folder, name);
        var key = KeyFile.ReadOrCreate(path, () => RandomNumberGenerator.GetBytes(KeyBytes));
        return key.Length == KeyBytes
            ? key
            : throw new StorageUnavailableException($"The key file {path} is damaged. Restore it from your backup; what was encrypted with it opens with nothing else.");
    }
}
