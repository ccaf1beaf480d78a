using System.Runtime.InteropServices;

namespace ParticipationBot.Safeguarding.Sealing;

/// <summary>A key's file: made once, whole or not at all, readable by the owner alone. Several hosts may make it at the same moment.</summary>
public static class KeyFile
{
    /// <summary>The key in the file; made first where there is none. All hosts that share the folder get the same one.</summary>
    /// <param name="make">Makes the key's bytes. They count only if no other host was first.</param>
    public static byte[] ReadOrCreate(string path, Func<byte[]> make)
    {
        if (!File.Exists(path)) Create(path, make());
        return File.ReadAllBytes(path);
    }

    private static void Create(string path, byte[] key)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, options))
        {
            file.Write(key);
            file.Flush(flushToDisk: true);
        }
        try
        {
            GiveNameIfFree(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>
    /// A hard link is the one step on Unix that gives a whole file its name and never takes the name from another:
    /// <see cref="File.Move(string, string, bool)"/> looks first and renames then, which replaces a key made in between.
    /// </summary>
    private static void GiveNameIfFree(string draft, string path)
    {
        try
        {
            if (OperatingSystem.IsWindows()) File.Move(draft, path, overwrite: false);
            else if (Link(draft, path) != 0) throw new IOException(Marshal.GetLastPInvokeErrorMessage());
        }
        catch (IOException fault) when (!File.Exists(path))
        {
            throw new IOException($"The key file {path} cannot be made ({fault.Message}). Its folder must lie on a file system with hard links.", fault);
        }
        catch (IOException)
        {
            // Another host was first; its key is the one.
        }
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Link(string existing, string name);
}
