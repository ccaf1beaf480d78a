using ParticipationBot.Conversation;
using ParticipationBot.Storage.Inbox;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ParticipationBot.Channels.Telegram;

/// <summary>
/// Takes from an update what the product keeps, and nothing else: who wrote (name, username, phone), what a file holds
/// and where somebody is never leave this class.
/// </summary>
internal sealed class UpdateReader(IReadOnlyCollection<string> commands, string? staffChat)
{
    public const string Channel = "telegram";

    public ReadUpdate Read(Update update) => update switch
    {
        { Message: { } message } => ReadMessage(update.Id, message, edited: false),
        { EditedMessage: { } message } => ReadMessage(update.Id, message, edited: true),
        { CallbackQuery: { } press } => ReadPress(update.Id, press),
        { MyChatMember: { } change } => ReadMembership(update.Id, change),
        _ => ReadUpdate.Nothing,
    };

    private ReadUpdate ReadMessage(int id, Message message, bool edited)
    {
        if (message.Chat.Type != ChatType.Private) return Group(message.Chat);
        if (message.From is not { IsBot: false } from) return ReadUpdate.Nothing;
        var body = edited ? EditedBody(message) : Body(message);
        return body is null ? ReadUpdate.Nothing : Accepted(id, message.Chat, body with { AppLanguage = AppLanguage(from) });
    }

    private static ReadUpdate ReadPress(int id, CallbackQuery press)
    {
        var chat = press.Message?.Chat;
        if (chat is { Type: not ChatType.Private }) return ReadUpdate.Nothing with { Press = press.Id };
        var (question, option) = Button(press.Data);
        var body = new IncomingBody(IncomingKind.Choice, option, Question: question, AppLanguage: AppLanguage(press.From));
        // In a private chat, the chat's id is the person's.
        return new ReadUpdate(new Incoming(Channel, id, $"{chat?.Id ?? press.From.Id}", body), Press: press.Id);
    }

    private ReadUpdate ReadMembership(int id, ChatMemberUpdated change)
    {
        var isIn = change.NewChatMember.Status is not (ChatMemberStatus.Kicked or ChatMemberStatus.Left);
        if (change.Chat.Type != ChatType.Private) return isIn ? Group(change.Chat) : ReadUpdate.Nothing;
        // Being unblocked says nothing: who wants the bot back writes to it.
        return isIn ? ReadUpdate.Nothing : Accepted(id, change.Chat, new IncomingBody(IncomingKind.Blocked, ""));
    }

    private ReadUpdate Group(Chat chat) => $"{chat.Id}" == staffChat ? ReadUpdate.Nothing : new ReadUpdate(null, GroupToLeave: chat.Id);

    private static ReadUpdate Accepted(int id, Chat chat, IncomingBody body) => new(new Incoming(Channel, id, $"{chat.Id}", body));

    private IncomingBody? Body(Message message)
    {
        if (message.Text is { } text) return CommandText.Read(text, commands) ?? new IncomingBody(IncomingKind.Text, text);
        return MessageKinds.Of(message) is { } kind
            ? new IncomingBody(IncomingKind.Unreadable, kind.ToString(), Caption: MessageKinds.OwnWords(message))
            : null;
    }

    /// <summary>An edit counts only for its words; a moving location, for example, says nothing new.</summary>
    private static IncomingBody? EditedBody(Message message) =>
        (message.Text ?? MessageKinds.OwnWords(message)) is { Length: > 0 } words ? new IncomingBody(IncomingKind.Text, words, Edited: true) : null;

    private static (int Question, string Option) Button(string? data)
    {
        var dot = data?.IndexOf('.') ?? -1;
        // A button that was never ours counts as an old one.
        return dot > 0 && int.TryParse(data.AsSpan(0, dot), out var question) ? (question, data![(dot + 1)..]) : (-1, "");
    }

    private static string? AppLanguage(User from) => from.LanguageCode?.Split('-')[0].ToLowerInvariant() switch
    {
        "kk" => "kk",
        "ru" => "ru",
        _ => null,
    };
}

/// <summary>What is to be done about an update.</summary>
/// <param name="Accepted">What goes into the inbox; null where nothing does.</param>
/// <param name="Press">Id of the button press that wants an answer.</param>
/// <param name="GroupToLeave">A group in which the bot has no business.</param>
internal sealed record ReadUpdate(Incoming? Accepted, string? Press = null, long? GroupToLeave = null)
{
    public static ReadUpdate Nothing { get; } = new((Incoming?)null);
}
