using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Reference;
using Steepest.Reference.Oracle;

namespace Steepest.Generators.Tests.Rules.VectorMathematics;

/// <summary>A function on lanes, of one number type, and what to hold it against.</summary>
/// <param name="Row">The row.</param>
/// <param name="Element">The number type.</param>
internal sealed record AccuracyCase(Operator Row, ElementType Element)
{
    /// <summary>Many digits, anywhere: slow.</summary>
    public required Func<BigFloat, BigFloat, BigFloat> Exact { get; init; }

    /// <summary>Some 32 digits, where neither argument nor result is near the ends of the range.</summary>
    public required Func<DoubleDouble, DoubleDouble, DoubleDouble> Precise { get; init; }

    /// <summary>Double precision, for float.</summary>
    public required Func<double, double, double> Double { get; init; }

    /// <summary>Arguments between which the function is measured most densely.</summary>
    public required (double From, double To) Dense { get; init; }

    /// <summary>The same of the second argument.</summary>
    public (double From, double To) DenseSecond { get; init; } = (-1, 1);

    /// <summary>The largest argument, in size, for which lanes are right; beyond it the caller takes the scalar function.</summary>
    public double Limit { get; init; } = double.PositiveInfinity;

    /// <summary>Whether lanes are right for arguments above 0 only.</summary>
    public bool IsPositive { get; init; }

    public bool IsSingle => Element == ElementType.Single;

    /// <summary>Whether lanes leave an argument to the scalar function.</summary>
    public bool IsBeyond(double argument) => (Math.Abs(argument) > Limit && double.IsFinite(argument)) || (IsPositive && argument <= 0);

    public override string ToString() => $"{Row.Name} {new IrType(Element)}";
}
