using Microsoft.Extensions.DependencyInjection;
using ParticipationBot.Participation;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Participants;
using ParticipationBot.Storage.Views;

namespace ParticipationBot.StaffConsole.Tests.Insights;

/// <summary>Children with one view each, put straight into the database; topics get rarer along the taxonomy, three regions stay empty.</summary>
internal static class PlantedChildren
{
    public static async Task PlantAsync(this ConsoleHost host, int children, int seed = 7)
    {
        await using var db = host.Database();
        var (vault, pseudonyms, chance) = (host.Services.GetRequiredService<TextVault>(), host.Services.GetRequiredService<Pseudonyms>(), new Random(seed));
        var now = TimeProvider.System.GetUtcNow();
        for (var at = 0; at < children; at++)
        {
            var child = new ParticipantRow
            {
                Id = Guid.CreateVersion7(), CreatedAt = now, AgeBand = Pick("From10To12", "From13To15", "From16To17"),
                Sex = Pick("girl", "girl", "boy", null), Settlement = Pick("city", "city", "town", "village"), Region = Regions.All[(int)(17 * Math.Pow(chance.NextDouble(), 1.4))],
            };
            db.Participants.Add(child);
            var topic = Taxonomy.Choosable[(int)(15 * Math.Pow(chance.NextDouble(), 2))].Id;
            db.Views.Add(new ViewRow
            {
                Id = Guid.CreateVersion7(), Pseudonym = pseudonyms.InPoll(child.Id, "what-matters"), Poll = "what-matters", Language = Pick("kk", "ru")!,
                Text = vault.ProtectText("text", VaultPurpose.View), SuggestedTopics = topic, ChosenTopics = "", Topics = topic, CreatedAt = now.AddDays(-chance.Next(60)),
            });
        }
        await db.SaveChangesAsync();

        string? Pick(params string?[] values) => values[chance.Next(values.Length)];
    }
}
