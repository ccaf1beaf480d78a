using System.Globalization;
using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Dialogs.Effects;

namespace ParticipationBot.Dialogs.News;

/// <summary>What came of what children said, page by page.</summary>
internal sealed class NewsDialog : Dialog
{
    private const string Page = "page";

    public override string Id => "news";
    public override int Version => 1;

    protected override void Build(DialogBuilder dialog) => dialog
        .Do("newest", context => Show(context, 0), then: "choose")
        .Ask("choose", new Prompt("news.choose").Row(new Option("more", "news.more"), new Option("back", "news.back")))
            .Navigation()
            .On("more", "next")
            .On("back", "end")
            .OnUnclear("news.unclear")
        .Do("next", context => Show(context, PageOf(context) + 1), then: "choose")
        .End("end");

    private static Outcome Show(DialogContext context, int page) =>
        context.Remember(Page, page.ToString(CultureInfo.InvariantCulture)).Apply(new ShowNews(page));

    private static int PageOf(DialogContext context) =>
        int.TryParse(context.Answers.First(Page), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0;
}
