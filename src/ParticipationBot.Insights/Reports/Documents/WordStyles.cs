using System.Xml.Linq;

namespace ParticipationBot.Insights.Reports.Documents;

/// <summary>Styles and numbering of the Word document.</summary>
internal static class WordStyles
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static XElement Styles(ReportEdition edition) => edition.IsForChildren ? Styles(edition.Language, "Arial", 24, 44) : Styles(edition.Language, "Times New Roman", 22, 32);

    /// <param name="size">Of the text, in half points.</param>
    private static XElement Styles(string language, string font, int size, int title) => new(W + "styles", new XAttribute(XNamespace.Xmlns + "w", W),
        new XElement(W + "docDefaults", new XElement(W + "rPrDefault", new XElement(W + "rPr",
            new XElement(W + "rFonts", At("ascii", font), At("hAnsi", font), At("cs", font)),
            Value("sz", Half(size)), new XElement(W + "lang", At("val", Tag(language)))))),
        Style("Normal", "Normal", isDefault: true, null, 120, "", null),
        Style("Title", "Title", isDefault: false, Half(title), 60, "b", null),
        Style("Subtitle", "Subtitle", isDefault: false, Half(size + 2), 240, "", null),
        Style("Heading1", "heading 1", isDefault: false, Half(size + 6), 120, "b", 0),
        Style("Caption", "caption", isDefault: false, Half(size), 60, "b", null),
        Style("Banner", "Banner", isDefault: false, Half(size), 200, "b", null, new XElement(W + "color", At("val", "AA0000"))),
        Style("Footer", "footer", isDefault: false, "16", 0, "", null, new XElement(W + "color", At("val", "555555"))),
        // The numbering belongs to the style, so that a paragraph added in Word continues it.
        new XElement(W + "style", At("type", "paragraph"), At("styleId", "Reply"), Value("name", "Reply paragraph"), Value("basedOn", "Normal"), new XElement(W + "qFormat"),
            new XElement(W + "pPr", new XElement(W + "numPr", Value("numId", "1")), new XElement(W + "spacing", At("after", "140"), At("line", "264"), At("lineRule", "auto")), language == "kk" || size > 22 ? null : Value("jc", "both"))),
        Style("Note", "Note", isDefault: false, "17", 200, "", null),
        Style("Cell", "Cell", isDefault: false, Half(size - 4), 20, "", null),
        new XElement(W + "style", At("type", "table"), At("styleId", "Figures"), Value("name", "Figures"),
            new XElement(W + "tblPr", new XElement(W + "tblBorders",
                new[] { "top", "left", "bottom", "right", "insideH", "insideV" }.Select(side => new XElement(W + side, At("val", "single"), At("sz", "4"), At("space", "0"), At("color", "999999")))),
                new XElement(W + "tblCellMar", new[] { "top", "left", "bottom", "right" }.Select(side => new XElement(W + side, At("w", side is "top" or "bottom" ? "30" : "85"), At("type", "dxa")))))));

    /// <summary>One list: the numbered paragraphs of the reply.</summary>
    public static XElement Numbering() => new(W + "numbering", new XAttribute(XNamespace.Xmlns + "w", W),
        new XElement(W + "abstractNum", At("abstractNumId", "0"), Value("multiLevelType", "singleLevel"),
            new XElement(W + "lvl", At("ilvl", "0"), Value("start", "1"), Value("numFmt", "decimal"), Value("pStyle", "Reply"), Value("lvlText", "%1."), Value("lvlJc", "left"),
                new XElement(W + "pPr", new XElement(W + "ind", At("left", "567"), At("hanging", "567"))))),
        new XElement(W + "num", At("numId", "1"), Value("abstractNumId", "0")));

    private static string Half(int points) => points.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static XAttribute At(string name, string value) => new(W + name, value);

    public static XElement Value(string name, string value) => new(W + name, At("val", value));

    public static string Tag(string language) => language switch { "en" => "en-GB", "ru" => "ru-RU", _ => "kk-KZ" };

    private static XElement Style(string id, string name, bool isDefault, string? size, int after, string bold, int? outline, XElement? colour = null) => new(W + "style",
        At("type", "paragraph"), isDefault ? At("default", "1") : null, At("styleId", id), Value("name", name), isDefault ? null : Value("basedOn", "Normal"),
        new XElement(W + "qFormat"),
        new XElement(W + "pPr", outline is null && id != "Caption" ? null : new XElement(W + "keepNext"), new XElement(W + "spacing", At("after", after.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            outline is { } level ? Value("outlineLvl", level.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null),
        new XElement(W + "rPr", bold.Length > 0 ? new XElement(W + "b") : null, colour, size is null ? null : Value("sz", size)));
}
