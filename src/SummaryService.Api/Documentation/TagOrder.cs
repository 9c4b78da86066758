using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SummaryService.Api.Documentation;

/// <summary>Has the groups of calls stand in the order of the calls.</summary>
internal sealed class TagOrder : IDocumentFilter
{
    /// <inheritdoc/>
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var names = swaggerDoc.Paths.Values.SelectMany(path => path.Operations!.Values).SelectMany(call => call.Tags!).Select(tag => tag.Name).Distinct();
        swaggerDoc.Tags = names.Select(name => new OpenApiTag { Name = name }).ToHashSet();
    }
}
