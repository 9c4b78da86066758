using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SummaryService.Domain.Descriptions;

/// <summary>The data files beside this code, which are embedded in the assembly.</summary>
internal static class Resource
{
    public static T Read<T>(string name, JsonTypeInfo<T> type)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream($"Descriptions/{name}")
            ?? throw new InvalidOperationException($"The assembly has no {name}.");
        return JsonSerializer.Deserialize(stream, type)!;
    }
}
