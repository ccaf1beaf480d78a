using System.Globalization;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Dialogs.Help;

namespace ParticipationBot.Storage.Duty;

/// <summary>Tells a child the truth about who reads right now, and which numbers are open.</summary>
internal sealed class WhoReads(HelplineTeam team, HelplineOptions options, TimeProvider time)
{
    /// <param name="withNumbers">False where the numbers were just shown.</param>
    public async Task<Prompt> ForAsync(ParticipationDb db, string? language, bool withNumbers, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var plan = await team.PlanAsync(db, cancellation);
        var next = plan.NextReading(now);
        var key = plan.IsReading(now) ? "reads.now" : next is null ? "reads.unknown" : "reads.later";
        var prompt = new Prompt(withNumbers ? key + "_call" : key);
        if (next is { } until) prompt = prompt.With("until", Moment(until, language));
        return withNumbers ? prompt.With("numbers", HelpNumbers.LinesOpenAt(now)) : prompt;
    }

    /// <summary>"понедельник, 23 ноября, 09:00": a child should not have to count days.</summary>
    private string Moment(DateTimeOffset moment, string? language)
    {
        var local = moment.ToOffset(options.LocalOffset);
        // Before a language is chosen the text stands in both.
        if (language is null) return local.ToString("dd.MM, HH:mm", CultureInfo.InvariantCulture);
        var culture = CultureInfo.GetCultureInfo(language == "ru" ? "ru-RU" : "kk-KZ");
        return local.ToString(language == "ru" ? "dddd, d MMMM, HH:mm" : "d MMMM, dddd, HH:mm", culture);
    }
}
