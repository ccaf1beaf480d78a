using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace ParticipationBot.Insights.Reports.Documents;

/// <summary>A zip whose bytes depend on its content alone: entries in the order given, one fixed time.</summary>
internal static class FixedZip
{
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(params (string Name, XElement Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = Time;
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + content.ToString(SaveOptions.DisableFormatting)));
            }
        }
        return bytes.ToArray();
    }

    /// <summary>The part that says what type each other part is of.</summary>
    public static (string, XElement) Types(params (string Part, string Type)[] parts)
    {
        XNamespace types = "http://schemas.openxmlformats.org/package/2006/content-types";
        return ("[Content_Types].xml", new XElement(types + "Types",
            new XElement(types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            new XElement(types + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
            parts.Select(part => new XElement(types + "Override", new XAttribute("PartName", "/" + part.Part), new XAttribute("ContentType", part.Type)))));
    }

    public static (string, XElement) Relations(string name, params (string Id, string Type, string Target)[] relations)
    {
        XNamespace relation = "http://schemas.openxmlformats.org/package/2006/relationships";
        return (name, new XElement(relation + "Relationships", relations.Select(each => new XElement(relation + "Relationship",
            new XAttribute("Id", each.Id), new XAttribute("Type", "http://schemas.openxmlformats.org/" + each.Type), new XAttribute("Target", each.Target)))));
    }
}
