namespace ParticipationBot.Channels.Telegram;

/// <summary>Cuts a text that is longer than Telegram takes, at a line or a space where there is one.</summary>
internal static class TextPieces
{
    public const int Longest = 4096;

    public static IReadOnlyList<string> Of(string text)
    {
        if (text.Length <= Longest) return [text];
        var pieces = new List<string>();
        var rest = text;
        while (rest.Length > Longest)
        {
            var cut = Cut(rest);
            pieces.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }
        if (rest.Length > 0) pieces.Add(rest);
        return [.. pieces.Where(piece => piece.Length > 0)];
    }

    private static int Cut(string text)
    {
        var cut = text.LastIndexOf('\n', Longest - 1);
        if (cut < Longest / 2) cut = text.LastIndexOf(' ', Longest - 1);
        if (cut < Longest / 2) cut = Longest;
        // Not through the middle of an emoji.
        return char.IsHighSurrogate(text[cut - 1]) ? cut - 1 : cut;
    }
}
