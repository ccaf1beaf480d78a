using System.Globalization;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Participation.Commitments;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Storage.Duty;

namespace ParticipationBot.Storage.Commitments;

/// <summary>A commitment as a short message to a child.</summary>
internal sealed class CommitmentCard(HelplineOptions local, TimeProvider time)
{
    /// <summary>As it stands in the list.</summary>
    public Prompt Listed(CommitmentRow row, string language) => Of(row, language, "news.card");

    /// <summary>As a child is told who asked to hear of it. What came of a sensitive topic is not read out on a locked screen.</summary>
    public Prompt Told(CommitmentRow row, string language) =>
        row.TopicIds.Any(id => Taxonomy.Find(id) is { Sensitive: true }) ? new Prompt("news.told_quiet") : Of(row, language, "news.told");

    public static string Day(DateOnly day, string language) =>
        day.ToString(language == "kk" ? "yyyy 'ж.' d MMMM" : "d MMMM yyyy", CultureInfo.GetCultureInfo(language == "kk" ? "kk-KZ" : "ru-RU"));

    private Prompt Of(CommitmentRow row, string language, string key)
    {
        var words = row.Words(language);
        var emoji = row.TopicIds.Select(Taxonomy.Find).OfType<Topic>().Select(topic => topic.Emoji).FirstOrDefault() ?? "";
        var prompt = new Prompt(key)
            .With("emoji", emoji)
            .With("issue", words.Issue)
            .With("body", words.Body)
            .With("answer", words.Answer)
            .With("status", new TextKey($"news.status.{row.Status}"));
        if (row.Status == CommitmentStatus.Refused) return prompt.With("reason", words.Reason) with { Key = key + "_refused" };
        if (row is not { Due: { } due, Status: not CommitmentStatus.Done }) return prompt;
        var today = DateOnly.FromDateTime(time.GetUtcNow().ToOffset(local.LocalOffset).DateTime);
        return prompt.With("due", Day(due, language)) with { Key = key + (row.IsOverdue(today) ? "_late" : "_due") };
    }
}
