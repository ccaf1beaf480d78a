using ParticipationBot.Storage;

namespace ParticipationBot.Hosting;

/// <summary>The product's settings, from appsettings.json and the environment.</summary>
/// <param name="DataDirectory">Keys, the SQLite database, logs and the trained model.</param>
/// <param name="ModelFile">The language model; trained there on first start.</param>
internal sealed record Settings(
    string DataDirectory, string? ConnectionString, TelegramSettings Telegram, string ModelFile, bool IsDemo)
{
    public StorageOptions Storage => new(ConnectionString, DataDirectory, IsDemo);

    public string LocalizationFolder { get; } = Path.Combine(AppContext.BaseDirectory, "localization");

    public static Settings Read(IConfiguration configuration)
    {
        var data = Path.GetFullPath(configuration["DataDirectory"] is { Length: > 0 } folder ? folder : "data");
        Directory.CreateDirectory(data);
        return new Settings(
            data,
            configuration.GetConnectionString("Main"),
            configuration.GetSection("Telegram").Get<TelegramSettings>() ?? new TelegramSettings(),
            configuration["Language:ModelFile"] is { Length: > 0 } model ? model : Path.Combine(data, "models", "language.model"),
            configuration.GetValue("Demo", false));
    }
}

/// <summary>Telegram's part of the settings; without a token the channel is off.</summary>
internal sealed record TelegramSettings
{
    public string? BotToken { get; init; }
    public string? ApiRoot { get; init; }
    public string? WebhookUrl { get; init; }
    public string? WebhookSecret { get; init; }
    public string? StaffChat { get; init; }
    public double PacePerSecond { get; init; } = 25;

    public bool IsOn => !string.IsNullOrWhiteSpace(BotToken);
}
