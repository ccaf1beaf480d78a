namespace ParticipationBot.Storage;

/// <param name="ConnectionString">A PostgreSQL connection string ("Host=…"), a SQLite one ("Data Source=…") or a file's path; empty for
/// participation.db in the data directory.</param>
/// <param name="DataDirectory">Where the keys and, by default, the database live.</param>
/// <param name="IsDemo">Marks everything that is written as demo data.</param>
public sealed record StorageOptions(string? ConnectionString, string DataDirectory, bool IsDemo = false)
{
    public bool IsPostgres => ConnectionString is { } text
        && (text.Contains("Host=", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgres", StringComparison.OrdinalIgnoreCase));

    internal string EffectiveConnectionString
    {
        get
        {
            if (IsPostgres) return ConnectionString!;
            var path = string.IsNullOrWhiteSpace(ConnectionString) ? Path.Combine(DataDirectory, "participation.db") : ConnectionString;
            return path.Contains('=') ? path : $"Data Source={path}";
        }
    }
}

/// <summary>The database or the key folder cannot be used. The message says what to do.</summary>
public sealed class StorageUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
