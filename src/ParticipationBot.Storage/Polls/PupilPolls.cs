using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Forums;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Storage.Polls;

/// <summary>
/// Polls that pupils build in a chat, within the transaction of their turn. A pupil is the coordinator of a forum under a keyed pseudonym;
/// no table leads from it to the chat.
/// </summary>
internal sealed class PupilPolls(Pseudonyms pseudonyms, CoordinatorCodes codes, AuditLog log, TimeProvider time)
{
    /// <summary>Without signs that look alike on paper.</summary>
    private const string CodeSigns = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <returns>What to say, and the forum where the code was right.</returns>
    public async Task<(Prompt Said, Guid? Forum)> RedeemAsync(ParticipationDb db, Guid child, string typed, CancellationToken cancellation)
    {
        var pupil = Pupil(child);
        var result = await codes.TryAsync(db, pupil, typed, cancellation);
        await log.AppendAsync(db, $"{pupil}", "forum.code_tried", result is CodeResult.Done done ? $"{done.Forum}" : $"{pupil}", cancellation);
        return result switch
        {
            CodeResult.Done right => (new Prompt("pollmaker.chat.code_right").Row("!newpoll", "pollmaker.chat.begin"), right.Forum),
            CodeResult.Locked => (new Prompt("pollmaker.chat.code_locked"), null),
            _ => (new Prompt("pollmaker.chat.code_wrong").Row("!newpoll", "pollmaker.chat.again"), null),
        };
    }

    /// <param name="id">The draft's id, where it was saved before.</param>
    /// <returns>The draft's id; null where the forum is no longer this pupil's or staff have the poll in hand.</returns>
    public async Task<string?> SaveAsync(ParticipationDb db, Guid child, string? id, PollDefinition poll, bool propose, CancellationToken cancellation)
    {
        var pupil = Pupil(child);
        var forum = await db.ForumCoordinators.Where(row => row.Staff == pupil).OrderByDescending(row => row.Since).Select(row => (Guid?)row.Forum).FirstOrDefaultAsync(cancellation);
        if (forum is null || (propose && PollCheck.Problems(poll).Count > 0)) return null;
        var row = id is null ? null : await db.Polls.FindAsync([id], cancellation);
        if (row is not null && (row.Status != PollStatus.Draft || row.Author != pupil)) return null;
        if (row is null)
        {
            var code = RandomNumberGenerator.GetString(CodeSigns, 8);
            db.Polls.Add(row = new PollRow { Id = $"poll-{code}", Code = code, Status = PollStatus.Draft, Version = 0, Definition = "", ChangedAt = time.GetUtcNow(), Forum = forum });
        }
        (row.Version, row.Author, row.ChangedAt) = (row.Version + 1, pupil, time.GetUtcNow());
        row.Definition = PollJson.Write(poll with { Id = row.Id, Code = row.Code, Version = row.Version });
        if (propose) row.Status = PollStatus.Proposed;
        await log.AppendAsync(db, $"{pupil}", propose ? "poll.proposed" : "poll.saved", $"{row.Id}@{row.Version}", cancellation);
        return row.Id;
    }

    /// <summary>Takes the right to build polls from somebody who has everything deleted. Their drafts stay, and lead to nobody.</summary>
    public async Task ForgetAsync(ParticipationDb db, Guid child, CancellationToken cancellation)
    {
        var pupil = Pupil(child);
        await db.ForumCoordinators.Where(row => row.Staff == pupil).ExecuteDeleteAsync(cancellation);
        await db.ForumCodeTries.Where(row => row.Staff == pupil).ExecuteDeleteAsync(cancellation);
    }

    private Guid Pupil(Guid child) => new(pseudonyms.InPoll(child, "forum-coordinator").AsSpan(0, 16));
}
