using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SummaryService.Api.Hosting;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SummaryService.Api.Documentation;

/// <summary>The OpenAPI document and Swagger UI.</summary>
internal static class DocumentationSetup
{
    private const string Version = "v1";
    private const string Path = $"/swagger/{Version}/swagger.json";
    private const string ScriptPath = "/swagger/lines.js";
    private const string Key = "key";

    /// <summary>Registers what describes the calls.</summary>
    public static void AddDocumentation(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSingleton<ProblemExamples>();
        services.AddSwaggerGen(Describe);
        services.AddOptions<SwaggerGenOptions>().Configure<Access>(DescribeKey);
        services.AddSingleton<ISerializerDataContractResolver>(
            new JsonSerializerDataContractResolver(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower }));
    }

    /// <summary>Serves the document and the page that shows it.</summary>
    public static void MapDocumentation(this WebApplication app)
    {
        var document = new Lazy<KeptAnswer>(() => Write(app.Services));
        app.MapGet(Path, (HttpContext context) => document.Value.To(context)).ExcludeFromDescription();
        var script = new KeptAnswer(Read("Documentation/lines.js"), "text/javascript; charset=utf-8");
        app.MapGet(ScriptPath, (HttpContext context) => script.To(context)).ExcludeFromDescription();
        app.UseSwaggerUI(page =>
        {
            page.SwaggerEndpoint(Path, "SummaryService");
            page.DocumentTitle = "SummaryService";
            page.DisplayRequestDuration();
            page.InjectJavascript(ScriptPath);
        });
    }

    private static byte[] Read(string resource)
    {
        using var stream = typeof(DocumentationSetup).Assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static KeptAnswer Write(IServiceProvider services)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        services.GetRequiredService<ISwaggerProvider>().GetSwagger(Version).SerializeAsV31(new OpenApiJsonWriter(text));
        return new(Encoding.UTF8.GetBytes(text.ToString()), "application/json");
    }

    /// <summary>Where callers need a key, the page has a button to give it, and every call of the document needs it.</summary>
    private static void DescribeKey(SwaggerGenOptions options, Access access)
    {
        if (access.Keys.IsEmpty) return;
        options.AddSecurityDefinition(Key, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = ApiKeys.Header,
            Description = "The API key that the operator of this service gave you.",
        });
        options.AddSecurityRequirement(document => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, document)] = [] });
    }

    private static void Describe(SwaggerGenOptions options)
    {
        options.SwaggerDoc(Version, new OpenApiInfo
        {
            Title = "SummaryService",
            Version = Version,
            Description = "Tells what Keras's `model.summary()` tells, from a model's architecture alone: every shape, every "
                + "parameter, the exact text. Whatever is wrong comes back as `application/problem+json`, every fault at once. "
                + "[The playground](/) shows all of it on one page.",
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        });
        // The calls stand as they are mapped, the main one first.
        options.OrderActionsBy(_ => "");
        options.DocumentFilter<TagOrder>();
        options.MapType<Int128>(() => new OpenApiSchema { Type = JsonSchemaType.Integer });
        options.MapType<Int128?>(() => new OpenApiSchema { Type = JsonSchemaType.Integer | JsonSchemaType.Null });
        options.MapType<JsonNode>(() => new OpenApiSchema());
        options.MapType<JsonObject>(() => new OpenApiSchema { Type = JsonSchemaType.Object });
        options.IncludeXmlComments(typeof(DocumentationSetup).Assembly);
        options.OperationFilter<OptionDescription>();
        options.OperationFilter<BodyDescription>();
        options.OperationFilter<ResponseDescription>();
        options.SchemaFilter<AnswerSchema>();
    }
}
