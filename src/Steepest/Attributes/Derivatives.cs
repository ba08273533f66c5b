namespace Steepest;

/// <summary>What is to be generated beside a <see cref="DifferentiableAttribute"/> method. Values combine by <c>|</c>.</summary>
/// <remarks>
/// In the names below M is the method, a and b are its variables. Inputs keep the types they have in M; spans and arrays get directions as
/// <c>ReadOnlySpan</c> and products as <c>Span</c>, scalars by value and by <c>out</c>.
/// </remarks>
[Flags]
public enum Derivatives
{
    /// <summary>Nothing beyond what the method always gets.</summary>
    None = 0,

    /// <summary>The value and the gradient by reverse mode, as <c>MGradient(…, aGradient, bGradient)</c>. Every method that returns a number gets it.</summary>
    Gradient = 1,

    /// <summary>
    /// The value and the derivative along a direction by forward mode, as <c>MDirectional(…, aDirection, bDirection, out derivative)</c>: about the
    /// price of two evaluations, and no storage.
    /// </summary>
    Directional = 2,

    /// <summary>
    /// The value and the Hessian times a direction by forward over reverse mode, as
    /// <c>MHessianVector(…, aDirection, bDirection, aProduct, bProduct)</c>: about twice the price of the gradient, whatever the number of variables.
    /// </summary>
    HessianVector = 4,

    /// <summary>
    /// The value and the whole Hessian, as <c>MHessian(…, Span&lt;R&gt; hessian)</c> with R the type that M returns: n×n for n variables end to end
    /// (the elements of spans, the components of structs), row by row, exactly symmetric. Several columns come out of one run.
    /// </summary>
    Hessian = 8,

    /// <summary>
    /// For a method that returns nothing and writes <c>Span&lt;R&gt;</c> outputs: the outputs and their derivatives, as
    /// <c>void MJacobian(…, Span&lt;R&gt; jacobian)</c>, the parameters of M first, its outputs among them. The matrix is m×n, row by row: a row for
    /// each element of the outputs, a column for each variable, both end to end. It is computed by rows in reverse mode or by columns in forward
    /// mode, whichever is cheaper for m and n.
    /// </summary>
    /// <remarks>
    /// Elements of the outputs that M does not write stay as they are passed, and their rows are 0. The content that outputs are passed with
    /// counts as fixed.
    /// </remarks>
    Jacobian = 16,
}
