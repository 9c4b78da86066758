using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SummaryService.Api.QueryOptions;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SummaryService.Api.Documentation;

/// <summary>Documents what a caller chooses in the address of a call, and its options, by what they say of themselves.</summary>
internal sealed class OptionDescription : IOperationFilter
{
    /// <inheritdoc/>
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        operation.Parameters =
        [
            .. metadata.OfType<PathValue>().Select(Parameter),
            .. metadata.OfType<AcceptedOptions>().SelectMany(accepted => accepted.Options).Select(Parameter),
        ];
    }

    private static OpenApiParameter Parameter(PathValue value) => new()
    {
        Name = value.Name,
        In = ParameterLocation.Path,
        Required = true,
        Description = value.Description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = Enum(value.Choices) },
        Example = JsonValue.Create(value.Example),
    };

    private static OpenApiParameter Parameter(QueryOption option) => new()
    {
        Name = option.Name,
        In = ParameterLocation.Query,
        Description = option.Description,
        // The one that is written as it is read, with commas.
        Explode = option is not NumbersOption,
        Style = ParameterStyle.Form,
        Schema = Schema(option),
    };

    private static OpenApiSchema Schema(QueryOption option) => option switch
    {
        ChoiceOption choice => new()
        {
            Type = JsonSchemaType.String,
            Enum = Enum(choice.Values),
            Default = choice.Default is null ? null : JsonValue.Create(choice.Default),
        },
        FlagOption flag => new()
        {
            Type = JsonSchemaType.Boolean,
            Default = flag.Default is null ? null : JsonValue.Create(bool.Parse(flag.Default)),
        },
        WholeNumberOption number => new()
        {
            Type = JsonSchemaType.Integer,
            Minimum = number.Least.ToString(CultureInfo.InvariantCulture),
            Maximum = number.Most.ToString(CultureInfo.InvariantCulture),
            Default = number.Default is null ? null : JsonValue.Create(int.Parse(number.Default, CultureInfo.InvariantCulture)),
        },
        NumbersOption numbers => new()
        {
            Type = JsonSchemaType.Array,
            MaxItems = numbers.MostNumbers,
            Items = new OpenApiSchema
            {
                Type = JsonSchemaType.Number,
                Minimum = "0",
                Maximum = numbers.Most.ToString(CultureInfo.InvariantCulture),
            },
        },
        LayerRangeOption => new()
        {
            Type = JsonSchemaType.Array,
            MinItems = 2,
            MaxItems = 2,
            Items = new OpenApiSchema { Type = JsonSchemaType.String },
        },
        _ => new() { Type = JsonSchemaType.String },
    };

    private static List<JsonNode>? Enum(ImmutableArray<string> values) => values.IsEmpty ? null : [.. values.Select(value => JsonValue.Create(value))];
}
