namespace Steepest.Generators.Ir;

/// <summary>The bound on the iterations of loops whose count is not known on entry.</summary>
internal static class IterationBound
{
    /// <summary>For loops of methods that state none.</summary>
    public const int Default = 1 << 20;

    /// <summary>What the exception says that ends a loop there.</summary>
    private const string Advice = "[MaxIterations(n)]";

    public static string Exceeded(string what, int limit)
        => $"new global::System.InvalidOperationException(\"{what} more than {limit.ToString(System.Globalization.CultureInfo.InvariantCulture)} times. If that is meant, state a larger bound by {Advice} on the method.\")";

    /// <summary>Whether a node throws where a loop exceeds its bound.</summary>
    public static bool IsGuard(Node node) => node.Code == OpCode.Guard && node.Literal!.Contains(Advice);
}
