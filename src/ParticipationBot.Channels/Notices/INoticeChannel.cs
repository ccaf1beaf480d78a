using ParticipationBot.Storage.Cases.Notices;

namespace ParticipationBot.Channels.Notices;

/// <summary>A way to call staff.</summary>
internal interface INoticeChannel
{
    /// <summary>The notices' channel.</summary>
    string Name { get; }

    /// <returns>Null where it was delivered; else a code that says what went wrong.</returns>
    Task<string?> SendAsync(NoticeToSend notice, CancellationToken cancellation);
}
