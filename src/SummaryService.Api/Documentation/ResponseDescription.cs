using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SummaryService.Api.Documentation;

/// <summary>Puts the answers in the order of their status; and in plain text an answer is a string, whatever it is as data.</summary>
internal sealed class ResponseDescription : IOperationFilter
{
    /// <inheritdoc/>
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var ordered = new OpenApiResponses();
        foreach (var (status, response) in operation.Responses!.OrderBy(response => response.Key, StringComparer.Ordinal))
        {
            if (response.Content?.ContainsKey("text/plain") is true)
                response.Content["text/plain"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            ordered.Add(status, response);
        }

        operation.Responses = ordered;
    }
}
