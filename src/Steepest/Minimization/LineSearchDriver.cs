using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Steepest.Checkpoints;
using Steepest.Kernels;
using Steepest.Monitoring;
using Steepest.Threading;

namespace Steepest.Minimization;

/// <summary>
/// Drives the methods that choose a direction by what earlier steps say of the curvature, and search along it for the strong Wolfe conditions.
/// Owns all memory it needs.
/// </summary>
/// <remarks>
/// The caller packs its variables into <see cref="Point"/> before a call and unpacks them afterwards. Every call evaluates at its entry, so a
/// pair of step and gradient change never mixes two inputs.
/// </remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class LineSearchDriver<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int DefaultIterations = 100_000;

    private const int PointVector = 0;
    private const int GradientVector = 1;
    private const int TrialVector = 2;
    private const int TrialGradientVector = 3;
    private const int DirectionVector = 4;
    private const int BestVector = 5;
    private const int LeftVector = 6;
    private const int IterateVector = 7;
    private const int DirectionsVector = 8;
    private const int SavedVectors = DirectionsVector - BestVector;

    private readonly AlignedMemory<T> memory;
    private readonly Directions<T> directions;
    private readonly double curvature;
    private readonly LineSearchMethod lineSearch;
    private readonly MinimizeOptions options;
    private readonly double epsilon;
    private readonly Range[] singles;
    private readonly Box<T>? box;
    private readonly AbsolutePenalty<T>? penalty;
    private readonly string title;
    private readonly CurvatureMonitor<T>? watch;
    private readonly int freeVector;
    private readonly bool hasTolerances;
    private readonly ulong layout;
    private readonly bool maximizeMetric;
    private readonly bool hasMetric;

    private RunState run = new();
    private Settlement settlement;
    private bool hasLeft;
    private Stagnation stagnation = new();
    private bool isRunning;

    /// <summary>What the largest entry of the gradient must come down to; beside limits that of the problem without constraints that is being solved.</summary>
    private double gradientTolerance;

    /// <param name="title">What exceptions call the method.</param>
    /// <param name="length">The length of the packed variables.</param>
    /// <param name="vectors">How many vectors the directions need.</param>
    /// <param name="makeDirections">Makes the directions, whose vectors begin at the number given.</param>
    /// <param name="keepsMatrix">Whether of few variables the inverse Hessian is kept that all steps stand for; it needs four vectors.</param>
    /// <param name="curvature">What part of the slope at the start may be left where a step is accepted.</param>
    /// <param name="layout">A hash of the problem's names, types, optimizer and lengths.</param>
    /// <param name="options">Limits and tolerances; the defaults where absent.</param>
    /// <param name="maximizeMetric">Whether a larger deciding value is better.</param>
    /// <param name="hasMetric">Whether the problem has a metric.</param>
    /// <param name="singles">Where floats stand in a point of doubles.</param>
    /// <param name="box">The bounds; null for none.</param>
    /// <param name="penalty">Weights of magnitudes; null for none.</param>
    private protected LineSearchDriver(
        string title,
        int length,
        int vectors,
        Func<AlignedMemory<T>, int, Directions<T>> makeDirections,
        bool keepsMatrix,
        double curvature,
        ulong layout,
        MinimizeOptions? options,
        bool maximizeMetric,
        bool hasMetric,
        Range[]? singles,
        Box<T>? box,
        AbsolutePenalty<T>? penalty = null)
    {
        this.options = options ??= new MinimizeOptions();
        this.title = title;
        options.RefuseSmallSteps(title);
        if (options.Freeze is { Count: > 0 }) box ??= new Box<T>(length);
        if (box is { HasSets: true }) throw new ArgumentException($"{title} keeps bounds, but no sets of numbers together; first-order methods do.", nameof(box));
        this.box = box;
        this.penalty = penalty;
        freeVector = checked(DirectionsVector + vectors);
        memory = new AlignedMemory<T>(freeVector + (Within is null ? 0 : BoundedVectors), length);
        Shards = new RowShards<T>(length, options.Threads);
        directions = makeDirections(memory, DirectionsVector);
        if (box is not null) directions.FreeVector = freeVector;
        this.curvature = curvature;
        this.singles = singles ?? [];
        var isSingle = typeof(T) == typeof(float) || this.singles.Length > 0;
        lineSearch = options.LineSearch ?? LineSearchMethod.StrongWolfe;
        if (directions.Region is not null || directions.IsDirect) options.RefuseLineSearch(title);
        if (directions.IsDirect) options.RefuseFreeze(title);
        isFew = keepsMatrix && lineSearch == LineSearchMethod.StrongWolfe && length <= FewVariables.Most && this.singles.Length == 0 && Within is null;
        isTwo = isFew && length <= 2;
        epsilon = isSingle ? Singles.Epsilon : 2.220446049250313e-16;
        watch = CurvatureMonitor<T>.Of(length, options, directions.ExactProducts, box, epsilon);
        hasTolerances = options.LossTolerance > 0 || options.StepTolerance > 0;
        gradientTolerance = options.GradientTolerance ?? (directions.IsDirect ? 0 : isSingle ? 1e-6 : 1e-12);
        this.layout = unchecked((layout * 31 + (ulong)memory.VectorLength) * 31 + (ulong)(memory.Vectors * 16 + Unsafe.SizeOf<T>() + (isFew ? 1 : 0)));
        this.maximizeMetric = maximizeMetric;
        this.hasMetric = hasMetric;
    }

    /// <summary>The packed variables, padding included, which stays 0.</summary>
    public Span<T> Point => memory[PointVector];

    /// <summary>How rows are summed.</summary>
    public RowShards<T> Shards { get; }

    private Span<T> Gradient => memory[GradientVector];

    /// <summary>One iteration, line search included, from <see cref="Point"/>. Allocates nothing.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel; over samples wrapped in <see cref="WholeBatch{T, TKernel}"/>.</param>
    /// <returns>Loss and gradient after the iteration. <see cref="MinimizeStatus.Converged"/> where nothing was left to do.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public StepReport Step<TKernel>(ref TKernel kernel)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        ThrowIfRunning();
        Enter();
        if (limits is not null) EnterProblem(isNew: !hasOuter);
        var loss = kernel.Gradient(Point, Gradient);
        var norm = NormOf(GradientVector);
        if (!double.IsFinite(loss) || !double.IsFinite(norm))
        {
            if (hasLeft) memory[LeftVector].CopyTo(Point);
            return Report(loss, norm, 0, MinimizeStatus.NonFinite);
        }

        var status = MinimizeStatus.Running;
        if (IsStationary(norm) || settlement.IsAt<T>(loss, Gradient, Point, memory[LeftVector]) || IsSettledWithLimits())
        {
            if (limits is { IsSettled: true }) return WithLimits(Report(loss, norm, 0, MinimizeStatus.Converged));
            status = NextProblem(ref kernel, ref loss, ref norm, MinimizeStatus.Converged);
            if (status != MinimizeStatus.Running) return WithLimits(Report(loss, norm, 0, status));
        }

        run.IsOpen = false;
        status = isTwo ? IterateTwo(ref kernel, ref loss, ref norm, 1, out var step)
            : isFew ? IterateFew(ref kernel, ref loss, ref norm, out step) : Iterate(ref kernel, ref loss, ref norm, out step);
        if (limits is not null) status = NextProblem(ref kernel, ref loss, ref norm, status);
        Point.CopyTo(memory[LeftVector]);
        hasLeft = true;
        if (status == MinimizeStatus.Converged) settlement.Settle<T>(loss, Gradient);
        return WithLimits(Report(loss, norm, step, status));
    }

    /// <summary>Forgets everything learned from earlier steps and runs.</summary>
    public void Reset()
    {
        ThrowIfRunning();
        run = new RunState();
        settlement = default;
        hasLeft = false;
        stagnation = new Stagnation();
        directions.Clear();
        limits?.Reset();
        hasOuter = false;
        memory.Clear();
    }

    /// <summary>Writes curvature, counts and best point, so that another solver of this problem goes on bit for bit.</summary>
    /// <param name="writer">Receives the bytes. The variables are not among them: the caller keeps those.</param>
    /// <exception cref="InvalidOperationException">A run is in progress.</exception>
    public void Save(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ThrowIfRunning();
        var checkpoint = new CheckpointWriter(writer, layout);
        run.Save(ref checkpoint);
        settlement.Save(ref checkpoint);
        checkpoint.Write(hasLeft);
        stagnation.Save(ref checkpoint);
        directions.Save(ref checkpoint);
        checkpoint.Write<T>(memory.Range(BestVector, SavedVectors));
        if (limits is not null) SaveLimits(ref checkpoint);
        checkpoint.Complete();
    }

    /// <summary>Takes up a state that <see cref="Save"/> wrote.</summary>
    /// <param name="saved">The bytes.</param>
    /// <exception cref="InvalidDataException">They are damaged, newer, or of another problem or size; the solver is as before.</exception>
    /// <exception cref="InvalidOperationException">A run is in progress.</exception>
    public void Load(ReadOnlySpan<byte> saved)
    {
        ThrowIfRunning();
        var checkpoint = new CheckpointReader(saved, layout);
        var loadedRun = RunState.Load(ref checkpoint);
        var loadedSettlement = Settlement.Load(ref checkpoint);
        var loadedHasLeft = checkpoint.ReadBoolean();
        var loadedStagnation = Stagnation.Load(ref checkpoint);
        var loadedDirections = directions.Read(ref checkpoint);
        var vectors = checkpoint.ReadElements<T>(SavedVectors * memory.VectorLength);
        var loadedLimits = limits?.Read(ref checkpoint);
        var loadedHasOuter = limits is not null && checkpoint.ReadBoolean();
        var loadedViolation = limits is null ? 0 : checkpoint.ReadDouble();
        var loadedOuter = limits is null ? default : checkpoint.ReadElements<T>((BeginVector + 1) * memory.VectorLength);
        checkpoint.Complete();

        run = loadedRun;
        settlement = loadedSettlement;
        hasLeft = loadedHasLeft;
        stagnation = loadedStagnation;
        directions.Take(in loadedDirections);
        vectors.CopyTo(MemoryMarshal.AsBytes(memory.Range(BestVector, SavedVectors)));
        memory[LeftVector].CopyTo(Point);
        if (loadedLimits is null) return;
        limits!.Load(loadedLimits);
        (hasOuter, outerViolation) = (loadedHasOuter, loadedViolation);
        loadedOuter.CopyTo(MemoryMarshal.AsBytes(outer!.Range(OuterVector, BeginVector + 1)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private bool IsStationary(double norm)
        => gradientTolerance > 0 && norm <= gradientTolerance && !(directions.IsOfSecondOrder && BendsDown(out _));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private StepReport Report(double loss, double norm, double step, MinimizeStatus status) => new()
    {
        Iteration = int.CreateSaturating(run.Iteration),
        Epoch = int.CreateSaturating(run.Epoch),
        Loss = loss,
        GradientNorm = norm,
        StepSize = step,
        Metric = run.Metric,
        Status = status,
    };

    private void ThrowIfRunning()
    {
        if (isRunning) throw new InvalidOperationException("The solver is in the middle of a run; wait for Minimize to return.");
    }
}
