namespace Steepest.Generators.Rules;

/// <summary>t · f′(x), where f is the value of the application.</summary>
internal delegate Term UnaryPartial(Term t, Term x, Term f);

/// <summary>t times the derivative of f(x, y) by one of the two.</summary>
internal delegate Term BinaryPartial(Term t, Term x, Term y, Term f);

/// <summary>t times the derivative of f(x, y, z) by one of the three.</summary>
internal delegate Term TernaryPartial(Term t, Term x, Term y, Term z);

/// <summary>The partial derivatives of a row from one formula for each operand; null stands for one that is zero everywhere.</summary>
internal static class Partials
{
    public static ScaledPartial Of(UnaryPartial rule)
        => (at, scale, index) => rule(new Term(at.Builder, scale), at.Operand(0), at.Value());

    public static ScaledPartial Of(BinaryPartial? first, BinaryPartial? second)
        => (at, scale, index) => (index == 0 ? first : second)?.Invoke(new Term(at.Builder, scale), at.Operand(0), at.Operand(1), at.Value());

    public static ScaledPartial Of(TernaryPartial first, TernaryPartial second, TernaryPartial third)
        => (at, scale, index) => (index == 0 ? first : index == 1 ? second : third)(
            new Term(at.Builder, scale), at.Operand(0), at.Operand(1), at.Operand(2));
}
