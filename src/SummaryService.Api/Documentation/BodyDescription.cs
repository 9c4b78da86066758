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

        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = body.Description,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/json"] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchema { Type = JsonSchemaType.Object },
                    Examples = body.Examples.ToDictionary(example => example.Name, Example),
                },
            },
        };
    }

    private static IOpenApiExample Example(BodyExample example) =>
        new OpenApiExample { Summary = example.Title, Value = example.ToNode() };
}
