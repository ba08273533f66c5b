using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using System.Text;

namespace Steepest.Benchmarks.Peers;

/// <summary>
/// The C++ sources of this project as a library: compiled when first asked for, by what is installed, into a folder beside the program
/// that the sources and flags name.
/// </summary>
internal static class NativeLibraryOf
{
    private const string Common = "-O3 -march=native -ffast-math";

    /// <summary>For the vectors that this process uses, which may have been told to leave the machine's widest alone.</summary>
    private static readonly string Options = Vector512.IsHardwareAccelerated || !X86Base.IsSupported ? Common : Common + " -mno-avx512f";

    private static readonly string Flags = Options + " -std=c++17 -shared -fPIC";

    /// <summary>Nothing but the functions that are asked for may be seen from outside: Ceres has its own copies of what both instantiate.</summary>
    private const string CeresFlags = "-O3 -march=native -std=c++17 -shared -fPIC -fvisibility=hidden -fvisibility-inlines-hidden -I/usr/include/eigen3";
    private const string CeresLibraries = "-lceres -lglog";

    private static readonly Lazy<string?> Version = new(() => Run("g++", "--version") is { } said ? said.Split('\n')[0].Trim() : null);

    /// <summary>The compiler and its flags, or that there is none.</summary>
    public static string Compiler => Version.Value is { } version ? $"{version}, {Options}" : "no g++: peers in C++ are left out";

    /// <summary>Whether there is Ceres, with a compiler for it.</summary>
    public static bool HasCeres => Version.Value is not null && File.Exists("/usr/include/ceres/ceres.h") && Directory.Exists("/usr/include/eigen3");

    /// <summary>The function of a source, or 0 where there is no compiler.</summary>
    /// <exception cref="InvalidOperationException">The compiler refused the source.</exception>
    public static nint Function(string source, string function)
        => Version.Value is null ? 0 : NativeLibrary.GetExport(NativeLibrary.Load(Compile(Path.Combine(AppContext.BaseDirectory, "Cpp", source), Flags, "")), function);

    /// <summary>A function of the source that calls Ceres, or 0 where it is not installed.</summary>
    /// <exception cref="InvalidOperationException">The compiler refused the source.</exception>
    public static nint Ceres(string function)
        => HasCeres ? NativeLibrary.GetExport(NativeLibrary.Load(Compile(Path.Combine(AppContext.BaseDirectory, "Cpp", "ceres.cpp"), CeresFlags, CeresLibraries)), function) : 0;

    private static string Compile(string source, string flags, string libraries)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Version.Value + flags + File.ReadAllText(source))))[..16];
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "native"));
        var library = Path.Combine(folder.FullName, $"{Path.GetFileNameWithoutExtension(source)}-{key}.so");
        if (File.Exists(library)) return library;

        // Renamed when whole: another process may be compiling too.
        var fresh = $"{library}.{Environment.ProcessId}";
        _ = Run("g++", $"{flags} -o \"{fresh}\" \"{source}\" {libraries}") ?? throw new InvalidOperationException($"g++ refused {source}.");
        File.Move(fresh, library, overwrite: true);
        return library;
    }

    /// <summary>What a program prints; null where it is missing or fails.</summary>
    private static string? Run(string program, string arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? said : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
