using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Storage.Turns;

namespace ParticipationBot.Storage.Commitments;

/// <summary>"What changed", page by page, for a child.</summary>
internal sealed class NewsBoard(CommitmentCard card, PromptRenderer renderer)
{
    public const int CardsPerPage = 3;

    public async Task<Prompt> PageAsync(ParticipationDb db, string language, int page, CancellationToken cancellation)
    {
        var found = await PublishedCommitments.PageAsync(db, page * CardsPerPage, CardsPerPage, cancellation);
        if (found.Count == 0) return new Prompt("news.empty");
        if (found.Rows.Count == 0) return new Prompt("news.all");
        var cards = found.Rows.Select(row => renderer.Render(card.Listed(row, language), language).Text);
        return new Prompt(found.Rows.Any(row => row.IsDemo) ? "news.page_demo" : "news.page")
            .With("from", page * CardsPerPage + 1)
            .With("to", page * CardsPerPage + found.Rows.Count)
            .With("all", found.Count)
            .With("cards", string.Join("\n\n", cards));
    }
}
