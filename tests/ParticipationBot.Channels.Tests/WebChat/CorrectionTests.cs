using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Channels.Tests.Telegram;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.WebChat;

namespace ParticipationBot.Channels.Tests.WebChat;

/// <summary>A helper corrects what they wrote to a child at the web page.</summary>
public sealed class CorrectionTests
{
    private static readonly Guid Dana = Guid.Parse("11111111-1111-7111-8111-111111111111");
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_open_page_is_told_to_change_the_words_and_a_page_opened_later_has_them()
    {
        await using var host = await WebChatHost.StartAsync();
        using var child = await WebChild.OpenAsync(host);
        await using var db = await host.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Cancel);
        var (found, reply, said) = await AnsweredAsync(host, child, db);

        (await host.Get<CaseCorrections>().CorrectAsync(Dana, found, reply, "Звони 111.", Cancel)).Should().Be(CorrectionResult.Sent);
        var correction = (await HeardAsync(child, "Звони 111.")).GetProperty("channelData");
        correction.GetProperty("takesPlaceOf").GetString().Should().Be(said.GetProperty("id").GetString());
        correction.GetProperty("corrected").GetString().Should().EndWith("Звони 111.").And.NotContain("✏️");
        await Talk.UntilAsync(() => db.CaseMessages.AnyAsync(row => row.Corrects == reply && row.Delivery == DeliveryState.Edited, Cancel), "the case knows");
        var later = await host.Get<WebActivities>().SinceAsync(child.Conversation, 0, Cancel);
        later.Should().NotContain(each => each.Content.Text.Contains("Звони 110.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_page_has_forgotten_the_message_a_new_one_says_that_it_corrects()
    {
        await using var host = await WebChatHost.StartAsync();
        using var child = await WebChild.OpenAsync(host);
        await using var db = await host.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Cancel);
        var (found, reply, _) = await AnsweredAsync(host, child, db);
        await db.WebActivities.ExecuteDeleteAsync(Cancel);
        await host.Get<CaseCorrections>().CorrectAsync(Dana, found, reply, "Звони 111.", Cancel);
        (await HeardAsync(child, "Звони 111.")).GetProperty("text").GetString().Should().StartWith("✏️");
        await Talk.UntilAsync(() => db.CaseMessages.AnyAsync(row => row.Corrects == reply && row.Delivery == DeliveryState.Delivered, Cancel), "the case knows");
    }

    private static Task<JsonElement> HeardAsync(WebChild child, string words) =>
        child.HeardAsync(said => said.GetProperty("text").GetString()!.EndsWith(words, StringComparison.Ordinal));

    private static async Task<(Guid Case, Guid Reply, JsonElement Said)> AnsweredAsync(WebChatHost host, WebChild child, ParticipationDb db)
    {
        await child.OnboardAsync("ru");
        await child.SayAsync("HARM");
        await Talk.UntilAsync(() => db.Cases.AnyAsync(Cancel), "there is a case");
        var found = await db.Cases.SingleAsync(Cancel);
        await host.Get<CaseDesk>().ReplyAsync(Dana, found.Id, "Звони 110.", found.LastMessageAt, Cancel);
        var said = await HeardAsync(child, "Звони 110.");
        return (found.Id, (await db.CaseMessages.AsNoTracking().SingleAsync(row => row.Author == CaseAuthor.Helper, Cancel)).Id, said);
    }
}
