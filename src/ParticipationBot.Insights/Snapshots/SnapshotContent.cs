using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ParticipationBot.Insights.Snapshots;

/// <summary>What a snapshot says. All numbers went through disclosure control; none of them is a true count.</summary>
/// <param name="Children">Who gave at least one view in the period; rounded.</param>
/// <param name="Views">Rounded.</param>
public sealed record SnapshotContent(
    int Schema, DateOnly From, DateOnly To, bool IsDemo, int Children, int Views, IReadOnlyList<SnapshotTable> Tables)
{
    private static readonly JsonSerializerOptions Canonical = new(JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same content gives the same bytes: properties in the order of declaration, rows in the order of the taxonomy, no spaces.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Canonical);

    public static SnapshotContent FromBytes(byte[] bytes) => JsonSerializer.Deserialize<SnapshotContent>(bytes, Canonical)!;

    internal SnapshotContent With(IReadOnlyList<SnapshotTable> more) => this with { Tables = [.. Tables, .. more] };

    public SnapshotTable Table(string id) => Tables.Single(table => table.Id == id);
}

/// <param name="Id">For example "topic" or "topic-sex".</param>
/// <param name="Query">How each number came about, in words.</param>
/// <param name="By">The attribute of the columns; null for a one-way table.</param>
/// <param name="Themes">What the rows of a table of themes are called; null for other tables. Frozen with the numbers: a name given later changes no report.</param>
public sealed record SnapshotTable(
    string Id, string Query, string? By, IReadOnlyList<SnapshotCell> Cells,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SnapshotTheme>? Themes = null)
{
    /// <summary>False for counts of forums and of what they did: two of those may differ by one.</summary>
    [JsonIgnore]
    public bool CountsChildren => !Id.StartsWith(Forums.ForumTables.Total, StringComparison.Ordinal);

    public bool IsEmpty => Cells.All(cell => cell.Children is null);

    public SnapshotTheme? ThemeOf(string row) => Themes?.FirstOrDefault(theme => theme.Row == row);

    public SnapshotCell? Find(string row, string column) => Cells.FirstOrDefault(cell => cell.Row == row && cell.Column == column);
}

/// <param name="Children">Null where it is held back.</param>
/// <param name="Percent">Of the children of the column; null where they are too few.</param>
public sealed record SnapshotCell(string Row, string Column, int? Children, int? Percent);
