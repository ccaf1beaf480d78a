namespace ParticipationBot.Participation.DisclosureControl;

/// <summary>True counts of children, one-way (a single column) or two-way. Never leaves the process.</summary>
/// <param name="Columns">With the number of children in each: the base of its shares. A one-way table has one column.</param>
/// <param name="Cells">Rows × columns.</param>
/// <param name="RowAdds">Each child of a row stands in exactly one of its columns, so that a hidden cell could be had by subtracting the others from the row's total.</param>
/// <param name="ColumnAdds">Likewise down a column; false for topics, of which a child may name several.</param>
public sealed record CountTable(
    IReadOnlyList<string> Rows, IReadOnlyList<(string Name, int Base)> Columns, int[,] Cells, bool RowAdds, bool ColumnAdds);

/// <summary>What may be published of a cell.</summary>
/// <param name="Children">Rounded to 5; null where it is held back.</param>
/// <param name="Percent">Of the column's children, from the rounded numbers; null where fewer than 50 children stand behind it.</param>
public sealed record PublishedCell(string Row, string Column, int? Children, int? Percent);
