using System.Security.Cryptography;
using System.Text;
using SkiaSharp;

namespace ParticipationBot.StaffConsole.Cases.Export;

/// <summary>Writes lines of text onto A4 pages, in memory. Words are wrapped; a character that the font lacks stands as its code.</summary>
internal sealed class PdfPages : IDisposable
{
    private const float Width = 595;
    private const float Height = 842;
    private const float Margin = 56;
    private const float Leading = 1.4f;
    private static readonly Lazy<SKTypeface> Face = new(() => SKTypeface.FromStream(typeof(PdfPages).Assembly.GetManifestResourceStream("DejaVuSans.ttf")));

    private readonly MemoryStream bytes = new();
    private readonly SKDocument document;
    private readonly string footer;
    private SKCanvas? page;
    private float y;
    private int number;

    public PdfPages(string title, string footer)
    {
        this.footer = footer;
        document = SKDocument.CreatePdf(bytes, new SKDocumentPdfMetadata { Title = title, Producer = "ParticipationBot" });
    }

    public void Line(string text, float size = 10, float indent = 0, bool isSoft = false, float space = 0)
    {
        using var font = new SKFont(Face.Value, size);
        using var paint = new SKPaint { Color = isSoft ? new SKColor(0x55, 0x5F, 0x68) : SKColors.Black, IsAntialias = true };
        y += space;
        foreach (var line in Wrapped(Shown(text, font), font, Width - (2 * Margin) - indent))
        {
            Room(size * Leading);
            y += size * Leading;
            page!.DrawText(line, Margin + indent, y, font, paint);
        }
    }

    /// <returns>The finished file; what was kept of it here is wiped.</returns>
    public byte[] Finish()
    {
        EndPage();
        document.Close();
        var made = bytes.ToArray();
        CryptographicOperations.ZeroMemory(bytes.GetBuffer());
        return made;
    }

    public void Dispose()
    {
        document.Dispose();
        bytes.Dispose();
    }

    private void Room(float wanted)
    {
        if (page is not null && y + wanted <= Height - Margin) return;
        EndPage();
        page = document.BeginPage(Width, Height);
        number++;
        y = Margin;
    }

    private void EndPage()
    {
        if (page is null) return;
        using var font = new SKFont(Face.Value, 8);
        using var paint = new SKPaint { Color = new SKColor(0x55, 0x5F, 0x68), IsAntialias = true };
        page.DrawText($"{footer} · {number}", Margin, Height - (Margin / 2), font, paint);
        document.EndPage();
        page = null;
    }

    private static string Shown(string text, SKFont font)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' || rune.Value is 0x200D or 0xFE0F || font.ContainsGlyph(rune.Value)) shown.Append(rune.Value is 0x200D or 0xFE0F ? "" : rune.ToString());
            else shown.Append($"⟦U+{rune.Value:X4}⟧");
        }
        return shown.ToString();
    }

    private static IEnumerable<string> Wrapped(string text, SKFont font, float width)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' '))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (font.MeasureText(longer) <= width)
                {
                    line = longer;
                    continue;
                }
                if (line.Length > 0) yield return line;
                line = word;
                // A word longer than the line is cut where the line ends.
                while (font.MeasureText(line) > width)
                {
                    var fits = Math.Max(1, font.BreakText(line, width));
                    if (char.IsHighSurrogate(line[fits - 1]) && fits < line.Length) fits++;
                    yield return line[..fits];
                    line = line[fits..];
                }
            }
            yield return line;
        }
    }
}
