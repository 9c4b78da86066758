using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using SummaryService.Api.Problems;
using SummaryService.Api.QueryOptions;
using SummaryService.Api.Summaries.Answers;
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
        var group = routes.MapGroup("").WithTags("Layers").WithRefusals();

        group.MapGet(Path, (HttpRequest request, [AsParameters] LanguageQuery query) =>
                TypedResults.Bytes(pages.List(ProblemLanguage.Of(request, query.Lang)), "application/json"))
            .WithName("listLayers")
            .WithSummary("List the layer types")
            .WithDescription("Every layer class of Keras, family by family, each in a sentence.")
            .WithOptions<LanguageQuery, LanguageQueryValidator>(KnownOptions.OfCatalogue)
            .Produces<CatalogueAnswer>(StatusCodes.Status200OK, "application/json");

        group.MapGet($"{Path}/{{type}}", (HttpRequest request, string type, [AsParameters] LanguageQuery query) => Page(type, ProblemLanguage.Of(request, query.Lang)))
            .WithName("getLayer")
            .WithSummary("Describe a layer type")
            .WithDescription("Its arguments with kind, default and meaning, what goes in, what comes out, its weights with their axes, and an example with its row.")
            .WithOptions<LanguageQuery, LanguageQueryValidator>(KnownOptions.OfCatalogue)
            .Produces<LayerPageAnswer>(StatusCodes.Status200OK, "application/json")
            .Produces<ProblemAnswer>(StatusCodes.Status404NotFound, ProblemResult.ContentType);

        group.MapGet("/v1/schema", (HttpRequest request, [AsParameters] LanguageQuery query) =>
                TypedResults.Bytes(pages.Schema(ProblemLanguage.Of(request, query.Lang)), "application/schema+json"))
            .WithName("getSchema")
            .WithSummary("Get the JSON Schema of the short form")
            .WithDescription("JSON Schema 2020-12: an editor that loads it completes layer types and arguments.")
            .WithOptions<LanguageQuery, LanguageQueryValidator>(KnownOptions.OfCatalogue)
            .Produces<JsonObject>(StatusCodes.Status200OK, "application/schema+json");
    }

    private static IResult Page(string type, string language)
    {
        if (LayerPages.Page(type, language) is { } page) return TypedResults.Bytes(page, "application/json");
        var near = Suggestion.For(type, LayerCatalogue.Names);
        return new ProblemResult(Refusals.NotFound(near is null
            ? Phrase.Of("detail.no_layer", ("path", Path))
            : Phrase.Of("detail.no_layer_near", ("near", near))));
    }
}

/// <summary>The options of the catalogue.</summary>
internal sealed record LanguageQuery
{
    /// <summary>The language of the words.</summary>
    [FromQuery(Name = "lang")]
    public string? Lang { get; init; }
}
