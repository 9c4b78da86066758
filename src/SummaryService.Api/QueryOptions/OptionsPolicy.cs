using System.Collections.Immutable;
using FluentValidation;

namespace SummaryService.Api.QueryOptions;

/// <summary>The options that an endpoint takes, for those who document it.</summary>
internal sealed record AcceptedOptions(ImmutableArray<QueryOption> Options);

/// <summary>Gives an endpoint its options.</summary>
internal static class OptionsPolicy
{
    /// <summary>Takes these options and no others, and checks them.</summary>
    public static RouteHandlerBuilder WithOptions<TQuery>(
        this RouteHandlerBuilder endpoint, IValidator<TQuery> validator, ImmutableArray<QueryOption> options)
        where TQuery : class =>
        endpoint.AddEndpointFilter(new OptionsFilter<TQuery>(validator, options)).WithMetadata(new AcceptedOptions(options));
}
