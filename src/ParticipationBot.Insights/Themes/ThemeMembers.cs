namespace ParticipationBot.Insights.Themes;

/// <summary>Which views stand in which theme of one build. Of a text that was copied widely its first view alone, since a campaign is one voice.</summary>
internal sealed record ThemeMembers(IReadOnlyList<ThemeMember> Themes)
{
    private const int IdLength = 16;

    /// <summary>For each theme its id, the number of its views, and their ids.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var theme in Themes)
        {
            writer.Write(theme.Theme.ToByteArray());
            writer.Write(theme.Views.Count);
            foreach (var view in theme.Views) writer.Write(view.ToByteArray());
        }
        writer.Flush();
        return bytes.ToArray();
    }

    public static ThemeMembers FromBytes(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        List<ThemeMember> themes = [];
        while (reader.BaseStream.Position < bytes.Length)
        {
            var theme = new Guid(reader.ReadBytes(IdLength));
            themes.Add(new(theme, [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => new Guid(reader.ReadBytes(IdLength)))]));
        }
        return new(themes);
    }
}

internal sealed record ThemeMember(Guid Theme, IReadOnlyList<Guid> Views);
