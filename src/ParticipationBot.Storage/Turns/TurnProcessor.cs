using System.Text.RegularExpressions;
using ParticipationBot.Conversation;
using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Conversation.State;
using ParticipationBot.Conversation.Turns;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Storage.Turns;

/// <summary>Takes one update through screening and the dialogs, within the transaction of its batch.</summary>
internal sealed partial class TurnProcessor(
    DialogSet dialogs, IMenu menu, ScreeningGate screening, ITopicClassifier topics, ChatLoader chats, CaseIntake cases,
    EffectApplier effects, TextVault vault, TimeProvider time)
{
    /// <summary>Telegram's limit for a text; other channels could send more.</summary>
    private const int LongestText = 4096;

    /// <returns>True where the child had everything deleted.</returns>
    public async Task<bool> ProcessAsync(ParticipationDb db, InboxRow row, CancellationToken cancellation)
    {
        var update = vault.OpenJson<AddressedBody>(row.Body, VaultPurpose.Inbox);
        var chat = await chats.LoadAsync(db, row, update, cancellation);
        chat.Participant.Blocked = update.Body.Kind == IncomingKind.Blocked;
        var result = await TakeAsync(db, chat, update.Body, cancellation);
        chat.State = result.State;
        await effects.ApplyAsync(db, chat, result.Effects, cancellation);
        if (!chat.IsDeleted) chats.Save(chat);
        return chat.IsDeleted;
    }

    /// <summary>What could not be processed goes to the helpline rather than nowhere.</summary>
    public async Task RescueAsync(ParticipationDb db, InboxRow row, string reason, CancellationToken cancellation)
    {
        var update = vault.OpenJson<AddressedBody>(row.Body, VaultPurpose.Inbox);
        if (TextOf(update.Body) is not { } text) return;
        var chat = await chats.LoadAsync(db, row, update, cancellation);
        await cases.AddAsync(db, chat.ForCase, text, Verdict.NotCleared(reason), cancellation);
        chats.Save(chat);
    }

    private async Task<TurnResult> TakeAsync(ParticipationDb db, Chat chat, IncomingBody body, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (body.Kind == IncomingKind.Blocked) return new TurnResult(chat.State, []);
        // The menu's labels are the bot's own words: a press, not a text.
        if (body is { Kind: IncomingKind.Text, Edited: false } && menu.CommandFor(body.Value) is { } command)
            return Turn.Take(dialogs, chat.State, new Input.Command(command), now);
        if (TextOf(body) is not { } text) return Turn.Take(dialogs, chat.State, InputOf(body, []), now);

        var verdict = screening.Screen(text);
        var withHelper = WritesToHelpline(chat.State);
        if (withHelper || verdict.OpensCase) await cases.AddAsync(db, chat.ForCase, text, verdict, cancellation);
        if (withHelper) return Passed(chat.State, body, verdict, now);
        if (verdict.OpensCase)
        {
            var urgency = (verdict.Urgency ?? Urgency.High).ToString().ToLowerInvariant();
            return Turn.Begin(dialogs, chat.State, "disclosure", now, Answers.None.With("urgency", urgency));
        }
        // A view changed afterwards was screened; the dialogs keep what was sent first.
        if (body.Edited) return new TurnResult(chat.State, []);
        if (verdict.Class == ScreeningClass.Offer) return Turn.Begin(dialogs, chat.State, "offer", now);
        var guessed = body.Kind == IncomingKind.Text ? topics.Guess(text).Select(guess => guess.Topic).ToList() : [];
        return Turn.Take(dialogs, chat.State, InputOf(body, guessed), now);
    }

    /// <summary>The text has gone to the case; the dialog learns only that there was one.</summary>
    private TurnResult Passed(ConversationState state, IncomingBody body, Verdict verdict, DateTimeOffset now)
    {
        var input = body.Kind == IncomingKind.Command ? InputOf(body, []) : new Input.Text("", []);
        var passed = Turn.Take(dialogs, state, input, now);
        return verdict.Urgency == Urgency.Immediate
            ? passed with { Effects = [new Say(new Prompt("disclosure.danger"), state.Question), .. passed.Effects] }
            : passed;
    }

    private bool WritesToHelpline(ConversationState state) =>
        state.Running is { } running && dialogs.Find(running.Dialog) is { TextsGoToHelpline: true };

    /// <summary>Whatever the update carries in the child's own words; null where it carries none.</summary>
    private static string? TextOf(IncomingBody body) => body.Kind switch
    {
        IncomingKind.Text => body.Value,
        IncomingKind.Unreadable => string.IsNullOrWhiteSpace(body.Caption) ? null : body.Caption,
        // A deep link's code too: "papa_menya_bet" is shaped like one.
        IncomingKind.Command => string.IsNullOrWhiteSpace(body.Tail) ? null : body.Tail,
        _ => null,
    };

    private static Input InputOf(IncomingBody body, IReadOnlyList<string> topics) => body.Kind switch
    {
        IncomingKind.Text when body.Value.Length > LongestText => new Input.Unreadable(UnreadableKind.TooLong),
        IncomingKind.Text => new Input.Text(body.Value, topics),
        IncomingKind.Command => new Input.Command(body.Value, body.Tail is { } tail && Code().IsMatch(tail) ? tail : ""),
        IncomingKind.Choice => new Input.Choice(body.Question, body.Value),
        IncomingKind.Unreadable => new Input.Unreadable(Enum.TryParse<UnreadableKind>(body.Value, out var kind) ? kind : UnreadableKind.Other),
        _ => new Input.Timeout(),
    };

    /// <summary>A deep link's code as Telegram allows it; anything else after a command is dropped once it was screened.</summary>
    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
