namespace Steepest.Reference;

/// <summary>Every function with a derivative that a loss may call.</summary>
public static class FunctionReferences
{
    public static IReadOnlyList<FunctionReference> All { get; } =
    [
        .. Operators.Rows,
        .. ExponentialFunctions.Rows,
        .. PowerFunctions.Rows,
        .. TrigonometricFunctions.Rows,
        .. HyperbolicFunctions.Rows,
        .. ArithmeticFunctions.Rows,
        .. SelectionFunctions.Rows,
        .. RoundingFunctions.Rows,
        .. ActivationFunctions.Rows,
        .. SpanFunctions.Rows,
    ];
}
