using System.Collections.Immutable;
using System.Globalization;
using Microsoft.OpenApi;
using SummaryService.Api.Negotiation;
using SummaryService.Api.Problems;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SummaryService.Api.Documentation;

/// <summary>
/// Puts the answers in the order of their status, each problem as it is told; as text of any kind an answer is a string, whatever it is as data.
/// </summary>
internal sealed class ResponseDescription(ProblemExamples problems) : IOperationFilter
{
    /// <inheritdoc/>
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var served = Served(operation);
        var notFound = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<PathValue>().FirstOrDefault()?.NotFound;
        var ordered = new OpenApiResponses();
        foreach (var (status, response) in operation.Responses!.OrderBy(response => response.Key, StringComparer.Ordinal))
        {
            foreach (var text in response.Content?.Keys.Where(type => type.StartsWith("text/", StringComparison.Ordinal)).ToArray() ?? [])
                response.Content![text] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            if (response.Content is { } content && content.TryGetValue(ProblemResult.ContentType, out var type) && type is OpenApiMediaType problem)
                problem.Example = problems.Of(int.Parse(status, CultureInfo.InvariantCulture), operation.RequestBody is not null, served, notFound);
            ordered.Add(status, response);
        }

        operation.Responses = ordered;
    }

    private static ImmutableArray<MediaFormat> Served(OpenApiOperation operation) =>
        operation.Responses!.TryGetValue("200", out var response) && response.Content is { } content ? [.. MediaFormat.All.Where(format => content.ContainsKey(format.MediaType))] : [];
}
