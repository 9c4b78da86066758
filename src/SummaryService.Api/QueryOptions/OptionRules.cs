using FluentValidation;
using FluentValidation.Results;

namespace SummaryService.Api.QueryOptions;

/// <summary>Validation by what an option says of itself.</summary>
internal static class OptionRules
{
    /// <summary>Holds a value to its option; a value that was not given fits.</summary>
    public static void MustFit<T>(this IRuleBuilderInitial<T, string?> rule, QueryOption option) =>
        rule.Custom((value, context) =>
        {
            if (value is null || option.Check(value) is not { } fault) return;
            context.AddFailure(new ValidationFailure(option.Name, fault.Message, value) { CustomState = fault.Hint });
        });

    /// <summary>Holds an option that is given twice to its number; one that was not given fits.</summary>
    public static void MustBeTwo<T>(this IRuleBuilderInitial<T, string[]?> rule, LayerRangeOption option) =>
        rule.Custom((values, context) =>
        {
            if (values is null or [] or [_, _]) return;
            context.AddFailure(new ValidationFailure(option.Name, $"'{option.Name}' is given {values.Length} times; it needs a first and a last layer.", string.Join(", ", values))
            {
                CustomState = $"Write {option.Name}=conv2d&{option.Name}=flatten.",
            });
        });
}
