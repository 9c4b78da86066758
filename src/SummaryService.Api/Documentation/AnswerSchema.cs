using System.Reflection;
using System.Text.Json;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SummaryService.Api.Documentation;

/// <summary>Takes from an answer's record what may be null, and what is always there.</summary>
internal sealed class AnswerSchema : ISchemaFilter
{
    /// <inheritdoc/>
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { } members } answer) return;

        // An answer may get members that this version does not know yet.
        answer.AdditionalPropertiesAllowed = true;
        answer.Required = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var property in context.Type.GetProperties())
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            var isNullable = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
            members[name] = isNullable ? OrNull(members[name]) : NotNull(members[name]);
            if (!isNullable || property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)))
                answer.Required.Add(name);
        }
    }

    private static IOpenApiSchema NotNull(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchema { Type: { } type } member)
            member.Type = type & ~JsonSchemaType.Null;
        return schema;
    }

    private static IOpenApiSchema OrNull(IOpenApiSchema schema) => schema is OpenApiSchemaReference
        ? new OpenApiSchema { Description = schema.Description, OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, schema] }
        : schema;
}
