using ParticipationBot.Participation.DisclosureControl;

namespace ParticipationBot.Insights.Themes;

/// <summary>What sets a theme apart from the rest of its topic, in words of each language (class-based TF-IDF).</summary>
internal sealed class ThemeNaming
{
    private const int MostTerms = 8;
    private const double LeastLift = 1.2;
    private readonly SubjectLexicon lexicon;
    private readonly WordBook book;
    private readonly IReadOnlyList<ThemeView> views;
    private readonly Dictionary<bool, (Dictionary<string, int> Counts, int Views)> topic = [];

    public ThemeNaming(SubjectLexicon lexicon, WordBook book, IReadOnlyList<ThemeView> views)
    {
        (this.lexicon, this.book, this.views) = (lexicon, book, views);
        foreach (var isKazakh in (bool[])[true, false]) topic[isKazakh] = Count(Enumerable.Range(0, views.Count).Where(at => views[at].IsKazakh == isKazakh));
    }

    /// <returns>The most telling words first. A word that fewer than ten children of the theme wrote is never among them.</returns>
    public (IReadOnlyList<string> Kazakh, IReadOnlyList<string> Russian) Words(FoundTheme theme)
    {
        var (kazakh, russian) = (Best(theme, isKazakh: true), Best(theme, isKazakh: false));
        return (Written(kazakh, russian, "kk"), Written(russian, kazakh, "ru"));
    }

    private List<(string Term, string Word)> Best(FoundTheme theme, bool isKazakh)
    {
        var own = theme.Core.Where(at => views[at].IsKazakh == isKazakh).ToList();
        var (counts, size) = Count(own);
        var (all, inTopic) = topic[isKazakh];
        var said = counts.Where(pair => pair.Value >= Disclosure.Least)
            .Select(pair => (pair.Key, Share: (double)pair.Value / size, Lift: (double)pair.Value / size / ((double)all[pair.Key] / inTopic))).ToList();
        // Where a theme is nearly all of its topic, nothing sets it apart, and what is said most names it.
        var telling = said.Exists(term => term.Lift > LeastLift) ? said.Where(term => term.Lift > LeastLift).Select(term => (term.Key, Score: term.Share * Math.Log(term.Lift))) : said.Select(term => (term.Key, Score: term.Share));
        return [.. telling.OrderByDescending(term => term.Score).ThenBy(term => term.Key, StringComparer.Ordinal)
            .Select(term => (term.Key, Word: WordOf(term.Key, own, isKazakh))).Where(term => term.Word is not null).Select(term => (term.Key, term.Word!)).Take(MostTerms)];
    }

    /// <summary>Where few wrote in a language, the subjects of the other one name the theme.</summary>
    private List<string> Written(List<(string Term, string Word)> own, List<(string Term, string Word)> other, string language)
    {
        if (own.Count > 0) return [.. own.Select(term => term.Word).Distinct()];
        var named = other.Where(term => term.Term[0] == WordBook.Subject).Select(term => lexicon.NameOf(term.Term[1..], language)).OfType<string>().ToList();
        return named.Count > 0 ? named : [.. other.Select(term => term.Word)];
    }

    private string? WordOf(string term, List<int> own, bool isKazakh)
    {
        if (term[0] == WordBook.Subject && lexicon.NameOf(term[1..], isKazakh ? "kk" : "ru") is { } name) return name;
        var forms = own.SelectMany(at => views[at].Words.Where(word => book[word].Term == term).Select(word => (Word: book[word].Written, views[at].Child)))
            .GroupBy(form => form.Word, form => form.Child, StringComparer.Ordinal).Select(form => (form.Key, Children: form.Distinct().Count()));
        // Written as in books where enough children write so, not in Latin letters.
        return forms.Where(form => form.Children >= Disclosure.Least).OrderByDescending(form => form.Key.Any(letter => letter is >= 'Ѐ' and <= 'ӿ'))
            .ThenByDescending(form => form.Children).ThenBy(form => form.Key, StringComparer.Ordinal).Select(form => form.Key).FirstOrDefault();
    }

    /// <summary>In how many views each term stands.</summary>
    private (Dictionary<string, int> Counts, int Views) Count(IEnumerable<int> places)
    {
        var (counts, size) = (new Dictionary<string, int>(StringComparer.Ordinal), 0);
        HashSet<string> said = new(StringComparer.Ordinal);
        foreach (var at in places)
        {
            size++;
            said.Clear();
            foreach (var word in views[at].Words) if (said.Add(book[word].Term)) counts[book[word].Term] = counts.GetValueOrDefault(book[word].Term) + 1;
        }
        return (counts, size);
    }
}
