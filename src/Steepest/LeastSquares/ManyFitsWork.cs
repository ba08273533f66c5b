using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Steepest.Kernels;
using Steepest.Minimization;

namespace Steepest.LeastSquares;

/// <summary>The problems of one call, and what becomes of them.</summary>
internal ref struct ManyFitsWork<T, TKernel>(
    TKernel kernel, int variables, ReadOnlySpan<ResidualGroup> groups, LaneLimits<T> limits, Span<T> parameters, ReadOnlySpan<int> counts,
    Span<MinimizeStatus> status, Span<double> losses, ReadOnlySpan<T> lower, ReadOnlySpan<T> upper)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IManyResidualsKernel<T>, allows ref struct
{
    /// <summary>Rows whose derivatives lie side by side, so that sums are fetched and put back once for all of them.</summary>
    private const int ChunkRows = 8;

    private readonly ReadOnlySpan<ResidualGroup> groups = groups;
    private readonly Span<T> parameters = parameters;
    private readonly ReadOnlySpan<int> counts = counts;
    private readonly Span<MinimizeStatus> status = status;
    private readonly Span<double> losses = losses;
    private readonly ReadOnlySpan<T> lower = lower;
    private readonly ReadOnlySpan<T> upper = upper;
#pragma warning disable IDE0044 // A call on a readonly field copies the kernel first.
    private TKernel kernel = kernel;
#pragma warning restore IDE0044

    /// <summary>When to stop.</summary>
    public long Deadline { get; set; } = long.MaxValue;

    /// <summary>How many problems there are.</summary>
    public readonly int Count => counts.Length;

    /// <summary>Solves some problems that follow each other; returns how many have converged.</summary>
    /// <param name="problem">The first one.</param>
    /// <param name="count">How many.</param>
    /// <param name="row">The first row of the first one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Run(int problem, int count, int row)
    {
        if (count == 0) return 0;
        var places = LaneColumns<T>.Places;
        var most = 0;
        foreach (var rows in counts.Slice(problem, count)) most = Math.Max(most, rows);
        var outputs = 1;
        for (var group = 0; group < kernel.Groups; group++) outputs = Math.Max(outputs, kernel.OutputsOf(group));

        using var workspace = Workspace.Open();
        var columns = new LaneColumns<T>(workspace.TakeCleared<T>(LaneColumns<T>.LengthFor(variables)), variables);
        var samples = workspace.TakeCleared<T>(checked(most * kernel.SampleColumns * places));
        var residuals = workspace.TakeCleared<T>(ChunkRows * outputs * places);
        var jacobian = workspace.TakeCleared<T>(ChunkRows * outputs * variables * places);
        var roots = workspace.Take<T>(places);
        Span<int> owners = stackalloc int[places];
        var (next, last, active, converged) = (problem, problem + count, 0, 0);
        for (var place = 0; place < places; place++)
        {
            if (next < last)
            {
                owners[place] = next;
                Enter(in columns, samples, place, next, row, most);
                row += counts[next++];
                active++;
            }
            else
            {
                // Nobody looks at it, but what is computed there should be harmless.
                Enter(in columns, samples, place, problem, row - counts[next - 1], 0);
                Vacate(in columns, place);
            }
        }

        while (active > 0)
        {
            Evaluate(in columns, samples, residuals, jacobian, roots, RowsNow(in columns));
            for (var place = 0; place < places; place += Vector512<T>.Count)
            {
                LaneSteps.Judge(in columns, place, in limits, lower, upper);
                LaneSteps.Propose(in columns, place, in limits, lower, upper);
            }

            var isLate = Deadline != long.MaxValue && Stopwatch.GetTimestamp() >= Deadline;
            for (var start = 0; start < places; start += Vector512<T>.Count)
            {
                var done = Vector512.ExtractMostSignificantBits(Vector512.GreaterThan(columns.Load(columns.Status, start), Vector512<T>.Zero));
                if (isLate) done = Vector512.ExtractMostSignificantBits(Vector512.GreaterThanOrEqual(columns.Load(columns.Status, start), Vector512<T>.Zero));
                for (; done != 0; done &= done - 1)
                {
                    var place = start + BitOperations.TrailingZeroCount(done);
                    if (Leave(in columns, place, owners[place])) converged++;
                    if (next < last && !isLate)
                    {
                        owners[place] = next;
                        Enter(in columns, samples, place, next, row, most);
                        row += counts[next++];
                    }
                    else
                    {
                        Vacate(in columns, place);
                        active--;
                    }
                }
            }
        }

        for (; next < last; next++)
        {
            if (!status.IsEmpty) status[next] = MinimizeStatus.TimeLimit;
            if (!losses.IsEmpty) losses[next] = double.NaN;
        }

        return converged;
    }

    /// <summary>A problem takes its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Enter(in LaneColumns<T> columns, Span<T> samples, int place, int problem, int row, int most)
    {
        var rows = counts[problem];
        if (most > 0)
        {
            var places = LaneColumns<T>.Places;
            kernel.Copy(row, rows, samples, place, places);

            // Behind its rows stands the last one again, which is evaluated with rows of others and does not count.
            for (var i = rows; i < most && rows > 0; i++) kernel.Copy(row + rows - 1, 1, samples[(i * kernel.SampleColumns * places)..], place, places);
        }

        for (var i = 0; i < variables; i++)
        {
            var number = parameters[(problem * variables) + i];
            if (!lower.IsEmpty) number = number < lower[i] ? lower[i] : number > upper[i] ? upper[i] : number;
            columns.At(columns.Point + i, place) = number;
            columns.At(columns.Trial + i, place) = number;
            columns.At(columns.Step + i, place) = T.Zero;
            columns.At(columns.Scale + i, place) = T.Zero;
        }

        columns.At(columns.Loss, place) = T.NaN;
        columns.At(columns.Predicted, place) = T.NaN;
        columns.At(columns.LastPredicted, place) = T.PositiveInfinity;
        columns.At(columns.Damping, place) = T.CreateTruncating(limits.Damping);
        columns.At(columns.Growth, place) = T.CreateTruncating(2);
        columns.At(columns.Rows, place) = T.CreateTruncating(rows);
        columns.At(columns.Iterations, place) = T.Zero;
        columns.At(columns.Phase, place) = T.One;
        columns.At(columns.Status, place) = T.Zero;
    }

    /// <summary>A problem is done; returns whether it has converged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly bool Leave(in LaneColumns<T> columns, int place, int problem)
    {
        var outcome = (MinimizeStatus)int.CreateTruncating(columns.At(columns.Status, place));
        if (outcome == MinimizeStatus.Running) outcome = MinimizeStatus.TimeLimit;
        for (var i = 0; i < variables; i++) parameters[(problem * variables) + i] = columns.At(columns.Point + i, place);
        if (!status.IsEmpty) status[problem] = outcome;
        if (!losses.IsEmpty) losses[problem] = double.CreateTruncating(columns.At(columns.Loss, place));
        return outcome == MinimizeStatus.Converged;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Vacate(in LaneColumns<T> columns, int place)
    {
        for (var i = 0; i < columns.Variables; i++) columns.At(columns.Trial + i, place) = columns.At(columns.Point + i, place);
        columns.At(columns.Status, place) = T.NegativeOne;
        columns.At(columns.Rows, place) = T.Zero;
    }

    /// <summary>The most rows that a problem in place has, and the fewest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Most, int Fewest) RowsNow(in LaneColumns<T> columns)
    {
        var (most, fewest) = (columns.Load(columns.Rows, 0), columns.Load(columns.Rows, 0));
        for (var place = Vector512<T>.Count; place < LaneColumns<T>.Places; place += Vector512<T>.Count)
        {
            most = Vector512.Max(most, columns.Load(columns.Rows, place));
            fewest = Vector512.Min(fewest, columns.Load(columns.Rows, place));
        }

        var (largest, smallest) = (most[0], fewest[0]);
        for (var lane = 1; lane < Vector512<T>.Count; lane++) (largest, smallest) = (T.Max(largest, most[lane]), T.Min(smallest, fewest[lane]));
        return (int.CreateTruncating(largest), int.CreateTruncating(smallest));
    }

    /// <summary>The objective, its gradient and the products of columns where every problem tries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Evaluate(in LaneColumns<T> columns, ReadOnlySpan<T> samples, Span<T> residuals, Span<T> jacobian, Span<T> roots, (int Most, int Fewest) rows)
    {
        var places = LaneColumns<T>.Places;
        columns.Range(columns.TrialGradient, variables + columns.Products).Clear();
        columns.Range(columns.TrialLoss, 1).Clear();
        for (var group = 0; group < groups.Length; group++)
        {
            ref readonly var settings = ref groups[group];
            if (settings.Weight == 0) continue;
            var isSampled = kernel.IsSampled(group);
            var outputs = kernel.OutputsOf(group);
            var count = isSampled ? rows.Most : 1;
            var width = isSampled ? kernel.SampleColumns * places : 0;
            for (var first = 0; first < count; first += ChunkRows)
            {
                var size = Math.Min(ChunkRows, count - first);
                for (var i = 0; i < size; i++)
                {
                    var errors = residuals.Slice(i * outputs * places, outputs * places);
                    var slopes = jacobian.Slice(i * outputs * variables * places, outputs * variables * places);
                    kernel.Jacobian(group, columns.Range(columns.Trial, variables), samples.Slice((first + i) * width, width), places, errors, slopes);
                    if (isSampled && first + i >= rows.Fewest) Mask(in columns, first + i, errors, slopes);
                    if (settings.Weight != 1 || settings.Robust != Robust.None) Weigh(in columns, in settings, errors, slopes, roots);
                }

                AddProducts(in columns, residuals, jacobian, size * outputs, settings.Robust == Robust.None);
            }
        }
    }

    /// <summary>Zeros where a problem has no such row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mask(in LaneColumns<T> columns, int row, Span<T> errors, Span<T> slopes)
    {
        var places = LaneColumns<T>.Places;
        for (var place = 0; place < places; place++)
        {
            if (columns.At(columns.Rows, place) > T.CreateTruncating(row)) continue;
            for (var i = place; i < errors.Length; i += places) errors[i] = T.Zero;
            for (var i = place; i < slopes.Length; i += places) slopes[i] = T.Zero;
        }
    }

    /// <summary>Residuals and derivatives as those of a plain sum of squares; the objective of a robust loss is added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Weigh(in LaneColumns<T> columns, in ResidualGroup group, Span<T> errors, Span<T> slopes, Span<T> roots)
    {
        var places = LaneColumns<T>.Places;
        var factor = T.CreateTruncating(Math.Sqrt(group.Weight));
        var sums = columns.Range(columns.TrialLoss, 1);
        for (var output = 0; output * places < errors.Length; output++)
        {
            var values = errors.Slice(output * places, places);
            if (group.Robust == Robust.None)
            {
                roots.Fill(T.One);
            }
            else
            {
                for (var place = 0; place < places; place++)
                    sums[place] += T.CreateTruncating(group.Weight * RobustLoss.Weigh(group.Robust, group.Scale, values.Slice(place, 1), roots.Slice(place, 1)));
            }

            for (var place = 0; place < places; place++) values[place] *= factor;
            for (var place = 0; place < places; place++) roots[place] *= factor;
            for (var i = 0; i < variables; i++)
            {
                var slope = slopes.Slice(((output * variables) + i) * places, places);
                Packed.SetToProducts<T>(slope, slope, roots);
            }
        }
    }

    /// <summary>Adds the products of so many rows, one vector of places at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void AddProducts(in LaneColumns<T> columns, ReadOnlySpan<T> residuals, ReadOnlySpan<T> jacobian, int rows, bool addsLoss)
    {
        var places = LaneColumns<T>.Places;
        ref var errors = ref MemoryMarshal.GetReference(residuals);
        ref var slopes = ref MemoryMarshal.GetReference(jacobian);
        var width = variables * places;
        for (var place = 0; place < places; place += Vector512<T>.Count)
        {
            for (var j = 0; j < variables; j++)
            {
                ref var right = ref Unsafe.Add(ref slopes, (j * places) + place);
                for (var i = 0; i < j; i++)
                {
                    ref var left = ref Unsafe.Add(ref slopes, (i * places) + place);
                    var sum = columns.Load(columns.TrialMatrix + LaneColumns<T>.Pair(i, j), place);
                    for (var row = 0; row < rows; row++)
                        sum = MultiplyAdd(Vector512.LoadUnsafe(ref left, (nuint)(row * width)), Vector512.LoadUnsafe(ref right, (nuint)(row * width)), sum);
                    columns.Store(columns.TrialMatrix + LaneColumns<T>.Pair(i, j), place, sum);
                }

                ref var error = ref Unsafe.Add(ref errors, place);
                var square = columns.Load(columns.TrialMatrix + LaneColumns<T>.Pair(j, j), place);
                var slope = columns.Load(columns.TrialGradient + j, place);
                for (var row = 0; row < rows; row++)
                {
                    var entry = Vector512.LoadUnsafe(ref right, (nuint)(row * width));
                    square = MultiplyAdd(entry, entry, square);
                    slope = MultiplyAdd(entry, Vector512.LoadUnsafe(ref error, (nuint)(row * places)), slope);
                }

                columns.Store(columns.TrialMatrix + LaneColumns<T>.Pair(j, j), place, square);
                columns.Store(columns.TrialGradient + j, place, slope);
            }

            if (!addsLoss) continue;
            var half = Vector512.Create(T.CreateTruncating(0.5));
            var loss = columns.Load(columns.TrialLoss, place);
            for (var row = 0; row < rows; row++)
            {
                var value = Vector512.LoadUnsafe(ref errors, (nuint)((row * places) + place));
                loss = MultiplyAdd(half * value, value, loss);
            }

            columns.Store(columns.TrialLoss, place, loss);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> MultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c)
        => typeof(T) == typeof(float)
            ? Vector512.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Vector512.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
}
