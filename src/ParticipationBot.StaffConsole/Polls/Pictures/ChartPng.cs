using SkiaSharp;

namespace ParticipationBot.StaffConsole.Polls.Pictures;

/// <summary>A question's picture as PNG, twice as fine as it is shown.</summary>
public static class ChartPng
{
    private const int Scale = 2;

    public static byte[] Write(ResultChart chart)
    {
        var drawing = ChartDrawing.Of(chart);
        using var surface = SKSurface.Create(new SKImageInfo(ChartDrawing.Width * Scale, drawing.Height * Scale));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Scale(Scale);
        foreach (var box in drawing.Boxes) Draw(canvas, box);
        foreach (var text in drawing.Texts)
        {
            using var font = new SKFont(ChartFont.Face, text.Size);
            using var paint = new SKPaint { Color = SKColor.Parse(text.Colour), IsAntialias = true };
            canvas.DrawText(text.Text, text.X, text.Y, font, paint);
        }
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static void Draw(SKCanvas canvas, ChartBox box)
    {
        using var dashes = box.IsHidden ? SKPathEffect.CreateDash([5, 5], 0) : null;
        using var paint = new SKPaint
        {
            Color = SKColor.Parse(box.IsHidden ? ChartDrawing.Soft : box.Colour), IsAntialias = true,
            Style = box.IsHidden ? SKPaintStyle.Stroke : SKPaintStyle.Fill, PathEffect = dashes, StrokeWidth = 1,
        };
        canvas.DrawRoundRect(box.X, box.Y, box.Width, box.Height, 4, 4, paint);
    }
}
