namespace Steepest.Benchmarks.Reporting;

/// <summary>The names of those who are timed.</summary>
internal static class Peer
{
    public const string Steepest = "Steepest";
    public const string Plain = "plain C#";
    public const string Hand = "hand SIMD";
    public const string Cpp = "g++";
    public const string CppObjective = "g++ objective";
    public const string HandValue = "hand SIMD value";
    public const string Inlined = "hand-inlined";
    public const string Chain = "TensorPrimitives";
    public const string MathNet = "Math.NET";
    public const string Ceres = "Ceres";
    public const string TinyCeres = "Ceres, tiny solver";
    public const string OneByOne = "one by one";
    public const string Torch = "PyTorch";
    public const string Bandwidth = "bandwidth floor";
    public const string Peak = "peak FLOP/s";
}
