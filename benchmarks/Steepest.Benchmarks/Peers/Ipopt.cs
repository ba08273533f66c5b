using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Steepest.Tests.Constrained.Core;

namespace Steepest.Benchmarks.Peers;

/// <summary>
/// IPOPT (Wächter and Biegler, "On the implementation of an interior-point filter line-search algorithm for large-scale nonlinear programming", 2006), where it is
/// installed, by its C interface.
/// </summary>
internal static unsafe class Ipopt
{
    private const int MostIterations = 3_000;
    private const double None = 2e19;

    private static readonly nint Library = NativeLibrary.TryLoad("libipopt.so.1", out var library) || NativeLibrary.TryLoad("ipopt", out library) ? library : 0;

    public static bool IsInstalled => Library != 0;

    public static string Description => IsInstalled ? "IPOPT" : "no IPOPT: it is left out";

    /// <summary>Minimises with Hessians by products, or with those that it learns; whether it says that it has converged.</summary>
    /// <param name="problem">The problem, whose evaluations are counted.</param>
    /// <param name="collected">Start and bounds.</param>
    /// <param name="isExact">Whether it is given Hessians.</param>
    /// <param name="tolerance">What it brings its scaled optimality conditions down to.</param>
    public static bool Minimize(CountedLimits problem, HockSchittkowskiProblem collected, bool isExact, double tolerance)
    {
        var (n, m) = (collected.N, problem.Problem.Blocks.Length);
        double[] x = [.. collected.Start], lower = Bounds(collected.Lower, n, -None), upper = Bounds(collected.Upper, n, None), least = new double[m + 1], most = new double[m + 1];
        for (var i = 0; i < m; i++) least[i] = problem.Problem.Blocks[i].IsEquality ? 0 : -None;
        var handle = GCHandle.Alloc(new Evaluator(problem, n, m));
        nint made = 0;
        try
        {
            fixed (double* first = lower, last = upper, from = least, to = most, start = x)
            {
                made = ((delegate* unmanaged<
                    int, double*, double*, int, double*, double*, int, int, int,
                    delegate* unmanaged<int, double*, int, double*, nint, int>,
                    delegate* unmanaged<int, double*, int, int, double*, nint, int>,
                    delegate* unmanaged<int, double*, int, double*, nint, int>,
                    delegate* unmanaged<int, double*, int, int, int, int*, int*, double*, nint, int>,
                    delegate* unmanaged<int, double*, int, double, int, double*, int, int, int*, int*, double*, nint, int>,
                    nint>)Export("CreateIpoptProblem"))(n, first, last, m, from, to, n * m, n * (n + 1) / 2, 0, &Loss, &Limits, &Gradient, &Jacobian, &Hessian);
                Set(made, "print_level", 0);
                Set(made, "sb", "yes");
                Set(made, "max_iter", MostIterations);
                Set(made, "tol", tolerance);
                Set(made, "hessian_approximation", isExact ? "exact" : "limited-memory");

                // Bounds as they are, and the end only where the tolerance is kept.
                Set(made, "bound_relax_factor", 0.0);
                Set(made, "acceptable_iter", 0);
                return ((delegate* unmanaged<nint, double*, double*, double*, double*, double*, double*, nint, int>)Export("IpoptSolve"))(
                    made, start, null, null, null, null, null, GCHandle.ToIntPtr(handle)) == 0;
            }
        }
        finally
        {
            if (made != 0) ((delegate* unmanaged<nint, void>)Export("FreeIpoptProblem"))(made);
            handle.Free();
        }
    }

    private static nint Export(string function) => NativeLibrary.GetExport(Library, function);

    private static double[] Bounds(double[] bounds, int n, double none) => [.. Enumerable.Range(0, n).Select(i => i < bounds.Length && double.IsFinite(bounds[i]) ? bounds[i] : none)];

    private static void Set(nint problem, string option, object value)
    {
        var name = Marshal.StringToCoTaskMemUTF8(option);
        var text = value is string word ? Marshal.StringToCoTaskMemUTF8(word) : 0;
        var isSet = value switch
        {
            int number => ((delegate* unmanaged<nint, nint, int, int>)Export("AddIpoptIntOption"))(problem, name, number),
            double number => ((delegate* unmanaged<nint, nint, double, int>)Export("AddIpoptNumOption"))(problem, name, number),
            _ => ((delegate* unmanaged<nint, nint, nint, int>)Export("AddIpoptStrOption"))(problem, name, text),
        };
        Marshal.FreeCoTaskMem(name);
        Marshal.FreeCoTaskMem(text);
        if (isSet == 0) throw new ArgumentException($"IPOPT has no option {option} that may be {value}.", nameof(option));
    }

    private static Evaluator Of(nint data) => Unsafe.As<Evaluator>(GCHandle.FromIntPtr(data).Target!);

    [UnmanagedCallersOnly]
    private static int Loss(int n, double* x, int isNew, double* loss, nint data)
    {
        *loss = Of(data).Values(new ReadOnlySpan<double>(x, n));
        return double.IsFinite(*loss) ? 1 : 0;
    }

    [UnmanagedCallersOnly]
    private static int Limits(int n, double* x, int isNew, int m, double* limits, nint data)
    {
        var evaluator = Of(data);
        evaluator.Values(new ReadOnlySpan<double>(x, n));
        evaluator.Limits.CopyTo(new Span<double>(limits, m));
        return AreFinite(evaluator.Limits);
    }

    [UnmanagedCallersOnly]
    private static int Gradient(int n, double* x, int isNew, double* gradient, nint data)
    {
        var slopes = new Span<double>(gradient, n);
        Of(data).Gradient(new ReadOnlySpan<double>(x, n), -1, slopes);
        return AreFinite(slopes);
    }

    [UnmanagedCallersOnly]
    private static int Jacobian(int n, double* x, int isNew, int m, int count, int* rows, int* columns, double* values, nint data)
    {
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n && rows != null; j++) (rows[i * n + j], columns[i * n + j]) = (i, j);
            if (values == null) continue;
            var slopes = new Span<double>(values + i * n, n);
            Of(data).Gradient(new ReadOnlySpan<double>(x, n), i, slopes);
            if (AreFinite(slopes) == 0) return 0;
        }

        return 1;
    }

    [UnmanagedCallersOnly]
    private static int Hessian(int n, double* x, int isNew, double lossWeight, int m, double* multipliers, int isNewMultiplier, int count, int* rows, int* columns, double* values, nint data)
    {
        var column = new double[n];
        var at = 0;
        for (var j = 0; j < n; j++)
        {
            if (values != null) Of(data).Column(new ReadOnlySpan<double>(x, n), lossWeight, new ReadOnlySpan<double>(multipliers, m), j, column);
            for (var i = j; i < n; i++, at++)
            {
                if (rows != null) (rows[at], columns[at]) = (i, j);
                if (values != null) values[at] = column[i];
            }
        }

        return AreFinite(column);
    }

    private static int AreFinite(ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            if (!double.IsFinite(number)) return 0;
        }

        return 1;
    }

    /// <summary>What callbacks ask for, with limits as the drivers see them: c ≤ 0 or c = 0.</summary>
    private sealed class Evaluator(CountedLimits problem, int n, int m)
    {
        private readonly double[] none = new double[m];
        private readonly double[] open = [.. Enumerable.Repeat(double.NegativeInfinity, m)];
        private readonly double[] ignored = new double[m];

        public double[] Limits { get; } = new double[m];

        public double Values(ReadOnlySpan<double> x) => problem.Values(x, Limits);

        /// <summary>The gradient of a limit, or of the loss for −1.</summary>
        public void Gradient(ReadOnlySpan<double> x, int limit, Span<double> gradient)
        {
            var weights = new double[m];
            if (limit >= 0) weights[limit] = 1;
            problem.Lagrangian(x, limit < 0 ? 1 : 0, weights, none, open, gradient, ignored);
        }

        public void Column(ReadOnlySpan<double> x, double lossWeight, ReadOnlySpan<double> multipliers, int column, Span<double> product)
        {
            var direction = new double[n];
            direction[column] = 1;
            problem.Problem.Product(x, lossWeight, multipliers, none, open, direction, product);
        }
    }
}
