using System.Diagnostics;

[assembly: AssemblyFixture(typeof(ParticipationBot.EndToEnd.Tests.TrainedModel))]

namespace ParticipationBot.EndToEnd.Tests;

/// <summary>The language model, trained once by the product's own command before any host of this project starts.</summary>
public sealed class TrainedModel : IAsyncLifetime
{
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "models", "language.model");

    public async ValueTask InitializeAsync()
    {
        using var training = Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ParticipationBot.dll"), "train", "--out", File])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        var output = training.StandardOutput.ReadToEndAsync();
        var errors = training.StandardError.ReadToEndAsync();
        await training.WaitForExitAsync();
        if (training.ExitCode != 0) throw new InvalidOperationException($"Training ended with {training.ExitCode}:\n{await output}\n{await errors}");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
