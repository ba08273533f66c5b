namespace Steepest.Fuzz.Constructs;

/// <summary>Every form that programs are made of.</summary>
internal static class ConstructTable
{
    public static readonly IReadOnlyList<Construct> All = [.. Arithmetic.Rows, .. Branches.Rows, .. Loops.Rows, .. Locals.Rows, .. Arrays.Rows, .. Helpers.Rows, .. Structures.Rows, .. Tensors.Rows, .. KnownFunctions.Rows, .. GivenData.Rows];

    /// <summary>What the compiler does not take yet.</summary>
    public static readonly IReadOnlySet<string> Pending = new HashSet<string>();

    /// <summary>What strict programs are refused for.</summary>
    public static readonly IReadOnlySet<string> Loose = new HashSet<string>(
    [
        .. All.Select(construct => construct.Kind).Where(kind => kind.EndsWith("Estimate", StringComparison.Ordinal) || kind == "Lerp"),
        "Vector2", "Vector3", "Vector4", "Quaternion", "Complex", "functions of Complex", "Matrix4x4",
        .. new[] { "Sum", "SumOfSquares", "SumOfMagnitudes", "Norm", "Dot", "Distance", "Exp", "Tanh", "Sin", "Cos", "Sigmoid" }.Select(method => "System.Numerics.Tensors.TensorPrimitives." + method),
    ]);
}
