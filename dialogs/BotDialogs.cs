using Microsoft.Extensions.DependencyInjection;
using ParticipationBot.Conversation;
using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.State;
using ParticipationBot.Dialogs.Help;
using ParticipationBot.Dialogs.Menu;
using ParticipationBot.Dialogs.MyData;
using ParticipationBot.Dialogs.News;
using ParticipationBot.Dialogs.Onboarding;
using ParticipationBot.Dialogs.PollAnswering;
using ParticipationBot.Dialogs.PollMaking;
using ParticipationBot.Dialogs.Views;
using ParticipationBot.Participation.Polls;

namespace ParticipationBot.Dialogs;

/// <summary>Every dialog of the bot, and the commands that begin them.</summary>
public static class BotDialogs
{
    /// <summary>Every dialog, with no poll to ask: for checks, the map and tests of other dialogs.</summary>
    public static DialogSet All { get; } = With(new PollBook());

    public static DialogSet With(PollBook polls) => new(
        [
            new OnboardingDialog(), new MenuDialog(), new GuestDialog(), new ViewDialog(), new ProfileDialog(), new FollowUpDialog(),
            new PollsDialog(polls), new PollDialog(polls), new NewPollDialog(),
            new HelpDialog(), new OfferDialog(), new DisclosureDialog(), new RelayDialog(),
            new HelpedDialog(helped: true), new HelpedDialog(helped: false),
            new MyDataDialog(), new LanguageDialog(), new StopDialog(), new NewsDialog(),
        ],
        [
            new CommandRoute("start", "menu", Keeps: false, Memory.MayTakePart) { WithArgument = "polls" },
            new CommandRoute("view", "view", Keeps: false, Memory.MayTakePart),
            new CommandRoute("polls", "polls", Keeps: false, Memory.MayTakePart),
            new CommandRoute("newpoll", "newpoll", Keeps: false, Memory.MayTakePart),
            new CommandRoute("news", "news", Keeps: true, Memory.HasAcceptedNotice),
            new CommandRoute("help", "help", Keeps: true, Always),
            new CommandRoute("data", "mydata", Keeps: true, Always),
            new CommandRoute("language", "language", Keeps: true, Always),
            new CommandRoute("stop", "stop", Keeps: false, Always),
            new CommandRoute("reply", "relay", Keeps: true, Always),
            new CommandRoute("helped_yes", "helped_yes", Keeps: true, Always),
            new CommandRoute("helped_no", "helped_no", Keeps: true, Always),
        ],
        Root);

    /// <summary>Commands that are listed to children; "reply" and "helped" only stand behind buttons; "newpoll" is told with a forum's code.</summary>
    public static IReadOnlyList<string> ListedCommands { get; } = ["start", "view", "polls", "news", "help", "data", "language", "stop"];

    public static IServiceCollection AddBotDialogs(this IServiceCollection services) =>
        services.AddSingleton<PollBook>().AddSingleton(provider => With(provider.GetRequiredService<PollBook>())).AddSingleton<IMenu, BotMenu>();

    private static string Root(ConversationState state) =>
        !Memory.HasAcceptedNotice(state) ? "onboarding" : Memory.MayTakePart(state) ? "menu" : "guest";

    private static bool Always(ConversationState state) => true;
}
