namespace ParticipationBot.Insights.Snapshots;

/// <summary>What taking a snapshot goes through.</summary>
public enum SnapshotStep { Reading, Counting, Checking, Keeping }
