using Microsoft.EntityFrameworkCore;
using ParticipationBot.Dialogs.Effects;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Participants;

namespace ParticipationBot.Storage.Polls;

/// <summary>Stores what children answer, within the transaction of their turn.</summary>
internal sealed class PollAnswers(Pseudonyms pseudonyms, GroupSeal seal, TextVault vault, StorageOptions options, TimeProvider time)
{
    /// <returns>False where the poll has closed meanwhile: nothing was stored.</returns>
    public async Task<bool> SaveAsync(ParticipationDb db, ParticipantRow child, string language, SaveAnswer answer, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await db.Polls.FindAsync([answer.Poll], cancellation) is not { } poll || !poll.IsOpen(now)) return false;
        var pseudonym = pseudonyms.InPoll(child.Id, answer.Poll);
        var set = await db.AnswerSets.FindAsync([answer.Poll, pseudonym], cancellation);
        if (set is null)
        {
            // Who skips the first question has not answered yet.
            if (answer is { Choices.Count: 0, Text: null }) return true;
            var minute = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), now.Offset);
            set = new AnswerSetRow { Poll = answer.Poll, Pseudonym = pseudonym, Groups = [], Language = language, Choices = "", BegunAt = minute, IsDemo = options.IsDemo };
            db.AnswerSets.Add(set);
        }
        (set.Language, set.Groups) = (language, seal.Seal(child, pseudonym));
        Change(set, answer);
        if (set.Choices.Length == 0) db.AnswerSets.Remove(set);
        return true;
    }

    /// <summary>The child has said more of themselves, or something else: until the close it counts for answers already given too.</summary>
    public async Task RegroupAsync(ParticipationDb db, ParticipantRow child, CancellationToken cancellation)
    {
        foreach (var poll in await db.Polls.Where(row => row.Status == PollStatus.Held && row.Results == null).Select(row => row.Id).ToListAsync(cancellation))
        {
            var pseudonym = pseudonyms.InPoll(child.Id, poll);
            if (await db.AnswerSets.FindAsync([poll, pseudonym], cancellation) is { } set) set.Groups = seal.Seal(child, pseudonym);
        }
    }

    public async Task DeleteAsync(ParticipationDb db, Guid child, string poll, CancellationToken cancellation)
    {
        if (await db.AnswerSets.FindAsync([poll, pseudonyms.InPoll(child, poll)], cancellation) is { } set) db.AnswerSets.Remove(set);
    }

    public async Task DeleteAllAsync(ParticipationDb db, Guid child, CancellationToken cancellation)
    {
        foreach (var poll in await db.Polls.Select(row => row.Id).ToListAsync(cancellation)) await DeleteAsync(db, child, poll, cancellation);
    }

    /// <returns>In how many polls the child has answered.</returns>
    public async Task<int> CountAsync(ParticipationDb db, Guid child, CancellationToken cancellation)
    {
        var mine = (await db.Polls.Select(row => row.Id).ToListAsync(cancellation)).ConvertAll(poll => pseudonyms.InPoll(child, poll));
        return await db.AnswerSets.CountAsync(set => mine.Contains(set.Pseudonym), cancellation);
    }

    private void Change(AnswerSetRow set, SaveAnswer answer)
    {
        var choices = ChoiceText.Read(set.Choices);
        var texts = set.Texts is null ? [] : vault.OpenJson<Dictionary<string, string>>(set.Texts, VaultPurpose.Answer);
        foreach (var gone in (string[])[answer.Question, .. answer.NotAsked])
        {
            choices.Remove(gone);
            texts.Remove(gone);
        }
        if (answer.Choices.Count > 0 || answer.Text is not null) choices[answer.Question] = answer.Choices;
        if (answer.Text is not null) texts[answer.Question] = answer.Text;
        set.Choices = ChoiceText.Write(choices);
        set.Texts = texts.Count > 0 ? vault.ProtectJson(texts, VaultPurpose.Answer) : null;
    }
}
