using System.Text.Json;
using ParticipationBot.Simulator.Http;

namespace ParticipationBot.Simulator.Methods;

/// <summary>A method's work; its result writes itself into the answer.</summary>
internal delegate ValueTask<Action<Utf8JsonWriter>> Method(ApiCall call);

/// <summary>All methods by name.</summary>
internal sealed class MethodTable
{
    private readonly Dictionary<string, Method> methods = [];

    public MethodTable(BotApiServer server)
    {
        new UpdateMethods(server).AddTo(methods);
        new MessageMethods(server).AddTo(methods);
        new ProfileMethods(server).AddTo(methods);
    }

    public static Action<Utf8JsonWriter> True { get; } = json => json.WriteBooleanValue(true);

    public ValueTask<Action<Utf8JsonWriter>> CallAsync(ApiCall call) =>
        methods.TryGetValue(call.Method, out var method) ? method(call) : throw new ApiError(404, "Not Found: method not found");
}
