using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SummaryService.Api.Hosting;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SummaryService.Api.Documentation;

/// <summary>The OpenAPI document and Swagger UI.</summary>
internal static class DocumentationSetup
{
    private const string Version = "v1";
    private const string Key = "key";

    /// <summary>Registers what describes the calls.</summary>
    public static void AddDocumentation(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(Describe);
        services.AddOptions<SwaggerGenOptions>().Configure<Access>(DescribeKey);
        services.AddSingleton<ISerializerDataContractResolver>(
            new JsonSerializerDataContractResolver(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower }));
    }

    /// <summary>Serves the document and the page that shows it.</summary>
    public static void MapDocumentation(this WebApplication app)
    {
        app.MapSwagger(setupAction: document => document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        app.UseSwaggerUI(page =>
        {
            page.SwaggerEndpoint($"/swagger/{Version}/swagger.json", "SummaryService");
            page.DocumentTitle = "SummaryService";
            page.DisplayRequestDuration();
        });
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
