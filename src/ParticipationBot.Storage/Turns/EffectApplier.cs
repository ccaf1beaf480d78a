using Microsoft.EntityFrameworkCore;
using ParticipationBot.Conversation;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Dialogs.Effects;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Commitments;
using ParticipationBot.Storage.Duty;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Polls;
using ParticipationBot.Storage.Timers;
using ParticipationBot.Storage.Views;

namespace ParticipationBot.Storage.Turns;

/// <summary>Carries out what a turn wants done, in its transaction.</summary>
internal sealed class EffectApplier(
    PromptRenderer renderer, OutboxWriter outbox, CaseIntake cases, WhoReads whoReads, MyDataSummary summary, NewsBoard news, PollAnswers answers, PupilPolls pupils, PollBook polls, TextVault vault, Pseudonyms pseudonyms,
    StorageOptions options, TimeProvider time)
{
    /// <summary>The standing poll that views in own words belong to.</summary>
    public const string StandingPoll = "what-matters";

    public async Task ApplyAsync(ParticipationDb db, Chat chat, IReadOnlyList<Effect> effects, CancellationToken cancellation)
    {
        foreach (var effect in effects) await ApplyAsync(db, chat, effect, cancellation);
        if (chat.IsDeleted || (chat.State.Expires is null && !chat.HadTimer)) return;
        await TimerStore.SetAsync(db, TimerStore.Conversation, Convert.ToHexString(chat.Lane), chat.State.Expires, cancellation);
    }

    private async Task ApplyAsync(ParticipationDb db, Chat chat, Effect effect, CancellationToken cancellation)
    {
        switch (effect)
        {
            case Say say: Send(db, chat, say); break;
            case AcceptNotice notice: chat.Participant.NoticeVersion = notice.Version; break;
            case SetLanguage language: chat.Participant.Language = language.Language; break;
            case SetAgeBand age:
                chat.Participant.AgeBand = age.AgeBand.ToString();
                await answers.RegroupAsync(db, chat.Participant, cancellation);
                break;
            case SetNews wish: await SetNewsAsync(db, chat, wish.Wanted, cancellation); break;
            case SetProfile profile:
                SetProfile(chat, profile);
                await answers.RegroupAsync(db, chat.Participant, cancellation);
                break;
            case SaveView view: Save(db, chat, view); break;
            case ShowMyData: Send(db, chat, new Say(await summary.ForAsync(db, chat, cancellation), chat.State.Question)); break;
            case ShowNews page: Send(db, chat, new Say(await news.PageAsync(db, chat.State.Language ?? "kk", page.Page, cancellation), chat.State.Question)); break;
            case DeleteMyData: await DeleteAsync(db, chat, cancellation); break;
            case SaveAnswer answer:
                if (!await answers.SaveAsync(db, chat.Participant, chat.State.Language ?? "kk", answer, cancellation))
                    Send(db, chat, new Say(new Prompt("poll.closed"), chat.State.Question));
                break;
            case DeleteAnswers delete: await answers.DeleteAsync(db, chat.Participant.Id, delete.Poll, cancellation); break;
            case ShowPollResults { Poll: var id } when polls.Find(id) is { Results: not null } poll:
                Send(db, chat, new Say(ResultsMessage.Of(poll, chat.State.Language ?? "kk"), chat.State.Question));
                break;
            case ShowPollResults: Send(db, chat, new Say(new Prompt("poll.closed"), chat.State.Question)); break;
            case RedeemForumCode code:
                var (said, forum) = await pupils.RedeemAsync(db, chat.Participant.Id, code.Typed, cancellation);
                if (forum is { } mine) Remember(chat, "poll_maker", mine.ToString());
                Send(db, chat, new Say(said, chat.State.Question));
                break;
            case SavePollDraft draft: await SaveAsync(db, chat, draft, cancellation); break;
            case AskForHelper: await cases.WishAsync(db, chat.ForCase, cancellation); break;
            case LeaveHelper: await cases.NoteAsync(db, chat.ForCase, CaseEventKind.ChildLeft, null, cancellation); break;
            case RateHelp rate: await cases.NoteAsync(db, chat.ForCase, CaseEventKind.Helped, rate.Helped ? "yes" : "no", cancellation); break;
            case TellWhoReads tell: Send(db, chat, new Say(await whoReads.ForAsync(db, chat.State.Language, tell.WithNumbers, cancellation), chat.State.Question)); break;
            default: throw new NotSupportedException($"Nobody carries out {effect.GetType().Name}.");
        }
    }

    private void Send(ParticipationDb db, Chat chat, Say say)
    {
        var isSafety = say.Prompt.Key.Split('.')[0] is "disclosure" or "help" or "relay" or "offer" or "reads" or "status";
        var message = renderer.Render(say.Prompt, chat.State.Language, say.Question, say.Replaces, chat.AppLanguage);
        outbox.Add(db, chat.Channel, chat.Lane, chat.Address, message, isSafety ? OutboxPriority.Safety : OutboxPriority.Reply);
    }

    private async Task SaveAsync(ParticipationDb db, Chat chat, SavePollDraft draft, CancellationToken cancellation)
    {
        var id = await pupils.SaveAsync(db, chat.Participant.Id, chat.State.Memory.First("poll_draft_id"), draft.Poll, draft.Propose, cancellation);
        if (id is null) Send(db, chat, new Say(new Prompt("pollmaker.chat.not_saved"), chat.State.Question));
        // What was handed over is done with; the next poll is another draft.
        Remember(chat, "poll_draft_id", draft.Propose || id is null ? [] : [id]);
    }

    private static void Remember(Chat chat, string name, params IReadOnlyList<string> values) =>
        chat.State = chat.State with { Memory = chat.State.Memory.With(name, values) };

    private static void SetProfile(Chat chat, SetProfile profile)
    {
        var child = chat.Participant;
        switch (profile.Attribute)
        {
            case "sex": child.Sex = profile.Value; break;
            case "region": child.Region = profile.Value; break;
            case "settlement": child.Settlement = profile.Value; break;
            case "home_language": child.HomeLanguage = profile.Value; break;
            case "difficulty": child.Difficulty = profile.Value; break;
            default: throw new NotSupportedException($"There is no profile attribute '{profile.Attribute}'.");
        }
    }

    private static async Task SetNewsAsync(ParticipationDb db, Chat chat, bool wanted, CancellationToken cancellation)
    {
        chat.Participant.WantsNews = wanted;
        // What is on its way does not come after the "no".
        if (!wanted) await DropNewsAsync(db, chat, cancellation);
    }

    private static Task DropNewsAsync(ParticipationDb db, Chat chat, CancellationToken cancellation) =>
        db.Outbox.Where(row => row.Lane == chat.Lane && row.Status == OutboxStatus.Waiting && row.Priority == OutboxPriority.Broadcast)
            .ExecuteDeleteAsync(cancellation);

    private void Save(ParticipationDb db, Chat chat, SaveView view)
    {
        var counted = view.Chosen.Count > 0 ? view.Chosen : view.Suggested.Count > 0 ? view.Suggested : [Taxonomy.Other];
        db.Views.Add(new ViewRow
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Pseudonym = pseudonyms.InPoll(chat.Participant.Id, StandingPoll),
            Poll = StandingPoll,
            Language = chat.State.Language ?? "kk",
            Text = vault.ProtectText(view.Text, VaultPurpose.View),
            Proposal = view.Proposal is null ? null : vault.ProtectText(view.Proposal, VaultPurpose.View),
            SuggestedTopics = string.Join(',', view.Suggested),
            ChosenTopics = string.Join(',', view.Chosen),
            Topics = string.Join(',', counted),
            IsDemo = options.IsDemo,
            CreatedAt = time.GetUtcNow(),
        });
    }

    private async Task DeleteAsync(ParticipationDb db, Chat chat, CancellationToken cancellation)
    {
        var pseudonym = pseudonyms.InPoll(chat.Participant.Id, StandingPoll);
        await db.Views.Where(view => view.Pseudonym == pseudonym).ExecuteDeleteAsync(cancellation);
        await answers.DeleteAllAsync(db, chat.Participant.Id, cancellation);
        await pupils.ForgetAsync(db, chat.Participant.Id, cancellation);
        await DropNewsAsync(db, chat, cancellation);
        await db.WebActivities.Where(row => row.Lane == chat.Lane).ExecuteDeleteAsync(cancellation);
        // The helpline may still have to answer: an open case keeps the way to the chat, and nothing else.
        var hasOpenCase = await db.Cases.AnyAsync(row => row.Lane == chat.Lane && row.Status != CaseStatus.Closed, cancellation);
        if (!hasOpenCase && await db.Addresses.FindAsync([chat.Lane], cancellation) is { } address) db.Addresses.Remove(address);
        await TimerStore.SetAsync(db, TimerStore.Conversation, Convert.ToHexString(chat.Lane), null, cancellation);
        db.Conversations.Remove(chat.Row);
        db.Participants.Remove(chat.Participant);
        chat.IsDeleted = true;
    }
}
