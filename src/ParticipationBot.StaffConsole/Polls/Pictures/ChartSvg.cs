using System.Globalization;
using System.Xml.Linq;

namespace ParticipationBot.StaffConsole.Polls.Pictures;

/// <summary>A question's picture as SVG: text stays text, and it reads itself out.</summary>
public static class ChartSvg
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Write(ResultChart chart)
    {
        var drawing = ChartDrawing.Of(chart);
        return new XElement(Svg + "svg", new XAttribute("viewBox", $"0 0 {ChartDrawing.Width} {drawing.Height}"), new XAttribute("role", "img"), new XAttribute("aria-label", chart.Alternative),
            new XElement(Svg + "title", chart.Alternative),
            new XElement(Svg + "rect", new XAttribute("width", ChartDrawing.Width), new XAttribute("height", drawing.Height), new XAttribute("fill", "#ffffff")),
            drawing.Boxes.Select(Box),
            new XElement(Svg + "g", new XAttribute("font-family", "DejaVu Sans, Noto Sans, sans-serif"), drawing.Texts.Select(text => new XElement(Svg + "text",
                At("x", text.X), At("y", text.Y), At("font-size", text.Size), new XAttribute("fill", text.Colour), text.Text)))).ToString(SaveOptions.DisableFormatting);
    }

    private static XElement Box(ChartBox box) => new(Svg + "rect", At("x", box.X), At("y", box.Y), At("width", box.Width), At("height", box.Height), At("rx", 4),
        box.IsHidden
            ? (object[])[new XAttribute("fill", "none"), new XAttribute("stroke", ChartDrawing.Soft), new XAttribute("stroke-dasharray", "5 5")]
            : [new XAttribute("fill", box.Colour)]);

    private static XAttribute At(string name, float value) => new(name, Math.Round(value, 2).ToString(CultureInfo.InvariantCulture));
}
