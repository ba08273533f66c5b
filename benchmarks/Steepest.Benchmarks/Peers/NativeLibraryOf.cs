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

    private static readonly Lazy<string?> Version = new(() => Run("g++", "--version") is { } said ? said.Split('\n')[0].Trim() : null);

    /// <summary>The compiler and its flags, or that there is none.</summary>
    public static string Compiler => Version.Value is { } version ? $"{version}, {Options}" : "no g++: peers in C++ are left out";

    /// <summary>The function of a source, or 0 where there is no compiler.</summary>
    /// <exception cref="InvalidOperationException">The compiler refused the source.</exception>
    public static nint Function(string source, string function)
        => Version.Value is null ? 0 : NativeLibrary.GetExport(NativeLibrary.Load(Compile(Path.Combine(AppContext.BaseDirectory, "Cpp", source))), function);

    private static string Compile(string source)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Version.Value + Flags + File.ReadAllText(source))))[..16];
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "native"));
        var library = Path.Combine(folder.FullName, $"{Path.GetFileNameWithoutExtension(source)}-{key}.so");
        if (File.Exists(library)) return library;

        // Renamed when whole: another process may be compiling too.
        var fresh = $"{library}.{Environment.ProcessId}";
        _ = Run("g++", $"{Flags} -o \"{fresh}\" \"{source}\"") ?? throw new InvalidOperationException($"g++ refused {source}.");
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
