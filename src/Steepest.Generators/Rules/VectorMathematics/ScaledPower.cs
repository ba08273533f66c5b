namespace Steepest.Generators.Rules.VectorMathematics;

/// <summary>A power as (1 + excess)·first·second.</summary>
/// <param name="Excess">What the power of the rest has beyond 1.</param>
/// <param name="First">A power of 2.</param>
/// <param name="Second">Another; each is far from the ends of the range, even where their product is beyond.</param>
/// <param name="SecondInverse">1/second.</param>
internal sealed record ScaledPower(Term Excess, Term First, Term Second, Term SecondInverse)
{
    public Term Value() => First.MultiplyAdd(Excess, First) * Second;

    /// <summary>The power times a number, rounded as if it were the power itself.</summary>
    public Term Times(Term factor) => factor.MultiplyAdd(Excess, factor) * First * Second;

    /// <summary>The power less 1; where it is 0, that has the sign +.</summary>
    public Term ValueM1() => First.MultiplyAdd(Excess, First - SecondInverse) * Second;

    /// <summary>Half of the power, which may be finite where the power is not.</summary>
    public Term Half() => (0.5 * First).MultiplyAdd(Excess, 0.5 * First) * Second;

    /// <summary>Half of the power less 1.</summary>
    public Term HalfM1() => (0.5 * First).MultiplyAdd(Excess, (0.5 * First) - (0.5 * SecondInverse)) * Second;
}
