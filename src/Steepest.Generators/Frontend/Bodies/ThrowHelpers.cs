using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>A method of <see cref="ArgumentOutOfRangeException"/> that throws where its argument is not as it should be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fails">The condition: of the argument, and of what it is compared with.</param>
/// <param name="Demand">What the message says that the argument must be; <c>{0}</c> is what it is compared with.</param>
internal sealed record ThrowHelper(string Name, Func<Term, Term, Term> Fails, string Demand);

/// <summary>The methods that throw. They order numbers as <c>CompareTo</c> does: NaN comes before all others and equals itself.</summary>
internal static class ThrowHelpers
{
    public static readonly IReadOnlyList<ThrowHelper> All =
    [
        new("ThrowIfZero", (value, _) => IsZero(value), "other than zero"),
        new("ThrowIfNegative", (value, _) => IsNegative(value), "zero or positive"),
        new("ThrowIfNegativeOrZero", (value, _) => Either(IsNegative(value), IsZero(value)), "positive"),
        new("ThrowIfEqual", AreSame, "other than {0}"),
        new("ThrowIfNotEqual", (value, other) => Not(AreSame(value, other)), "{0}"),
        new("ThrowIfGreaterThan", (value, other) => Not(IsAtMost(value, other)), "at most {0}"),
        new("ThrowIfGreaterThanOrEqual", (value, other) => IsAtMost(other, value), "less than {0}"),
        new("ThrowIfLessThan", (value, other) => Not(IsAtMost(other, value)), "at least {0}"),
        new("ThrowIfLessThanOrEqual", IsAtMost, "greater than {0}"),
    ];

    public static ThrowHelper? Find(string fullName)
        => All.FirstOrDefault(row => fullName == "System.ArgumentOutOfRangeException." + row.Name);

    private static Term IsZero(Term value) => value.Is(0);

    /// <summary>The sign of a floating-point number, which −0 has too.</summary>
    private static Term IsNegative(Term value) => value.Type.IsFloating ? Operators.IsNegative.Of(value) : value < 0;

    private static Term AreSame(Term value, Term other)
        => value.Type.IsFloating ? Either(value.Is(other), Operators.IsNaN.Of(value) & Operators.IsNaN.Of(other)) : value.Is(other);

    private static Term IsAtMost(Term value, Term other)
        => value.Type.IsFloating ? Either(value <= other, Operators.IsNaN.Of(value)) : value <= other;

    private static Term Either(Term first, Term second) => Operators.Or.Of(first, second);

    private static Term Not(Term condition) => Operators.Not.Of(condition);
}
