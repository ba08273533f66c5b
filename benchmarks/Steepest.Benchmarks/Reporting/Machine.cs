using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.Reporting;

/// <summary>What was measured on.</summary>
internal static class Machine
{
    public static string Vectors => Vector512.IsHardwareAccelerated ? "AVX-512" : Vector256.IsHardwareAccelerated ? "256-bit vectors" : "128-bit vectors";

    /// <summary>Targets are for AVX-512; elsewhere the table stands without them.</summary>
    public static bool HasTargets => Vector512.IsHardwareAccelerated;

    public static string Describe(string compiler)
        => $"{Processor()}, {Environment.ProcessorCount} cores, {Vectors}; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}; {compiler}";

    private static string Processor()
    {
        const string place = "/proc/cpuinfo";
        if (!File.Exists(place)) return RuntimeInformation.ProcessArchitecture.ToString();
        var fields = File.ReadLines(place).TakeWhile(line => line.Length > 0)
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1]);
        return $"{fields.GetValueOrDefault("model name", "unknown processor")} (family {fields.GetValueOrDefault("cpu family", "?")}, model {fields.GetValueOrDefault("model", "?")})";
    }
}
