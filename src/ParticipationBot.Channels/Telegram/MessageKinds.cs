using ParticipationBot.Conversation;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ParticipationBot.Channels.Telegram;

/// <summary>What a message without text is. Its content is not looked at, the words that stand with it aside.</summary>
internal static class MessageKinds
{
    /// <returns>Null for what no person wrote ("a message was pinned").</returns>
    public static UnreadableKind? Of(Message message) => message switch
    {
        { Voice: not null } or { Audio: not null } => UnreadableKind.Voice,
        { Video: not null } or { VideoNote: not null } or { Animation: not null } => UnreadableKind.Video,
        { Photo: not null } => UnreadableKind.Photo,
        { Sticker: not null } => UnreadableKind.Sticker,
        { Document: not null } => UnreadableKind.Document,
        { Contact: not null } => UnreadableKind.Contact,
        { Location: not null } or { Venue: not null } => UnreadableKind.Location,
        { Poll: not null } => UnreadableKind.Poll,
        { Type: MessageType.Unknown } or { Dice: not null } or { Game: not null } or { Story: not null } => UnreadableKind.Other,
        _ => null,
    };

    /// <summary>A caption, or a poll's question and options: written by the child, so screened like any text.</summary>
    public static string? OwnWords(Message message) => message.Poll is { } poll
        ? string.Join('\n', [poll.Question, .. poll.Options.Select(option => option.Text)])
        : message.Caption;
}
