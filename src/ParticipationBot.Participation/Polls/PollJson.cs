using System.Text.Json;
using System.Text.Json.Serialization;

namespace ParticipationBot.Participation.Polls;

/// <summary>A poll as a JSON file. Unknown words are refused, so that a misspelled setting is not silently dropped.</summary>
public static class PollJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(PollDefinition poll) => JsonSerializer.Serialize(poll, Options);

    /// <exception cref="InvalidDataException">Not a poll; the message names the line and the place in the file.</exception>
    public static PollDefinition Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<PollDefinition>(json, Options) ?? throw new InvalidDataException("The file is empty.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"Line {wrong.LineNumber + 1}, {wrong.Path}: {wrong.Message}", wrong);
        }
    }
}
