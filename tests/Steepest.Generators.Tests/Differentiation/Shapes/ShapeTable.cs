namespace Steepest.Generators.Tests.Differentiation.Shapes;

/// <summary>The shapes, by family.</summary>
internal static partial class ShapeTable
{
    public static readonly IReadOnlyList<Shape> All = [.. Loops, .. Nests, .. Counting, .. Jumps, .. Switches, .. Guards, .. Branches, .. Arrays, .. Memory, .. Calls, .. Structs, .. Edges];
}
