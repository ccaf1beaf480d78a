using ParticipationBot.Simulator.Chats;

namespace ParticipationBot.Simulator.Season;

/// <summary>
/// How a synthetic child decides. It reads the buttons that it is shown and nothing else, so that it finds its way through
/// dialogs that change.
/// </summary>
internal sealed class ChildMind(string language, SeasonText text, bool isGuest, bool doubts, Random dice)
{
    private const string CommandPrefix = "!";
    private static readonly string[] Guests = ["under10", "adult"];

    /// <summary>What adults should do, in a child's words; said after the view.</summary>
    private static readonly Dictionary<string, string[]> Proposals = new(StringComparer.Ordinal)
    {
        ["kk"] = ["Бізден сұрасын, содан кейін шешсін", "Мектепке келіп көрсін", "Ақша бөлсін", "Уәде берсе, орындасын"],
        ["ru"] = ["Пусть сначала спросят нас", "Пусть приедут и посмотрят сами", "Выделить деньги и проверить", "Делать то, что обещали"],
    };

    private readonly HashSet<string> ticked = [];
    private bool hasProposed;
    private bool hasAge;

    public bool HasWritten { get; private set; }

    /// <summary>True where the child goes when the bot asks nothing more.</summary>
    public bool HasSaidAll => HasWritten || (isGuest && hasAge);

    /// <returns>What to do about a message with buttons; null where nothing remains to be done.</returns>
    public Deed? Decide(BotMessage message)
    {
        var options = message.Buttons.SelectMany(row => row).Select(button => (Button: button, Id: Option(button))).ToList();
        var own = options.Where(option => !option.Id.StartsWith(CommandPrefix, StringComparison.Ordinal)).ToList();
        var commands = options.Where(option => option.Id == CommandPrefix + "view").ToList();
        // At the main menu again, or turned away for its age: the child is through.
        if ((HasWritten && own.Exists(option => option.Id == "view")) || (isGuest && hasAge)) return null;
        if (own.Count == 0) return HasWritten ? null : commands.Count > 0 ? new Press(commands[0].Button) : new Write(Text());
        var id = Choose([.. own.Select(option => option.Id)]);
        return id is null ? new Write(Text()) : new Press(own.First(option => option.Id == id).Button);
    }

    /// <summary>The child's own text, and after it a proposal.</summary>
    public string Text()
    {
        if (HasWritten) return Proposals.TryGetValue(language, out var known) ? known[dice.Next(known.Length)] : text.Text;
        HasWritten = true;
        return text.Text;
    }

    /// <returns>An option's id; null to write instead.</returns>
    private string? Choose(IReadOnlyList<string> options)
    {
        if (options.Contains(language) && options.Count <= 3) return language;
        if (options.Contains("accept")) return "accept";
        if (options.Contains("view") && !HasWritten) return "view";
        if (options.Any(Guests.Contains)) return Age(options);
        if (options is ["skip"]) return Open();
        if (options.Contains("yes")) return YesOrNo(options);
        if (options.Any(text.Topics.Contains)) return Topic(options);
        if (options.Contains("done")) return "done";
        var answers = options.Where(option => option is not ("skip" or "back" or "delete")).ToList();
        return answers.Count == 0 || (options.Contains("skip") && dice.NextDouble() < 0.15) ? options[^1] : answers[dice.Next(answers.Count)];
    }

    private string Age(IReadOnlyList<string> options)
    {
        hasAge = true;
        var fitting = options.Where(option => Guests.Contains(option) == isGuest).ToList();
        return fitting[dice.Next(fitting.Count)];
    }

    /// <summary>A question that can only be skipped wants words.</summary>
    private string? Open()
    {
        if (!HasWritten) return null;
        if (hasProposed || dice.NextDouble() < 0.6) return "skip";
        hasProposed = true;
        return null;
    }

    private string YesOrNo(IReadOnlyList<string> options)
    {
        if (doubts && options.Contains("no") && ticked.Count == 0 && text.Topics.Count > 0) return "no";
        return dice.NextDouble() < 0.75 ? "yes" : options.Contains("skip") ? "skip" : options[^1];
    }

    /// <summary>Ticks the topics of the text one by one, then says that it is done.</summary>
    private string Topic(IReadOnlyList<string> options)
    {
        var next = text.Topics.FirstOrDefault(topic => options.Contains(topic) && !ticked.Contains(topic));
        if (next is not null && ticked.Add(next)) return next;
        return options.Contains("done") ? "done" : "skip";
    }

    private static string Option(BotButton button) => button.Data[(button.Data.IndexOf('.') + 1)..];
}

/// <summary>What a child does next.</summary>
internal abstract record Deed;

internal sealed record Press(BotButton Button) : Deed;

internal sealed record Write(string Text) : Deed;
