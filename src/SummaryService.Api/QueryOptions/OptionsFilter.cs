using System.Collections.Frozen;
using System.Collections.Immutable;
using FluentValidation;
using FluentValidation.Results;
using SummaryService.Api.Problems;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Problems;

namespace SummaryService.Api.QueryOptions;

/// <summary>Refuses a request whose options are unknown or do not fit, with every fault at once.</summary>
/// <typeparam name="TQuery">The options as the endpoint takes them.</typeparam>
internal sealed class OptionsFilter<TQuery>(Lazy<IValidator<TQuery>> validator, ImmutableArray<QueryOption> known) : IEndpointFilter
    where TQuery : class
{
    private const string Code = "invalid_option";

    private readonly FrozenSet<string> _names = known.Select(option => option.Name).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        // Most requests have no options, and then there is nothing to check.
        if (!request.QueryString.HasValue)
            return next(context);

        var query = context.Arguments.OfType<TQuery>().Single();
        var faults = validator.Value.Validate(query).Errors;
        var unknown = request.Query.Keys.Where(name => !_names.Contains(name)).ToList();
        return faults.Count == 0 && unknown.Count == 0
            ? next(context)
            : ValueTask.FromResult<object?>(new ProblemResult(
                Refusals.Options([.. Unknown(unknown, request.Query).Concat(faults.Select(Item)).Take(ProblemReport.Most)])));
    }

    private IEnumerable<ProblemItem> Unknown(List<string> names, IQueryCollection query) =>
        from name in names
        let near = Suggestion.For(name, known.Select(option => option.Name))
        let all = Phrase.Of("option.all", ("options", string.Join(", ", known.Select(option => option.Name))))
        select new ProblemItem(Code, Phrase.Of("option.unknown", ("name", name)))
        {
            Parameter = name,
            Hint = near is null ? all : Phrase.Of("option.near", ("near", near)),
            ReceivedText = query[name].ToString(),
        };

    private static ProblemItem Item(ValidationFailure failure)
    {
        var fault = (OptionFault)failure.CustomState;
        return new(Code, fault.Message)
        {
            Parameter = failure.PropertyName,
            Hint = fault.Hint,
            ReceivedText = failure.AttemptedValue as string,
        };
    }
}
