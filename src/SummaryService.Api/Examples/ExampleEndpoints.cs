using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using SummaryService.Api.Documentation;
using SummaryService.Api.Hosting;
using SummaryService.Api.Problems;

namespace SummaryService.Api.Examples;

/// <summary>The calls that give ready architectures.</summary>
internal static class ExampleEndpoints
{
    private const string Path = "/v1/examples";
    private const string Json = "application/json";

    /// <summary>Registers the examples.</summary>
    public static void AddExamples(this IServiceCollection services) => services.AddSingleton<ExampleCatalogue>();

    /// <summary>Maps the calls.</summary>
    public static void MapExamples(this IEndpointRouteBuilder routes)
    {
        var examples = routes.ServiceProvider.GetRequiredService<ExampleCatalogue>();
        var group = routes.MapGroup("").WithTags("Examples").WithRefusals().WithMetadata(KeptAnswer.NotModified);

        var list = List(examples);
        group.MapGet(Path, (HttpContext context) => list.To(context))
            .WithName("listExamples")
            .WithSummary("List the ready architectures")
            .WithDescription("What each is called, what it shows, and where to get it; the first is the one to begin with.")
            .Produces<IReadOnlyList<ExampleAnswer>>();

        var all = examples.All.ToFrozenDictionary(example => example.Name, example => new KeptAnswer(example.Json.ToArray(), Json));
        var missing = Refusals.NotFound(Phrase.Of("detail.no_example", ("path", Path)));
        group.MapGet($"{Path}/{{name}}", (HttpContext context, string name) => all.GetValueOrDefault(name)?.To(context) ?? new ProblemResult(missing))
            .WithName("getExample")
            .WithSummary("Get a ready architecture")
            .WithDescription("Gives an architecture as it can be posted to /v1/summary.")
            .WithPathValue(new PathValue("name", "Which one.", examples.All[0].Name) { Choices = [.. examples.All.Select(example => example.Name)], NotFound = missing })
            .Produces<JsonObject>();
    }

    private static KeptAnswer List(ExampleCatalogue examples)
    {
        IReadOnlyList<ExampleAnswer> answers =
        [
            .. examples.All.Select(example => new ExampleAnswer(
                example.Name, example.Title, example.Description, example.Dialect, $"{Path}/{example.Name}")),
        ];
        return new(JsonSerializer.SerializeToUtf8Bytes(answers, ExampleJson.Default.IReadOnlyListExampleAnswer), Json);
    }
}
