using System.Security.Cryptography;
using ParticipationBot.Participation;
using ParticipationBot.Participation.Participants;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Storage.Polls;

namespace ParticipationBot.StaffConsole.Polls;

/// <summary>A poll while it is being written: everything may still be empty or wrong.</summary>
public sealed class PollDraft
{
    /// <summary>Without signs that look alike on paper.</summary>
    private const string CodeSigns = "abcdefghjkmnpqrstuvwxyz23456789";

    public required string Id { get; init; }
    public int Version { get; set; }
    public string Code { get; set; } = "";
    public Bilingual Title { get; init; } = new();
    public Bilingual Introduction { get; init; } = new();
    public bool Sensitive { get; set; }
    public List<QuestionDraft> Questions { get; init; } = [];
    public HashSet<AgeBand> Ages { get; init; } = [];
    public bool IsListed { get; set; } = true;
    public string Region { get; set; } = "";
    public string Language { get; set; } = "";
    public DateOnly? Opens { get; set; }

    /// <summary>The last day on which children can answer.</summary>
    public DateOnly? LastDay { get; set; }

    public static PollDraft New()
    {
        var code = RandomNumberGenerator.GetString(CodeSigns, 8);
        return new PollDraft { Id = $"poll-{code}", Code = code, Questions = { new QuestionDraft { Id = "q1" } } };
    }

    public static PollDraft Of(PollSummary poll) => new()
    {
        Id = poll.Definition.Id,
        Version = poll.Version,
        Code = poll.Definition.Code,
        Title = Bilingual.Of(poll.Definition.Title),
        Introduction = Bilingual.Of(poll.Definition.Introduction),
        Sensitive = poll.Definition.Sensitive,
        Questions = [.. poll.Definition.Questions.Select(QuestionDraft.Of)],
        Ages = [.. poll.Audience.Ages],
        IsListed = poll.Audience.IsListed,
        Region = poll.Audience.Region ?? "",
        Language = poll.Audience.Language ?? "",
        Opens = poll.Audience.Opens is { } opens ? KazakhstanTime.DayOf(opens) : null,
        LastDay = poll.Audience.Closes is { } closes ? KazakhstanTime.LastDayBefore(closes) : null,
    };

    public PollDefinition ToDefinition() => new(
        Id, Version, Code.Trim(), Title.ToText(), Introduction.ToText(), [.. Questions.Select(question => question.ToQuestion())], Sensitive);

    public PollAudience ToAudience() => new(
        [.. Ages.Order()], IsListed, Opens is { } opens ? KazakhstanTime.StartOf(opens) : null, LastDay is { } last ? KazakhstanTime.StartOf(last.AddDays(1)) : null,
        Region.Length > 0 ? Region : null, Language.Length > 0 ? Language : null);

    public void AddQuestion() => Questions.Add(new QuestionDraft { Id = FreeId("q", Questions.Select(question => question.Id)) });

    public void Move(QuestionDraft question, int by)
    {
        var from = Questions.IndexOf(question);
        if (from + by < 0 || from + by >= Questions.Count) return;
        Questions.RemoveAt(from);
        Questions.Insert(from + by, question);
    }

    internal static string FreeId(string letter, IEnumerable<string> taken)
    {
        var ids = taken.ToHashSet();
        return Enumerable.Range(1, ids.Count + 1).Select(number => $"{letter}{number}").First(id => !ids.Contains(id));
    }
}

/// <summary>A text in both languages of the children, side by side.</summary>
public sealed class Bilingual
{
    public string Kk { get; set; } = "";
    public string Ru { get; set; } = "";

    public static Bilingual Of(PollText text) => new() { Kk = text.Kk, Ru = text.Ru };

    public PollText ToText() => new(Kk.Trim(), Ru.Trim());
}
