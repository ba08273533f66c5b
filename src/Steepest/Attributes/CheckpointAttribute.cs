namespace Steepest;

/// <summary>
/// Trades time for memory in the derivatives of a method with long loops: of a counted loop with n iterations whose state changes from one
/// to the next, the derivatives keep about 2·√n states instead of n, and run every iteration a second time.
/// </summary>
/// <remarks>
/// It applies to the outermost counted loops of the method. A loop that only adds up sums stores nothing anyway, and a loop whose number of
/// iterations is only known when it ends records every iteration. Source: A. Griewank, A. Walther, Evaluating Derivatives, 2nd ed., ch. 12.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CheckpointAttribute : Attribute;
