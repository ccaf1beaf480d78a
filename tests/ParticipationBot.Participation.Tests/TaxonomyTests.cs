using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Participation.Tests;

public sealed class TaxonomyTests
{
    [Fact]
    public void Has_fifteen_topics_and_two_for_the_rest()
    {
        Taxonomy.All.Should().HaveCount(17).And.OnlyHaveUniqueItems(topic => topic.Id);
        Taxonomy.Choosable.Should().HaveCount(16).And.NotContain(topic => topic.Id == Taxonomy.NotAView);
    }

    [Fact]
    public void The_sensitive_topics_are_those_that_need_more_children_behind_a_number() =>
        Taxonomy.All.Where(topic => topic.Sensitive).Select(topic => topic.Id).Should().BeEquivalentTo("bullying", "violence", "mental_health", "disability");

    [Fact]
    public void Every_topic_of_children_speaks_to_the_list_of_issues_and_the_Convention() =>
        Taxonomy.Choosable.Where(topic => topic.Id != Taxonomy.Other)
            .Should().OnlyContain(topic => topic.ListOfIssues.Count > 0 && topic.Articles.Count > 0 && topic.Emoji.Length > 0);

    [Fact]
    public void There_are_twenty_regions() => Regions.All.Should().HaveCount(20).And.OnlyHaveUniqueItems();
}
