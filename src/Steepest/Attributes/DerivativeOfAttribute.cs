namespace Steepest;

/// <summary>
/// Marks a method that computes the value and the gradient of another one of the same type, in place of what would be generated: where a
/// formula is known, where an iteration converges to something whose derivative is simpler than its own, or where another derivative is wanted.
/// </summary>
/// <param name="method">The name of the method whose derivative it is: <c>nameof(M)</c>. M may be annotated, or a helper.</param>
/// <remarks>
/// It takes the parameters of M in order, and then for each floating-point parameter that is not <c>[Fixed]</c>, in order, where the gradient
/// goes: a <c>Span&lt;E&gt;</c> for a span or an array, an <c>out</c> of the parameter's own type for a number or a struct. It returns what M
/// returns. It may be private. The spans it gets hold zeros. Second derivatives differentiate it in turn.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DerivativeOfAttribute(string method) : Attribute
{
    /// <summary>The name of the method whose derivative it is.</summary>
    public string Method { get; } = method;
}
