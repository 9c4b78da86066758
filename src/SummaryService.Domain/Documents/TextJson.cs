using System.Text.Json.Serialization;

namespace SummaryService.Domain.Documents;

/// <summary>How a text becomes JSON without reflection.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class TextJson : JsonSerializerContext;
