using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation.Domains;

/// <summary>Where an operand of an operator has to lie.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Allowed">Where its first operand has to lie.</param>
/// <param name="Beyond">Where that can be instead, in words behind "can be".</param>
/// <param name="Remedy">What to write instead.</param>
internal sealed record DomainRow(Operator Operator, Interval Allowed, string Beyond, string Remedy)
{
    private const string Guard = "guard it with a branch";

    public static readonly IReadOnlyList<DomainRow> All =
    [
        .. new[] { Operators.Log, Operators.Log2, Operators.Log10, Operators.LogToBase, Operators.ReciprocalSqrtEstimate }
            .Select(row => new DomainRow(row, Interval.Positive, "0 or negative", Guard + ", add what keeps it positive, or make the variable the logarithm itself")),
        .. new[] { Operators.LogP1, Operators.Log2P1, Operators.Log10P1 }
            .Select(row => new DomainRow(row, new Interval(-1, double.PositiveInfinity, false, false), "-1 or less", Guard)),
        new(Operators.Sqrt, Interval.NotNegative, "negative", Guard + ", or take Math.Max(…, 0) of it where only rounding can make it so"),
        .. new[] { Operators.Asin, Operators.Acos, Operators.AsinPi, Operators.AcosPi }
            .Select(row => new DomainRow(row, new Interval(-1, 1), "outside [-1, 1], be it by rounding", "limit it with Math.Clamp(…, -1, 1), or use Math.Atan2")),
        new(Operators.Acosh, Interval.From(1), "less than 1", Guard),
        new(Operators.Atanh, new Interval(-1, 1, false, false), "-1, 1 or beyond", Guard),
    ];

    /// <summary>A power of a negative base is a number only where the exponent is whole.</summary>
    public static readonly DomainRow Power = new(Operators.Pow, Interval.NotNegative, "negative", "take Math.Abs or the square of the base, or guard it with a branch");

    public static DomainRow? Find(Operator row) => All.FirstOrDefault(domain => domain.Operator == row);
}
