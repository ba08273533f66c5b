namespace Steepest.Reference;

/// <summary>How the derivative of a function comes about.</summary>
public enum Smoothness
{
    /// <summary>Differentiable wherever it is defined.</summary>
    Smooth,

    /// <summary>Differentiable but for some points, which <see cref="FunctionReference.Edges"/> lists.</summary>
    Piecewise,

    /// <summary>Constant in pieces: the derivative is 0 and says nothing about the dependence on the arguments.</summary>
    DerivativeLost,

    /// <summary>Depends on its arguments, with derivative 0 by definition.</summary>
    Stopped,
}

/// <summary>
/// A point where convention decides. A partial that is NaN is not stated by the convention.
/// </summary>
public sealed record EdgePoint(IReadOnlyList<double> Arguments, IReadOnlyList<double> Partials);

/// <summary>One function that a loss may call: its value and partial derivatives in any precision, and where to test them.</summary>
public sealed record FunctionReference
{
    /// <summary>The type that has the function, such as Math, double or Functions; "operator" for operators.</summary>
    public required string Type { get; init; }

    /// <summary>The method, or the operator's symbol; "Negate" for the sign.</summary>
    public required string Method { get; init; }

    /// <summary>For a function that returns a tuple, the item this row is about.</summary>
    public string? Item { get; init; }

    /// <summary>The number of arguments, or of spans where <see cref="TakesSpans"/>.</summary>
    public required int Arity { get; init; }

    /// <summary>The indices of arguments that are integers; their partials are 0.</summary>
    public IReadOnlyList<int> IntegerArguments { get; init; } = [];

    /// <summary>The arguments are spans of one length; values and points hold them end to end.</summary>
    public bool TakesSpans { get; init; }

    /// <summary>Arguments and result are float; the points are representable as such.</summary>
    public bool IsSingle { get; init; }

    /// <summary>The platform's value is approximate by its documentation: only the derivative's form is to be compared.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>The platform adds or subtracts 1 in working precision, so that near 0 its value is right to a unit of 1 only.</summary>
    public bool CancelsNearZero { get; init; }

    public required Smoothness Smoothness { get; init; }

    public required Func<BigFloat[], BigFloat> Value { get; init; }

    public required Func<BigFloat[], BigFloat[]> Partials { get; init; }

    /// <summary>Ordinary, special and extreme points at which the function is differentiable.</summary>
    public required IReadOnlyList<double[]> Points { get; init; }

    public IReadOnlyList<EdgePoint> Edges { get; init; } = [];

    public string Name => Item is null ? $"{Type}.{Method}" : $"{Type}.{Method}.{Item}";

    public override string ToString() => $"{Name}/{Arity}";
}
