using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Simulator;
using ParticipationBot.Simulator.Chats;
using ParticipationBot.Simulator.Mail;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Cases.Notices;

namespace ParticipationBot.Commands.Bench;

/// <summary>Telegram and mail for the calls to staff, both failing now and then; afterwards counts which call arrived, and looks for words of a child in them.</summary>
internal sealed class NoticeCheck : IAsyncDisposable
{
    private const double Failing = 0.05;
    private const double Hanging = 0.002;
    private readonly MailServer mail = new(failing: 0.1);
    private readonly BotApiServer telegram;
    private readonly SimulatedGroup staffChat;

    public NoticeCheck(BotApiServer telegram)
    {
        this.telegram = telegram;
        staffChat = telegram.AddGroup("staff");
        telegram.Faults.HangFor = TimeSpan.FromSeconds(3);
        telegram.Faults.Rate(FaultKind.ServerError, Failing).Rate(FaultKind.DropBefore, Failing).Rate(FaultKind.TooManyRequests, Failing).Rate(FaultKind.Hang, Hanging);
    }

    /// <summary>What a host has to be told to use both.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Telegram__StaffChat"] = staffChat.Id.ToString(CultureInfo.InvariantCulture),
        ["Notices__Email__Host"] = "127.0.0.1",
        ["Notices__Email__Port"] = mail.Port.ToString(CultureInfo.InvariantCulture),
        ["Notices__Email__From"] = "bot@example.org",
        ["Notices__Email__Security"] = "none",
        ["Notices__FallbackEmail"] = "fallback@example.org",
    };

    /// <summary>True once no call about a new case is on its way any more.</summary>
    public static async Task<bool> AllSettledAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(cancellation);
        return !await db.Notices.AnyAsync(row => row.Reason == NoticeReason.New && row.Status == NoticeStatus.Waiting, cancellation);
    }

    public async Task<Found> ReadAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(cancellation);
        // A call is about one case; grouping by both spares an aggregate that PostgreSQL lacks for ids.
        var calls = await db.Notices.AsNoTracking().Where(row => row.Reason == NoticeReason.New).GroupBy(row => new { row.Call, row.Case })
            .Select(call => new { call.Key.Case, Arrived = call.Any(row => row.Status == NoticeStatus.Delivered) }).ToListAsync(cancellation);
        var sent = staffChat.Messages.Select(message => message.Text).Concat(mail.Taken).ToList();
        var broken = telegram.Faults.Happened(FaultKind.ServerError) + telegram.Faults.Happened(FaultKind.DropBefore)
            + telegram.Faults.Happened(FaultKind.TooManyRequests) + telegram.Faults.Happened(FaultKind.Hang);
        return new Found(
            calls.Select(call => call.Case).Distinct().Count(), calls.Count(call => call.Arrived), calls.Count, staffChat.Messages.Count, mail.Taken.Count, broken, mail.Refused,
            sent.Count(text => SealedCheck.Words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))));
    }

    public ValueTask DisposeAsync() => mail.DisposeAsync();

    /// <param name="WithContent">Calls in which a child's word stands.</param>
    internal sealed record Found(int Cases, int Arrived, int Calls, int InChat, int Mails, int BrokenInTelegram, int BrokenMails, int WithContent)
    {
        public string Report => string.Create(CultureInfo.InvariantCulture,
            $"Calls about new cases {Calls}, for {Cases} cases, arrived {Arrived} (chat {InChat}, mail {Mails}); broken off: Telegram {BrokenInTelegram}, mail {BrokenMails}; with a child's word {WithContent}.");

        public bool Holds(int count) => Cases == count && Arrived == Calls && WithContent == 0;
    }
}
