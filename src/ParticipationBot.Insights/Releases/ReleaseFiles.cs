using System.Globalization;
using System.Text;

namespace ParticipationBot.Insights.Releases;

/// <summary>Released texts in the forms that tools for re-analysis read.</summary>
public static class ReleaseFiles
{
    /// <summary>
    /// Talk to the City: <c>id,interview,comment</c>. The interview is the text's number within the release, so that a view and its proposal
    /// stay together and nothing else does.
    /// </summary>
    public static byte[] TalkToTheCity(TextRelease release, IReadOnlyList<ReleasedText> texts) => Csv(
        ["id", "interview", "comment"],
        texts.Select((text, at) => (string[])[$"{release.Code}-{Number(at + 1)}", Number(text.Number), text.Text]));

    /// <summary>
    /// Polis: the columns of its <c>comments.csv</c>. There were no votes, so there are none; every comment has the day of the release, and an
    /// author of its own.
    /// </summary>
    public static byte[] Polis(TextRelease release, IReadOnlyList<ReleasedText> texts)
    {
        var day = new DateTimeOffset(release.AskedAt.UtcDateTime.Date, TimeSpan.Zero);
        var (stamp, date) = (day.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), day.ToString("ddd MMM dd yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " GMT+0000");
        return Csv(
            ["timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"],
            texts.Select((text, at) => (string[])[stamp, date, Number(at), Number(text.Number), "0", "0", "1", text.Text]));
    }

    private static byte[] Csv(string[] head, IEnumerable<string[]> rows)
    {
        var file = new StringBuilder().AppendJoin(',', head).Append("\r\n");
        foreach (var row in rows) file.AppendJoin(',', row.Select(Quoted)).Append("\r\n");
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    /// <summary>RFC 4180. A spreadsheet runs what begins with one of these signs as a formula, so an apostrophe goes before it.</summary>
    private static string Quoted(string field)
    {
        var safe = field.Length > 0 && field[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + field : field;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
