using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ParticipationBot.Storage.Setup;

/// <summary>
/// Inserts many rows of one table by few statements, in the transaction under way. SaveChanges sends a statement for each row to learn its
/// generated id, which a broadcast to a whole country need not know.
/// </summary>
internal static class ManyRows
{
    // SQLite finds a named parameter by looking through them all: more rows in a statement would be slower.
    private const int RowsInStatement = 20;

    public static async Task InsertAsync<TRow>(ParticipationDb db, IEnumerable<TRow> rows, CancellationToken cancellation)
        where TRow : class
    {
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Many rows are inserted in a transaction, or some of them would stay after a fault.");
        var columns = db.Model.FindEntityType(typeof(TRow))!.GetProperties().Where(column => column.ValueGenerated == ValueGenerated.Never).ToList();
        foreach (var part in rows.Chunk(RowsInStatement))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = transaction.GetDbTransaction();
            var values = part.Select((row, at) => string.Join(", ", columns.Select((column, place) =>
            {
                var parameter = column.GetRelationalTypeMapping().CreateParameter(command, $"@p{(at * columns.Count) + place}", column.GetGetter().GetClrValue(row), column.IsNullable);
                command.Parameters.Add(parameter);
                return parameter.ParameterName;
            })));
            command.CommandText = Insert<TRow>(db, columns) + string.Join(", ", values.Select(row => $"({row})"));
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static string Insert<TRow>(ParticipationDb db, IReadOnlyList<IProperty> columns)
    {
        var quoting = db.GetService<ISqlGenerationHelper>();
        var table = db.Model.FindEntityType(typeof(TRow))!.GetTableName()!;
        return $"INSERT INTO {quoting.DelimitIdentifier(table)} ({string.Join(", ", columns.Select(column => quoting.DelimitIdentifier(column.GetColumnName())))}) VALUES ";
    }
}
