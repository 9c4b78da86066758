using Microsoft.OpenApi;
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
            ["application/json"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.Object },
                Examples = body.Examples.ToDictionary(example => example.Name, Example),
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

    private static IOpenApiExample Example(BodyExample example) =>
        new OpenApiExample { Summary = example.Title, Value = example.ToNode() };
}
