using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Steepest.Benchmarks.Peers;

/// <summary>Methods of NLopt (Johnson, 2007), where it is installed.</summary>
internal static unsafe class Nlopt
{
    private const int MostEvaluations = 2_000;

    private static readonly nint Library = NativeLibrary.TryLoad("libnlopt.so.0", out var library) || NativeLibrary.TryLoad("nlopt", out library) ? library : 0;

    public static bool IsInstalled => Library != 0;

    public static string Description
    {
        get
        {
            if (!IsInstalled) return "no NLopt: it is left out";
            int major, minor, fix;
            ((delegate* unmanaged<int*, int*, int*, void>)Export("nlopt_version"))(&major, &minor, &fix);
            return $"NLopt {major}.{minor}.{fix}";
        }
    }

    /// <summary>Minimises by a method of that name (<c>LD_LBFGS</c>), as far as rounding allows.</summary>
    public static void Minimize(string method, double[] x, Func<double[], Span<double>, double> evaluate)
    {
        var name = Marshal.StringToCoTaskMemUTF8(method);
        var handle = GCHandle.Alloc(evaluate);
        var algorithm = ((delegate* unmanaged<nint, int>)Export("nlopt_algorithm_from_string"))(name);
        var problem = ((delegate* unmanaged<int, uint, nint>)Export("nlopt_create"))(algorithm, (uint)x.Length);
        try
        {
            if (problem == 0) throw new ArgumentException($"NLopt has no method {method}.", nameof(method));
            ((delegate* unmanaged<nint, delegate* unmanaged<uint, double*, double*, nint, double>, nint, int>)Export("nlopt_set_min_objective"))(problem, &Evaluate, GCHandle.ToIntPtr(handle));
            ((delegate* unmanaged<nint, int, int>)Export("nlopt_set_maxeval"))(problem, MostEvaluations);
            double value;
            fixed (double* start = x) ((delegate* unmanaged<nint, double*, double*, int>)Export("nlopt_optimize"))(problem, start, &value);
        }
        finally
        {
            ((delegate* unmanaged<nint, void>)Export("nlopt_destroy"))(problem);
            handle.Free();
            Marshal.FreeCoTaskMem(name);
        }
    }

    private static nint Export(string function) => NativeLibrary.GetExport(Library, function);

    [UnmanagedCallersOnly]
    private static double Evaluate(uint length, double* x, double* gradient, nint data)
    {
        var evaluate = Unsafe.As<Func<double[], Span<double>, double>>(GCHandle.FromIntPtr(data).Target!);
        var point = new ReadOnlySpan<double>(x, (int)length).ToArray();
        return evaluate(point, gradient is null ? new double[length] : new Span<double>(gradient, (int)length));
    }
}
