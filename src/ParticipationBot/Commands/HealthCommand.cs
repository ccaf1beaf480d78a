using System.CommandLine;

namespace ParticipationBot.Commands;

/// <summary>Asks a running host whether it is well: the container's health check, since the image has no curl.</summary>
internal sealed class HealthCommand : Command
{
    public HealthCommand() : base("health", "Ask a running host whether it is well.")
    {
        var address = new Argument<Uri>("address")
        {
            Description = "Its health address.",
            DefaultValueFactory = _ => new Uri("http://localhost:5080/health/ready"),
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var parsed)) return parsed;
                result.AddError($"'{result.Tokens[0].Value}' is no address. Give it whole: http://localhost:5080/health/ready");
                return null;
            },
        };
        Add(address);
        SetAction(parsed => AskAsync(parsed.GetValue(address)!));
    }

    private static async Task<int> AskAsync(Uri address)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
        try
        {
            using var answer = await client.GetAsync(address);
            Console.Out.WriteLine(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            Console.Error.WriteLine($"{address} does not answer: {fault.Message}");
            return 1;
        }
    }
}
