namespace Steepest.Fuzz.Constructs;

/// <summary>Every form that programs are made of.</summary>
internal static class ConstructTable
{
    public static readonly IReadOnlyList<Construct> All = [.. Arithmetic.Rows, .. Branches.Rows, .. Loops.Rows, .. Locals.Rows, .. Arrays.Rows, .. Helpers.Rows, .. Structures.Rows, .. Tensors.Rows, .. KnownFunctions.Rows, .. GivenData.Rows];

    /// <summary>What the compiler does not take yet.</summary>
    public static readonly IReadOnlySet<string> Pending = new HashSet<string>();
}
