namespace ParticipationBot.StaffConsole.Cases;

/// <summary>
/// A counsellor's private key while their page is open. It lives in this page's memory alone and is wiped when the page closes,
/// when they lock it, or after a while without use.
/// </summary>
internal sealed class CaseKey(TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Timeout = TimeSpan.FromMinutes(15);
    private byte[]? key;
    private DateTimeOffset lastUse;

    public bool IsOpen => Use() is not null;

    public void Open(byte[] privateKey)
    {
        Lock();
        key = privateKey;
        lastUse = time.GetUtcNow();
    }

    /// <returns>The key; null once locked.</returns>
    public byte[]? Use()
    {
        if (key is null) return null;
        if (time.GetUtcNow() - lastUse > Timeout)
        {
            Lock();
            return null;
        }
        return key;
    }

    /// <summary>The person did something: the time begins again.</summary>
    public void Touch() => lastUse = time.GetUtcNow();

    public void Lock()
    {
        if (key is not null) Array.Clear(key);
        key = null;
    }

    public void Dispose() => Lock();
}
