using ParticipationBot.Conversation.Prompts;

namespace ParticipationBot.Storage.Announcements;

/// <summary>
/// A kind of news that concerned children are told once. Register one with <c>AddSingleton&lt;IAnnouncement, …&gt;()</c> and begin telling with
/// <see cref="Announcer.AddAsync"/>.
/// </summary>
internal interface IAnnouncement
{
    /// <summary>Stands in <see cref="AnnouncementRow.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>Asks children to do something, which they cannot in a lesson.</summary>
    bool IsInvitation => false;

    /// <returns>The message in each language; null where there is nothing to tell any more.</returns>
    Task<Func<string, Prompt>?> TextsAsync(ParticipationDb db, string subject, CancellationToken cancellation);

    /// <summary>Which of these children it concerns. They have asked to hear news. Look them up through their pseudonyms and write nothing down.</summary>
    /// <param name="children">Participants' ids, a page of them in the database's order; never empty.</param>
    Task<IReadOnlySet<Guid>> ConcernsAsync(ParticipationDb db, string subject, IReadOnlyList<Guid> children, CancellationToken cancellation);
}
