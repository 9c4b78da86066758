using System.Text;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SummaryService.Api.Negotiation;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SummaryService.Api.Documentation;

/// <summary>Adds the bodies that endpoints read by themselves.</summary>
internal sealed class BodyDescription : IOperationFilter
{
    /// <inheritdoc/>
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var body = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<PostedBody>().FirstOrDefault();
        if (body is null) return;

        var content = new Dictionary<string, IOpenApiMediaType>
        {
            [body.IsLines ? MediaFormat.Lines.MediaType : MediaFormat.Json.MediaType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = body.IsLines ? JsonSchemaType.String : JsonSchemaType.Object },
                Examples = body.Examples.ToDictionary(example => example.Name, IOpenApiExample (example) => Example(example, body.IsLines)),
            },
        };
        if (body.TakesFiles) AddFiles(content);
        operation.RequestBody = new OpenApiRequestBody { Required = true, Description = body.Description, Content = content };
    }

    private static void AddFiles(Dictionary<string, IOpenApiMediaType> content)
    {
        foreach (var type in new[] { "application/zip", "application/x-hdf5", "application/octet-stream" })
            content[type] = new OpenApiMediaType { Schema = File() };
        content["multipart/form-data"] = new OpenApiMediaType
        {
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = File() },
                Required = new HashSet<string> { "file" },
            },
        };
    }

    private static OpenApiSchema File() => new() { Type = JsonSchemaType.String, Format = "binary" };

    private static OpenApiExample Example(BodyExample example, bool isText) =>
        new OpenApiExample { Summary = example.Title, Value = isText ? JsonValue.Create(Encoding.UTF8.GetString(example.Json.Span)) : example.ToNode() };
}
