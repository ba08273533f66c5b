namespace Steepest.Reference.Oracle;

/// <summary>What the names of a program mean in the oracle.</summary>
internal static class OracleAliases
{
    private const string Home = "Steepest.Reference.Oracle.";

    public static IEnumerable<(string Name, string Type)> Of(string scalar)
    {
        var of = $"<{Home}{scalar}>";
        var wide = $"{Home}Real64{of}";
        var narrow = $"{Home}Real32{of}";
        yield return (RealText.Wide, wide);
        yield return (RealText.Narrow, narrow);
        yield return (RealText.Wide + "Functions", $"{Home}RealFunctions<{wide}, {Home}{scalar}>");
        yield return (RealText.Narrow + "Functions", $"{Home}RealFunctions<{narrow}, {Home}{scalar}>");
        yield return ("MathF", $"{Home}RealFunctions<{narrow}, {Home}{scalar}>");
        yield return ("Math", $"{Home}MathFunctions{of}");
        foreach (var name in new[] { "Vector2", "Vector3", "Vector4", "Quaternion", "Matrix4x4", "Complex" }) yield return (name, $"{Home}{name}{of}");
        yield return ("TensorPrimitives", $"{Home}TensorFunctions{of}");
        yield return ("Functions", $"{Home}LossFunctions{of}");
    }
}
