using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Steepest.Checkpoints;
using Steepest.Kernels;
using Steepest.LeastSquares;
using Steepest.LeastSquares.Sparse;

namespace Steepest.Minimization;

/// <summary>Drives the methods that know the objective as a sum of squares. Owns all memory it needs.</summary>
/// <remarks>
/// The caller packs its variables into <see cref="Point"/> before a call and unpacks them afterwards. Every call evaluates at its entry, so that new inputs are
/// seen. An iteration is an accepted step; steps that fail count as evaluations.
/// </remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class LeastSquaresDriver<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int DefaultIterations = 1000;

    /// <summary>Up to how many variables the memory of triangles is taken when the solver is made; of more, when one is needed.</summary>
    private const int MostReady = 256;

    /// <summary>From how many variables on a problem whose rows touch a fixed number of them is solved by a sparse factor.</summary>
    private const int LeastSparse = 64;

    private const int PointVector = 0;
    private const int GradientVector = 1;
    private const int TrialVector = 2;
    private const int BestVector = 3;
    private const int LeftVector = 4;
    private const int IterateVector = 5;
    private const int Vectors = 6;
    private const int SavedVectors = Vectors - BestVector;

    private readonly AlignedMemory<T> memory;
    private readonly int[] places;
    private readonly ResidualBlocks<T> blocks;

    /// <summary>Where the normal equations are sparse; null where they are dense, and <see cref="blocks"/> where they are not.</summary>
    private readonly SparseResiduals<T>? sparse;

    private readonly StepSolver solver;
    private readonly StepRule rule;
    private readonly SecantCurvature? secant;
    private readonly double[] step;
    private readonly double[] acceleration;
    private readonly double[] bend;
    private readonly MinimizeOptions options;
    private readonly string title;
    private readonly double epsilon;
    private readonly double visible;
    private readonly double gradientTolerance;
    private readonly bool hasTolerances;
    private readonly Range[] singles;
    private readonly Box<T>? box;
    private readonly ulong layout;
    private readonly bool maximizeMetric;
    private readonly bool hasMetric;

    private NormalEquations current;
    private NormalEquations trial;
    private RunState run = new();
    private Settlement settlement;
    private bool hasLeft;
    private bool isRunning;

    /// <summary>Whether a point needed the triangle of its Jacobian: the next ones will.</summary>
    private bool needsTriangle;

    /// <summary>Whether the last step was taken at once, so that the next one is likely to be: its Jacobian is computed with its residuals.</summary>
    private bool wasAcceptedAtOnce = true;

    /// <summary>How many steps in a row gained nothing since rounding hides the objective.</summary>
    private int poorSteps;

    /// <summary>Whether the last step was one that the gradient alone judged: rounding hides what the next ones gain, too.</summary>
    private bool isSettling;

    /// <summary>The objective where the run began.</summary>
    private double firstLoss = double.NaN;

    private protected LeastSquaresDriver(
        string title,
        Func<int, StepRule> makeRule,
        bool accelerates,
        int length,
        ResidualGroup[] groups,
        bool hasLosses,
        ulong layout,
        MinimizeOptions? options,
        bool maximizeMetric,
        bool hasMetric,
        Range[]? singles,
        Box<T>? box,
        Range[]? places,
        bool hasBlocks)
    {
        this.options = options ??= new MinimizeOptions();
        this.title = title;
        options.RefuseSmallSteps(title);
        options.RefuseLineSearch(title);
        MinimizeOptions.Refuse(title, [(nameof(options.Monitors), (options.Monitors & ~Monitors.Telemetry) != 0)]);
        this.places = SecondOrderDriver<T>.Places(length, places);
        this.singles = singles ?? [];
        this.box = options.Freeze is { Count: > 0 } ? box ?? new Box<T>(length) : box;
        this.maximizeMetric = hasMetric && maximizeMetric;
        this.hasMetric = hasMetric;
        var isSingle = typeof(T) == typeof(float) || this.singles.Length > 0;
        epsilon = isSingle ? Singles.Epsilon : 2.220446049250313e-16;
        visible = Math.Max(Visible, VisibleUnits * epsilon);
        var count = this.places.Length;
        memory = new AlignedMemory<T>(Vectors, length);
        var isSparse = IsSparse(hasBlocks, hasLosses, count);
        if (isSparse) sparse = new SparseResiduals<T>(length, this.places, groups);
        blocks = isSparse ? null! : new ResidualBlocks<T>(length, this.places, groups, hasLosses);
        solver = isSparse ? new SparseSteps(count, epsilon) : new StepSolver(count, epsilon) { MayTurn = !hasLosses };
        rule = makeRule(count);
        rule.Begin(0);
        secant = rule.LearnsCurvature && !isSparse && count <= MostReady ? new SecantCurvature(count) : null;
        step = new double[count];
        (acceleration, bend) = accelerates ? (new double[count], new double[count]) : ([], []);
        current = new NormalEquations(count, !isSparse);
        trial = new NormalEquations(count, !isSparse);
        if (!isSparse && !hasLosses && count <= MostReady) solver.Prepare(current, trial);
        hasTolerances = options.LossTolerance > 0 || options.StepTolerance > 0;
        gradientTolerance = options.GradientTolerance ?? 0;
        this.layout = unchecked((layout * 31 + (ulong)memory.VectorLength) * 31 + (ulong)(count * 16 + Unsafe.SizeOf<T>()));
    }

    /// <summary>The packed variables, padding included, which stays 0.</summary>
    public Span<T> Point => memory[PointVector];

    /// <summary>One iteration from <see cref="Point"/>. Allocates nothing.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <returns>Loss and gradient after the iteration. <see cref="MinimizeStatus.Converged"/> where nothing was left to do.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public StepReport Step<TKernel>(ref TKernel kernel)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        ThrowIfRunning();
        Enter();
        Prepare(ref kernel);
        Evaluate(ref kernel);
        if (!current.IsFinite)
        {
            if (hasLeft) memory[LeftVector].CopyTo(Point);
            return Report(double.NaN, 0, MinimizeStatus.NonFinite);
        }

        if (!hasLeft) secant?.Reset();
        var norm = TakeUp();
        if (IsStationary(norm) || IsSettled()) return Report(norm, 0, MinimizeStatus.Converged);
        if (!hasLeft) Start();
        run.IsOpen = false;
        var status = Iterate(ref kernel, ref norm, out var length);
        Point.CopyTo(memory[LeftVector]);
        hasLeft = true;
        if (status == MinimizeStatus.Converged) Settle();
        return Report(norm, length, status);
    }

    /// <summary>Forgets everything learned from earlier steps and runs.</summary>
    public void Reset()
    {
        ThrowIfRunning();
        run = new RunState();
        settlement = default;
        hasLeft = false;
        (needsTriangle, wasAcceptedAtOnce, poorSteps, isSettling, firstLoss) = (false, true, 0, false, double.NaN);
        solver.Reset();
        secant?.Reset();
        rule.Begin(0);
        memory.Clear();
    }

    /// <summary>Writes damping, counts and best point, so that another solver of this problem goes on bit for bit.</summary>
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
        checkpoint.Write(needsTriangle);
        checkpoint.Write(wasAcceptedAtOnce);
        checkpoint.Write((long)poorSteps);
        checkpoint.Write(isSettling);
        checkpoint.Write(firstLoss);
        rule.State.Save(ref checkpoint);
        secant?.Save(ref checkpoint);
        checkpoint.Write<double>(solver.Scale);
        checkpoint.Write<T>(memory.Range(BestVector, SavedVectors));
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
        var (loadedHasLeft, loadedTriangle, loadedAccepted) = (checkpoint.ReadBoolean(), checkpoint.ReadBoolean(), checkpoint.ReadBoolean());
        var loadedPoorSteps = checkpoint.ReadCount(int.MaxValue);
        var loadedSettling = checkpoint.ReadBoolean();
        var loadedFirst = checkpoint.ReadDouble();
        var loadedRule = RuleState.Load(ref checkpoint);
        var loadedBetter = secant is not null && checkpoint.ReadBoolean();
        var curvature = secant is null ? default : checkpoint.ReadElements<double>(places.Length * places.Length);
        var scale = checkpoint.ReadElements<double>(places.Length);
        var vectors = checkpoint.ReadElements<T>(SavedVectors * memory.VectorLength);
        checkpoint.Complete();
        (run, settlement, hasLeft) = (loadedRun, loadedSettlement, loadedHasLeft);
        (needsTriangle, wasAcceptedAtOnce, poorSteps, isSettling, firstLoss) = (loadedTriangle, loadedAccepted, loadedPoorSteps, loadedSettling, loadedFirst);
        rule.State = loadedRule;
        secant?.Restore(loadedBetter, MemoryMarshal.Cast<byte, double>(curvature));
        solver.Restore(MemoryMarshal.Cast<byte, double>(scale));
        vectors.CopyTo(MemoryMarshal.AsBytes(memory.Range(BestVector, SavedVectors)));
    }

    /// <summary>Forgets what an earlier run learned of the residuals, so that one that begins elsewhere is that of a new solver bit for bit.</summary>
    private void Forget()
    {
        needsTriangle = false;
        solver.Reset();
        secant?.Reset();
    }

    /// <summary>Forgets what an earlier run learned of steps, which began elsewhere.</summary>
    private void Start()
    {
        (wasAcceptedAtOnce, poorSteps, isSettling, firstLoss) = (true, 0, false, current.Loss);
        for (var i = 0; i < step.Length; i++) step[i] = double.CreateTruncating(Point[places[i]]);
        rule.Begin(solver.LengthOf(step));
    }

    private void Settle()
    {
        PackGradient();
        settlement.Settle<T>(current.Loss, memory[GradientVector]);
    }

    private bool IsSettled()
    {
        PackGradient();
        return settlement.IsAt<T>(current.Loss, memory[GradientVector], Point, memory[LeftVector]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PackGradient()
    {
        var gradient = memory[GradientVector];
        for (var i = 0; i < places.Length; i++) gradient[places[i]] = T.CreateTruncating(current.Gradient[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private bool IsStationary(double norm) => norm == 0 || norm <= gradientTolerance;

    private StepReport Report(double norm, double length, MinimizeStatus status) => new()
    {
        Iteration = int.CreateSaturating(run.Iteration),
        Epoch = int.CreateSaturating(run.Epoch),
        Loss = current.Loss,
        GradientNorm = norm,
        StepSize = length,
        Metric = run.Metric,
        Status = status,
    };

    private void ThrowIfRunning()
    {
        if (isRunning) throw new InvalidOperationException("The solver is in the middle of a run; wait for Minimize to return.");
    }
}
