using FluentValidation;
using FluentValidation.Results;
using SummaryService.Api.Problems;

namespace SummaryService.Api.QueryOptions;

/// <summary>Validation by what an option says of itself.</summary>
internal static class OptionRules
{
    /// <summary>Holds a value to its option; a value that was not given fits.</summary>
    public static void MustFit<T>(this IRuleBuilderInitial<T, string?> rule, QueryOption option) =>
        rule.Custom((value, context) =>
        {
            if (value is null || option.Check(value) is not { } fault) return;
            context.AddFailure(Failure(option, fault, value));
        });

    /// <summary>Holds an option that is given twice to its number; one that was not given fits.</summary>
    public static void MustBeTwo<T>(this IRuleBuilderInitial<T, string[]?> rule, LayerRangeOption option) =>
        rule.Custom((values, context) =>
        {
            if (values is null or [] or [_, _]) return;
            var fault = new OptionFault(
                Phrase.Of("option.range", ("name", option.Name), ("count", values.Length)), Phrase.Of("option.range.hint", ("name", option.Name)));
            context.AddFailure(Failure(option, fault, string.Join(", ", values)));
        });

    /// <summary>The fault travels with the failure, whose own message is for nobody: which language it is told in is known later.</summary>
    private static ValidationFailure Failure(QueryOption option, OptionFault fault, string value) =>
        new(option.Name, option.Name, value) { CustomState = fault };
}
