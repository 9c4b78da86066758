using System.Text.Json.Serialization;

namespace SummaryService.Api.Examples;

/// <summary>How the list of examples is written, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<ExampleAnswer>))]
internal sealed partial class ExampleJson : JsonSerializerContext;
