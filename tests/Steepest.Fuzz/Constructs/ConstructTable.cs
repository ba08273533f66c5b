namespace Steepest.Fuzz.Constructs;

/// <summary>Every form that programs are made of.</summary>
internal static class ConstructTable
{
    public static readonly IReadOnlyList<Construct> All = [.. Arithmetic.Rows, .. Branches.Rows, .. Loops.Rows, .. Locals.Rows, .. Arrays.Rows, .. Helpers.Rows, .. Structures.Rows, .. Tensors.Rows, .. KnownFunctions.Rows];

    /// <summary>What the compiler does not take yet.</summary>
    public static readonly IReadOnlySet<string> Pending = new HashSet<string>
    {
        "lambda passed to a helper",
        "ref local",
        "ref local of an element",
        "jagged array",
        "Vector2",
        "Vector3",
        "Vector4",
        "Quaternion",
        "Matrix4x4",
        "Complex",
        "functions of Complex",
    };
}
