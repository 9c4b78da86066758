using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SummaryService.Api.Documentation;

/// <summary>Puts the answers in the order of their status; as text of any kind an answer is a string, whatever it is as data.</summary>
internal sealed class ResponseDescription : IOperationFilter
{
    /// <inheritdoc/>
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var ordered = new OpenApiResponses();
        foreach (var (status, response) in operation.Responses!.OrderBy(response => response.Key, StringComparer.Ordinal))
        {
            foreach (var type in response.Content?.Keys.Where(type => type.StartsWith("text/", StringComparison.Ordinal)).ToArray() ?? [])
                response.Content![type] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            ordered.Add(status, response);
        }

        operation.Responses = ordered;
    }
}
