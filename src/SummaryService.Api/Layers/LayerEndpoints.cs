using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using SummaryService.Api.Documentation;
using SummaryService.Api.Hosting;
using SummaryService.Api.Problems;
using SummaryService.Api.QueryOptions;
using SummaryService.Domain.Layers;

namespace SummaryService.Api.Layers;

/// <summary>The calls that tell which layers there are, and the schema that is made of them.</summary>
internal static class LayerEndpoints
{
    private const string Path = "/v1/layers";

    /// <summary>Maps the calls.</summary>
    public static void MapLayers(this IEndpointRouteBuilder routes)
    {
        var pages = new LayerPages();
        var group = routes.MapGroup("").WithTags("Layers").WithRefusals().WithMetadata(KeptAnswer.NotModified);

        group.MapGet(Path, (HttpContext context, [AsParameters] LanguageQuery query) => Answer(context, query, pages.List))
            .WithName("listLayers")
            .WithSummary("List the layer types")
            .WithDescription("Every layer class of Keras, family by family, each in a sentence.")
            .WithOptions<LanguageQuery, LanguageQueryValidator>(KnownOptions.OfCatalogue)
            .Produces<CatalogueAnswer>(StatusCodes.Status200OK, "application/json");

        group.MapGet($"{Path}/{{type}}", (HttpContext context, string type, [AsParameters] LanguageQuery query) =>
                Answer(context, query, language => LayerPages.Page(type, language)) ?? NotFound(type))
            .WithName("getLayer")
            .WithSummary("Describe a layer type")
            .WithDescription("Its arguments with kind, default and meaning, what goes in, what comes out, its weights with their axes, and an example with its row.")
            .WithOptions<LanguageQuery, LanguageQueryValidator>(KnownOptions.OfCatalogue)
            .WithPathValue(new PathValue("type", "The class of the layer, or another name of it.", "Conv2D") { NotFound = Missing("Conv2") })
            .Produces<LayerPageAnswer>(StatusCodes.Status200OK, "application/json");

        group.MapGet("/v1/schema", (HttpContext context, [AsParameters] LanguageQuery query) => Answer(context, query, pages.Schema))
            .WithName("getSchema")
            .WithSummary("Get the JSON Schema of the short form")
            .WithDescription("JSON Schema 2020-12: an editor that loads it completes layer types and arguments.")
            .WithOptions<LanguageQuery, LanguageQueryValidator>(KnownOptions.OfCatalogue)
            .Produces<JsonObject>(StatusCodes.Status200OK, LayerPages.SchemaType);
    }

    private static IResult? Answer(HttpContext context, LanguageQuery query, Func<string, KeptAnswer?> inLanguage) =>
        inLanguage(ProblemLanguage.Of(context.Request, query.Lang))?.To(context, HeaderNames.AcceptLanguage);

    private static ProblemResult NotFound(string type) => new(Missing(type));

    private static ProblemDocument Missing(string type) => Refusals.NotFound(Suggestion.For(type, LayerCatalogue.Names) is { } near
        ? Phrase.Of("detail.no_layer_near", ("near", near))
        : Phrase.Of("detail.no_layer", ("path", Path)));
}

/// <summary>The options of the catalogue.</summary>
internal sealed record LanguageQuery
{
    /// <summary>The language of the words.</summary>
    [FromQuery(Name = "lang")]
    public string? Lang { get; init; }
}
