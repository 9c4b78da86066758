using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using SummaryService.Api.Problems;
using SummaryService.Api.Summaries.Answers;

namespace SummaryService.Api.Examples;

/// <summary>The calls that give ready architectures.</summary>
internal static class ExampleEndpoints
{
    private const string Path = "/v1/examples";

    /// <summary>Registers the examples.</summary>
    public static void AddExamples(this IServiceCollection services)
    {
        services.AddSingleton<ExampleCatalogue>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ExampleJson.Default));
    }

    /// <summary>Maps the calls.</summary>
    public static void MapExamples(this IEndpointRouteBuilder routes)
    {
        var examples = routes.ServiceProvider.GetRequiredService<ExampleCatalogue>();
        var group = routes.MapGroup("").WithTags("Examples").WithRefusals();

        group.MapGet(Path, () => List(examples))
            .WithName("listExamples")
            .WithSummary("List the ready architectures");

        group.MapGet($"{Path}/{{name}}", (string name) => Get(examples, name))
            .WithName("getExample")
            .WithSummary("Get a ready architecture")
            .WithDescription("Gives an architecture as it can be posted to /v1/summary.")
            .Produces<JsonObject>()
            .Produces<ProblemAnswer>(StatusCodes.Status404NotFound, ProblemResult.ContentType);
    }

    private static Ok<IReadOnlyList<ExampleAnswer>> List(ExampleCatalogue examples) =>
        TypedResults.Ok<IReadOnlyList<ExampleAnswer>>(
        [
            .. examples.All.Select(example => new ExampleAnswer(
                example.Name, example.Title, example.Description, example.Dialect, $"{Path}/{example.Name}")),
        ]);

    private static IResult Get(ExampleCatalogue examples, string name) =>
        examples.Find(name) is { } example
            ? TypedResults.Bytes(example.Json, "application/json")
            : new ProblemResult(Refusals.NotFound(Phrase.Of("detail.no_example", ("path", Path))));
}
