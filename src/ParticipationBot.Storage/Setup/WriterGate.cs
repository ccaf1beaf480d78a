namespace ParticipationBot.Storage;

/// <summary>SQLite has one writer at a time: waiting here is fair and costs nothing, waiting in SQLite is polling. Open on PostgreSQL.</summary>
public sealed class WriterGate(StorageOptions options)
{
    internal bool IsPostgres => options.IsPostgres;

    private readonly SemaphoreSlim? gate = options.IsPostgres ? null : new SemaphoreSlim(1);

    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        if (gate is null) return Pass.Free;
        await gate.WaitAsync(cancellation);
        return new Pass(gate);
    }

    private sealed class Pass(SemaphoreSlim? gate) : IDisposable
    {
        public static readonly Pass Free = new(null);

        public void Dispose() => gate?.Release();
    }
}
