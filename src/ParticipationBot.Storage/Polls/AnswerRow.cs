using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ParticipationBot.Storage.Polls;

/// <summary>What counting reads of a row of answers. Past the mapper, which takes longer than the database over a million rows.</summary>
internal readonly record struct AnswerRow(byte[] Pseudonym, byte[] Groups, string Language, string Choices)
{
    /// <summary>All rows of a poll, as one statement sees them.</summary>
    public static async IAsyncEnumerable<AnswerRow> ReadAsync(ParticipationDb db, string poll, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = """SELECT "Pseudonym", "Groups", "Language", "Choices" FROM "AnswerSets" WHERE "Poll" = @poll""";
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@poll", poll);
            command.Parameters.Add(parameter);
            await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellation);
            while (await reader.ReadAsync(cancellation)) yield return Read(reader);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static AnswerRow Read(DbDataReader reader) =>
        new(reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1), reader.GetString(2), reader.GetString(3));
}
