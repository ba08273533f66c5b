using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Updates;

/// <summary>What an optimizer does to one number, as an expression: the same for every number, so that it can stand where a gradient is made.</summary>
/// <param name="StateVectors">How many numbers it remembers of each, in the order of the runtime's rule.</param>
/// <param name="Coefficients">How many numbers the runtime's rule gives for each step.</param>
/// <param name="Form">The number and what is remembered of it after the step.</param>
internal sealed record ElementUpdate(int StateVectors, int Coefficients, Func<ElementStep, Term[]> Form);

/// <summary>One number at one step.</summary>
/// <param name="Value">The number.</param>
/// <param name="Gradient">The derivative by it.</param>
/// <param name="States">What is remembered of it.</param>
/// <param name="Coefficients">The numbers of the step.</param>
internal sealed record ElementStep(Term Value, Term Gradient, IReadOnlyList<Term> States, IReadOnlyList<Term> Coefficients)
{
    /// <summary>The derivative with a multiple of the number itself.</summary>
    public Term Decayed(double decay) => decay == 0 ? Gradient : Gradient + decay * Value;

    /// <summary>The number as a step begins where decay is apart from the gradient; the factor is left out where it is always 1.</summary>
    public Term Kept(double decay, Term factor) => decay == 0 ? Value : factor * Value;

    /// <summary>An average that keeps a part of what it was.</summary>
    public static Term Average(double keep, Term before, Term now, string name) => Named(keep * before + (1 - keep) * now, name);

    /// <summary>
    /// Division by √(square) + ε, or √(square + ε). Where nothing has ever pulled, 0/(0 + ε) is 0; without an ε, or with one that the type
    /// does not tell from 0, it would be NaN, so there 0 divided by anything is 0.
    /// </summary>
    public static Term Quotient(Term dividend, Term square, double epsilon, bool isInside)
    {
        var root = isInside ? Operators.Sqrt.Of(square + square.Number(epsilon)) : Operators.Sqrt.Of(square) + square.Number(epsilon);
        return Guarded(dividend, dividend / root, epsilon);
    }

    /// <summary>A quotient, but 0 where it would be 0/0 for want of an ε.</summary>
    public static Term Guarded(Term dividend, Term quotient, double epsilon)
        => IsNothing(epsilon, quotient.Type) ? dividend.Is(0).Then(0, quotient) : quotient;

    /// <summary>A value with the name that the generated code gives it.</summary>
    public static Term Named(Term value, string name) => new(value.Builder, value.Builder.Name(value, name));

    private static bool IsNothing(double epsilon, IrType type) => type.ToElement() == IrType.Single ? (float)epsilon == 0 : epsilon == 0;
}
