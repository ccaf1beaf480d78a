using Microsoft.EntityFrameworkCore;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Polls;

namespace ParticipationBot.Storage.Turns;

/// <summary>Says in plain words what is held about a child.</summary>
internal sealed class MyDataSummary(Pseudonyms pseudonyms, PollAnswers answers)
{
    public async Task<Prompt> ForAsync(ParticipationDb db, Chat chat, CancellationToken cancellation)
    {
        var child = chat.Participant;
        var pseudonym = pseudonyms.InPoll(child.Id, EffectApplier.StandingPoll);
        var views = await db.Views.CountAsync(view => view.Pseudonym == pseudonym, cancellation);
        var told = new[] { Key("sex", child.Sex), Key("region", child.Region), Key("settlement", child.Settlement), Key("home_language", child.HomeLanguage), Key("difficulty", child.Difficulty) }
            .OfType<string>().ToList();
        return new Prompt("mydata.summary")
            .With("views", views)
            .With("polls", await answers.CountAsync(db, child.Id, cancellation))
            .With("age", new TextKey(child.AgeBand is { } age ? $"age.{char.ToLowerInvariant(age[0])}{age[1..].Replace("To", "to")}" : "mydata.nothing"))
            .With("profile", told.Count > 0 ? new TextKeys(told) : new TextKey("mydata.nothing"))
            .With("news", new TextKey(child.WantsNews ? "mydata.yes" : "mydata.no"));
    }

    private static string? Key(string attribute, string? value) => value is null ? null : $"{attribute}.{value}";
}
