using System.Collections.Immutable;
using FluentValidation;

namespace SummaryService.Api.QueryOptions;

/// <summary>The options that an endpoint takes, for those who document it.</summary>
internal sealed record AcceptedOptions(ImmutableArray<QueryOption> Options);

/// <summary>Gives an endpoint its options.</summary>
internal static class OptionsPolicy
{
    /// <summary>Takes these options and no others, and checks them.</summary>
    /// <typeparam name="TQuery">The options as the endpoint takes them.</typeparam>
    /// <typeparam name="TValidator">What checks them; made for the first request that has options, since its rules are compiled then.</typeparam>
    public static RouteHandlerBuilder WithOptions<TQuery, TValidator>(this RouteHandlerBuilder endpoint, ImmutableArray<QueryOption> options)
        where TQuery : class
        where TValidator : IValidator<TQuery>, new() =>
        endpoint.AddEndpointFilter(new OptionsFilter<TQuery>(new(() => new TValidator()), options)).WithMetadata(new AcceptedOptions(options));
}
