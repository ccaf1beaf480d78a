namespace ParticipationBot.StaffConsole.Polls.Pictures;

/// <summary>A picture as boxes and lines of text, the same for PNG and SVG.</summary>
internal sealed class ChartDrawing
{
    public const int Width = 800;
    public const string Ink = "#1c2630";
    public const string Soft = "#55606a";
    public const string Fill = "#0b6e8f";
    public const string Track = "#e6ecef";
    private const float Margin = 32;
    private const float LabelWidth = 280;
    private const float ValueWidth = 140;
    private const float TitleSize = 24;
    private const float TextSize = 18;
    private const float FootSize = 14;
    private const float Leading = 1.35f;
    private const float BarHeight = 24;
    private const float Gap = 14;

    private readonly List<ChartBox> boxes = [];
    private readonly List<ChartText> texts = [];

    private ChartDrawing()
    {
    }

    public IReadOnlyList<ChartBox> Boxes => boxes;
    public IReadOnlyList<ChartText> Texts => texts;
    public int Height { get; private set; }

    public static ChartDrawing Of(ResultChart chart)
    {
        var drawing = new ChartDrawing();
        var y = drawing.Write(chart.Title, Margin, Margin, TitleSize, Width - (2 * Margin), 4, Ink) + Gap;
        foreach (var bar in chart.Bars) y = drawing.Bar(bar, y) + Gap;
        drawing.Height = (int)Math.Ceiling(drawing.Write(chart.Foot, Margin, y + Gap, FootSize, Width - (2 * Margin), 3, Soft) + Margin);
        return drawing;
    }

    private float Bar(ResultBar bar, float y)
    {
        var bottom = Write(bar.Label, Margin, y, TextSize, LabelWidth, 3, Ink);
        var left = Margin + LabelWidth + Gap;
        var room = Width - left - Margin - ValueWidth;
        // A number that is held back has an empty, dashed track: it is neither nothing nor little.
        boxes.Add(new(left, y, room, BarHeight, Track, IsHidden: bar.Share is null));
        if (bar.Share is { } share and > 0) boxes.Add(new(left, y, Math.Max(2, room * share / 100f), BarHeight, Fill));
        texts.Add(new(bar.Value, left + room + Gap, y + TextSize, TextSize, bar.Share is null ? Soft : Ink));
        return Math.Max(bottom, y + BarHeight);
    }

    private float Write(string text, float x, float y, float size, float width, int most, string colour)
    {
        foreach (var line in ChartFont.Lines(text, size, width, most))
        {
            texts.Add(new(line, x, y + size, size, colour));
            y += size * Leading;
        }
        return y;
    }
}

internal sealed record ChartBox(float X, float Y, float Width, float Height, string Colour, bool IsHidden = false);

/// <param name="Y">Of the base line.</param>
internal sealed record ChartText(string Text, float X, float Y, float Size, string Colour);
