namespace ParticipationBot.Participation.Topics;

/// <summary>Says what a text is about.</summary>
public interface ITopicClassifier
{
    /// <returns>At most three topics, the most likely first; empty where the classifier abstains. Never throws for a text.</returns>
    IReadOnlyList<TopicGuess> Guess(string text);
}

/// <param name="Topic">Id of a <see cref="Topic"/>.</param>
/// <param name="Probability">Between 0 and 1, calibrated.</param>
public readonly record struct TopicGuess(string Topic, double Probability);
