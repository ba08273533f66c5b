using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Steepest.Generators.Frontend.Advice;

/// <summary>Recognises textbook formulas that fail in floating point, of which the runtime has a stable form.</summary>
internal static class UnstableForms
{
    private const string Overflows = "is infinite for large arguments, and its derivative NaN";
    private const string Vanishes = "is minus infinity for very negative arguments, and its derivative NaN";
    private const string Saturates = "has the derivative NaN where the exponential overflows";
    private const string Squares = "overflows or vanishes with the squares under the root";

    /// <summary>The form that an expression has; null for all others.</summary>
    public static UnstableForm? Match(IOperation expression) => expression switch
    {
        IInvocationOperation call => Logarithm(call) ?? Root(call),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide, OperatorMethod: null } quotient => Logistic(quotient),
        _ => null,
    };

    private static UnstableForm? Logarithm(IInvocationOperation call)
    {
        if (Formula.Argument(call, "LogP1") is { } rest)
            return Formula.Argument(rest, "Exp") is { } exponent && !Formula.IsBounded(exponent) ? new UnstableForm(call, "Softplus", exponent, false, Overflows) : null;
        if (Formula.Argument(call, "Log") is not { } inner) return null;
        if (Formula.OnePlus(inner) is { } summand && Formula.Argument(summand, "Exp") is { } power && !Formula.IsBounded(power))
            return new UnstableForm(call, "Softplus", power, false, Overflows);
        if (Formula.Argument(inner, "Cosh") is { } angle) return new UnstableForm(call, "LogCosh", angle, false, Overflows);
        if (Formula.Argument(inner, "Sigmoid") is { } logit) return new UnstableForm(call, "LogSigmoid", logit, false, Vanishes);
        return ExponentialSum.Match(call, inner, Overflows);
    }

    /// <summary>1 / (1 + e⁻ˣ), 1 / (1 + eˣ) and eˣ / (1 + eˣ).</summary>
    private static UnstableForm? Logistic(IBinaryOperation quotient)
    {
        if (Formula.OnePlus(quotient.RightOperand) is not { } summand || Formula.Argument(summand, "Exp") is not { } exponent || Formula.IsBounded(exponent)) return null;
        if (Formula.IsOne(quotient.LeftOperand))
        {
            return Formula.Negated(exponent) is { } x
                ? new UnstableForm(quotient, "Sigmoid", x, false, Saturates)
                : new UnstableForm(quotient, "Sigmoid", exponent, true, Saturates);
        }

        return Formula.Argument(quotient.LeftOperand, "Exp") is { } power && Formula.AreSame(power, exponent)
            ? new UnstableForm(quotient, "Sigmoid", exponent, false, Saturates)
            : null;
    }

    /// <summary>The root of Dot(x, x) or SumOfSquares(x).</summary>
    private static UnstableForm? Root(IInvocationOperation call)
    {
        if (Formula.Argument(call, "Sqrt") is not { } radicand) return null;
        if (Formula.Argument(radicand, "SumOfSquares") is { } vector) return new UnstableForm(call, "Norm", vector, false, Squares);
        return Formula.Arguments(radicand, "Dot") is [var first, var second] && Formula.AreSame(first, second)
            ? new UnstableForm(call, "Norm", first, false, Squares)
            : null;
    }
}
