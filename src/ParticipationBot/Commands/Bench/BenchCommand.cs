using System.CommandLine;

namespace ParticipationBot.Commands.Bench;

/// <summary><c>bench …</c>: what the product does on this machine, each beside the limit or the peer in the same run.</summary>
internal sealed class BenchCommand : Command
{
    public BenchCommand() : base("bench", "Measure the product on this machine.")
    {
        Add(TurnsBench.Command());
        Add(LatencyBench.Command());
        Add(StartBench.Command());
        Add(LanguageBench.Command());
        Add(ExploreBench.Command());
        Add(ThemesBench.Command());
        Add(ReportBench.Command());
        Add(DisclosuresBench.Command());
        Add(PollBench.Command());
        Add(BroadcastBench.Command());
    }
}
