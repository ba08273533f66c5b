using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Steepest.Checkpoints;
using Steepest.Kernels;
using Steepest.Monitoring;

namespace Steepest.Minimization;

/// <summary>
/// Sequential quadratic programming with exact Hessians: each step is the minimum of a quadratic model under linear models of the limits; a merit
/// function of loss and violations decides how far it is gone, with corrections of second order. For up to some hundred variables. Owns all memory it
/// needs.
/// </summary>
/// <remarks>Formulas: Nocedal and Wright, "Numerical Optimization", chapter 18.</remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class Sqp<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int DefaultIterations = 1000;
    private const int PointVector = 0;
    private const int LeftVector = 1;

    private readonly AlignedMemory<T> memory;
    private readonly SqpModel<T> model;
    private readonly SqpStep step;
    private readonly QuadraticProgram bounds;
    private readonly LeastMultipliers least;
    private readonly MinimizeOptions options;
    private readonly Range[] singles;
    private readonly Box<T>? box;
    private readonly int[] places;
    private readonly ulong layout;
    private readonly double constraintTolerance;
    private readonly double epsilon;
    private readonly double[] x;
    private readonly double[] trial;
    private readonly double[] direction;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly double[] shownMultipliers;

    /// <summary>Those of the limits times their scales.</summary>
    private readonly double[] multipliers;
    private readonly double[] penalties;
    private readonly double[] values;
    private readonly double[] corrected;
    private readonly float[] singleMultipliers;
    private readonly float[] shown;
    private readonly double[] seen;

    private RunState run = new();
    private bool isRunning;
    private bool isScaled;

    /// <summary>The size of points since the run began; 1 where they tell nothing.</summary>
    private double extent = 1;
    private bool isSettled;
    private double settledLoss;
    private double damping = 1;
    private double lossWeight = FirstLossWeight;

    /// <summary>Makes a solver and all its memory.</summary>
    /// <param name="length">The length of the packed variables.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="layout">A hash of the problem's names, types, optimizer and lengths.</param>
    /// <param name="options">Limits and tolerances; the defaults where absent.</param>
    /// <param name="singles">Where floats stand in a point of doubles.</param>
    /// <param name="box">The bounds; null for none.</param>
    /// <param name="places">Where variables stand in the point; everywhere where absent.</param>
    /// <exception cref="ArgumentException">An option is given that the method cannot use.</exception>
    public Sqp(int length, LimitBlock[] limits, ulong layout, MinimizeOptions? options, Range[]? singles = null, Box<T>? box = null, Range[]? places = null)
    {
        this.options = options ??= new MinimizeOptions();
        MultiplierMethod.Inner(options)!.RefuseSmallSteps("Sequential quadratic programming");
        options.RefuseLineSearch("Sequential quadratic programming");
        options.RefuseFreeze("Sequential quadratic programming");
        if (box is { HasSets: true }) throw new ArgumentException("Sequential quadratic programming keeps bounds, but no sets of numbers together; first-order methods do.", nameof(box));
        this.singles = singles ?? [];
        this.box = box;
        this.places = SecondOrderDriver<T>.Places(length, places);
        memory = new AlignedMemory<T>(2, length);
        model = new SqpModel<T>(length, this.places, limits);
        var (n, m) = (model.N, model.M);
        step = new SqpStep(n, m);
        bounds = new QuadraticProgram(n, 0);
        least = new LeastMultipliers(n, m);
        var isSingle = typeof(T) == typeof(float) || this.singles.Length > 0;
        epsilon = isSingle ? Singles.Epsilon : 2.220446049250313e-16;
        constraintTolerance = options.ConstraintTolerance ?? (isSingle ? 1e-5 : 1e-9);
        (x, trial, direction, lower, upper) = (new double[n], new double[n], new double[n], new double[n], new double[n]);
        (multipliers, shownMultipliers, penalties, values, corrected, seen) = (new double[m], new double[m], new double[m], new double[m], new double[m], new double[m]);
        (singleMultipliers, shown) = (new float[m], new float[m]);
        lower.AsSpan().Fill(double.NegativeInfinity);
        upper.AsSpan().Fill(double.PositiveInfinity);
        this.layout = unchecked((layout * 31 + (ulong)memory.VectorLength) * 31 + (ulong)(m * 16 + Unsafe.SizeOf<T>()));
    }

    /// <summary>The packed variables, padding included, which stays 0.</summary>
    public Span<T> Point => memory[PointVector];

    /// <summary>One multiplier for each limit, which may be written.</summary>
    public Span<double> Multipliers => shownMultipliers;

    /// <summary>The same in floats.</summary>
    public Span<float> SingleMultipliers => singleMultipliers;

    /// <summary>c of each limit at the point.</summary>
    public ReadOnlySpan<double> LimitValues => model.Limits;

    /// <summary>One iteration from <see cref="Point"/>. Allocates nothing.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <returns>Loss, gradient and violation after the iteration.</returns>
    public StepReport Step<TKernel>(ref TKernel kernel)
        where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
    {
        ThrowIfRunning();
        Enter();
        var status = Begin(ref kernel, isNew: !isScaled || !Packed.SameBits<T>(Point, memory[LeftVector]));
        if (status == MinimizeStatus.Running)
        {
            run.IsOpen = false;
            status = Iterate(ref kernel);
        }

        Leave(status);
        return Report(status);
    }

    /// <summary>Runs on from <see cref="Point"/> to the end. Allocates nothing.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="cancellationToken">Observed at every iteration.</param>
    /// <returns>Why the run ended, and what <see cref="Point"/> then is.</returns>
    /// <exception cref="ArgumentException">Patience is set, which only validation samples give a meaning.</exception>
    public MinimizeResult Minimize<TKernel>(ref TKernel kernel, CancellationToken cancellationToken)
        where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
    {
        options.RefusePatience();
        ThrowIfRunning();
        var monitor = new RunMonitor(options, cancellationToken, "SQP");
        isRunning = true;
        try
        {
            Enter();
            var resumed = run.IsOpen && Packed.SameBits<T>(Point, memory[LeftVector]);
            if (!resumed) run.BeginRun();
            run.IsOpen = false;
            var status = Begin(ref kernel, isNew: !resumed);
            if (!resumed && status == MinimizeStatus.Running) (damping, lossWeight) = (1, FirstLossWeight);
            var interrupted = false;
            if (status == MinimizeStatus.Running)
            {
                status = monitor.Verdict();
                interrupted = resumed && status != MinimizeStatus.Running;
            }

            while (status == MinimizeStatus.Running)
            {
                if (run.RunIterations >= (options.MaxIterations ?? DefaultIterations))
                {
                    status = MinimizeStatus.IterationLimit;
                    break;
                }

                status = Iterate(ref kernel);
                if (monitor.IsWatched && !monitor.Show(Report(status) with { Elapsed = monitor.Elapsed }) && status == MinimizeStatus.Running)
                    (status, interrupted) = (MinimizeStatus.Stopped, true);
                if (status != MinimizeStatus.Running) continue;
                status = monitor.Verdict();
                interrupted = status != MinimizeStatus.Running;
            }

            Leave(status);
            run.IsOpen = interrupted;
            return monitor.End(Result(status) with { Elapsed = monitor.Elapsed });
        }
        finally
        {
            monitor.Close();
            isRunning = false;
        }
    }

    /// <summary>Runs on from <see cref="Point"/> over all samples to the end.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="train">The kernel over the samples.</param>
    /// <param name="cancellationToken">Observed at every iteration.</param>
    /// <returns>Why the run ended, and what <see cref="Point"/> then is.</returns>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public MinimizeResult Train<TKernel>(ref TKernel train, CancellationToken cancellationToken)
        where TKernel : struct, ISampledConstrainedHessianKernel<T>, allows ref struct
    {
        Require.AnyRow(train.SampleCount, "samples");
        var whole = new WholeConstraintsKernel<T, TKernel>(train, values);
        return Minimize(ref whole, cancellationToken);
    }

    /// <summary>Forgets everything learned from earlier steps and runs, multipliers included.</summary>
    public void Reset()
    {
        ThrowIfRunning();
        run = new RunState();
        (isScaled, extent, isSettled, settledLoss, damping, lossWeight) = (false, 1, false, 0, 1, FirstLossWeight);
        Array.Fill(model.Scales, 1);
        Array.Clear(multipliers);
        Array.Clear(shownMultipliers);
        Array.Clear(penalties);
        Array.Clear(singleMultipliers);
        Array.Clear(shown);
        Array.Clear(seen);
        Array.Clear(step.Active);
        memory.Clear();
    }

    /// <summary>Writes multipliers, penalties and counts, so that another solver of this problem goes on bit for bit.</summary>
    /// <param name="writer">Receives the bytes. The variables are not among them: the caller keeps those.</param>
    /// <exception cref="InvalidOperationException">A run is in progress.</exception>
    public void Save(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ThrowIfRunning();
        EnterMultipliers();
        var checkpoint = new CheckpointWriter(writer, layout);
        run.Save(ref checkpoint);
        checkpoint.Write(isScaled);
        checkpoint.Write(extent);
        checkpoint.Write<double>(model.Scales);
        checkpoint.Write<double>(multipliers);
        checkpoint.Write<double>(penalties);
        checkpoint.Write<double>(seen);
        checkpoint.Write<bool>(step.Active);
        checkpoint.Write(isSettled);
        checkpoint.Write(settledLoss);
        checkpoint.Write(damping);
        checkpoint.Write(lossWeight);
        checkpoint.Write<T>(memory[LeftVector]);
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
        var (loadedScaled, loadedExtent) = (checkpoint.ReadBoolean(), checkpoint.ReadDouble());
        var loadedScales = checkpoint.ReadElements<double>(multipliers.Length);
        var loadedMultipliers = checkpoint.ReadElements<double>(multipliers.Length);
        var loadedPenalties = checkpoint.ReadElements<double>(penalties.Length);
        var loadedSeen = checkpoint.ReadElements<double>(seen.Length);
        var loadedActive = checkpoint.ReadElements<bool>(step.Active.Length);
        var (loadedSettled, loadedLoss, loadedDamping, loadedWeight) = (checkpoint.ReadBoolean(), checkpoint.ReadDouble(), checkpoint.ReadDouble(), checkpoint.ReadDouble());
        var left = checkpoint.ReadElements<T>(memory.VectorLength);
        checkpoint.Complete();

        (run, isScaled, extent) = (loadedRun, loadedScaled, loadedExtent);
        loadedScales.CopyTo(MemoryMarshal.AsBytes(model.Scales.AsSpan()));
        loadedMultipliers.CopyTo(MemoryMarshal.AsBytes(multipliers.AsSpan()));
        loadedPenalties.CopyTo(MemoryMarshal.AsBytes(penalties.AsSpan()));
        loadedSeen.CopyTo(MemoryMarshal.AsBytes(seen.AsSpan()));
        loadedActive.CopyTo(MemoryMarshal.AsBytes(step.Active.AsSpan()));
        (isSettled, settledLoss, damping, lossWeight) = (loadedSettled, loadedLoss, loadedDamping, loadedWeight);
        left.CopyTo(MemoryMarshal.AsBytes(memory[LeftVector]));
        memory[LeftVector].CopyTo(Point);
        ShowMultipliers();
    }

    private void ThrowIfRunning()
    {
        if (isRunning) throw new InvalidOperationException("The solver is in the middle of a run; wait for Minimize to return.");
    }
}
