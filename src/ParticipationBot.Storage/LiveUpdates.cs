namespace ParticipationBot.Storage;

/// <summary>Tells open pages of this process that something changed. Carries no content; pages read the database again.</summary>
public sealed class LiveUpdates
{
    public event Action<LiveSubject>? Changed;

    public void Tell(LiveSubject subject) => Changed?.Invoke(subject);
}

public enum LiveSubject { Views, Cases, Snapshots }
