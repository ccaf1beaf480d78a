using ParticipationBot.Channels.Notices;
using ParticipationBot.Channels.Telegram;
using ParticipationBot.Participation.Polls.Floods;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Announcements;
using ParticipationBot.Storage.Cases.Notices;
using ParticipationBot.Storage.Duty;
using ParticipationBot.Storage.Retention;

namespace ParticipationBot.Hosting;

/// <summary>The product's settings, from appsettings.json and the environment.</summary>
/// <param name="Telegram">Null where no token is set: the channel is off.</param>
/// <param name="DataDirectory">Keys, the SQLite database, logs and the trained model.</param>
/// <param name="ModelFile">The language model; trained there on first start.</param>
internal sealed record Settings(
    string DataDirectory, string? ConnectionString, TelegramOptions? Telegram, string ModelFile, bool IsDemo, HelplineOptions Helpline, RetentionTerms Retention, NoticeOptions Notices,
    StaffNoticeOptions StaffNotices)
{
    /// <summary>Real children write here: the bot speaks to Telegram itself, or the operator says so.</summary>
    public bool IsProduction { get; init; }

    /// <summary>When and how fast children are told news.</summary>
    public AnnouncementOptions News { get; init; } = new();

    /// <summary>When a rush of answers to a poll is shown to a person.</summary>
    public FloodOptions Floods { get; init; } = new();

    public StorageOptions Storage => new(ConnectionString, DataDirectory, IsDemo);

    public string LocalizationFolder { get; } = Path.Combine(AppContext.BaseDirectory, "localization");

    public static Settings Read(IConfiguration configuration)
    {
        var data = Path.GetFullPath(configuration["DataDirectory"] is { Length: > 0 } folder ? folder : "data");
        Directory.CreateDirectory(data);
        return new Settings(
            data,
            configuration.GetConnectionString("Main"),
            ReadTelegram(configuration.GetSection("Telegram")),
            configuration["Language:ModelFile"] is { Length: > 0 } model ? model : Path.Combine(data, "models", "language.model"),
            configuration.GetValue("Demo", false),
            configuration.GetSection("Helpline").Get<HelplineOptions>() ?? new HelplineOptions(),
            configuration.GetSection("Retention").Get<RetentionTerms>() ?? new RetentionTerms(),
            ReadNotices(configuration.GetSection("Notices")),
            ReadStaffNotices(configuration))
        {
            News = configuration.GetSection("News").Get<AnnouncementOptions>() ?? new AnnouncementOptions(),
            Floods = configuration.GetSection("Floods").Get<FloodOptions>() ?? new FloodOptions(),
            IsProduction = configuration.GetValue<bool?>("Production")
                ?? (NullIfEmpty(configuration["Telegram:BotToken"]) is not null && NullIfEmpty(configuration["Telegram:ApiRoot"]) is null),
        };
    }

    private static NoticeOptions ReadNotices(IConfigurationSection section)
    {
        var (email, webhook) = (section.GetSection("Email"), section.GetSection("Webhook"));
        return new NoticeOptions
        {
            Email = NullIfEmpty(email["Host"]) is { } host
                ? new EmailOptions(host, email.GetValue("Port", 587), email["From"] ?? "", NullIfEmpty(email["User"]), NullIfEmpty(email["Password"]), email["Security"] ?? "auto")
                : null,
            Webhook = NullIfEmpty(webhook["Url"]) is { } url
                ? new WebhookOptions(new Uri(url, UriKind.Absolute), webhook["Secret"] ?? "", webhook.GetValue("AllowsPrivateNetwork", false))
                : null,
        };
    }

    private static StaffNoticeOptions ReadStaffNotices(IConfiguration configuration)
    {
        var section = configuration.GetSection("Notices");
        var chat = NullIfEmpty(configuration["Telegram:BotToken"]) is null ? null : NullIfEmpty(configuration["Telegram:StaffChat"]);
        return new StaffNoticeOptions(chat, NullIfEmpty(section["Language"]) ?? "ru")
        {
            UsesEmail = NullIfEmpty(section["Email:Host"]) is not null,
            UsesWebhook = NullIfEmpty(section["Webhook:Url"]) is not null,
            FallbackEmail = NullIfEmpty(section["FallbackEmail"]),
        };
    }

    private static TelegramOptions? ReadTelegram(IConfigurationSection section) =>
        section["BotToken"] is { Length: > 0 } token
            ? new TelegramOptions
            {
                BotToken = token,
                ApiRoot = NullIfEmpty(section["ApiRoot"]),
                WebhookUrl = NullIfEmpty(section["WebhookUrl"]),
                WebhookSecret = NullIfEmpty(section["WebhookSecret"]),
                StaffChat = NullIfEmpty(section["StaffChat"]),
                PacePerSecond = section.GetValue("PacePerSecond", 25.0),
            }
            : null;

    private static string? NullIfEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
