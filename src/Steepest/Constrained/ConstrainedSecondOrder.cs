using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Drives a method that multiplies with the Hessian beside multipliers. Owns all memory it needs.</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConstrainedSecondOrder<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SecondOrderDriver<T> inner;
    private readonly MultiplierMethod method;
    private readonly LimitScales<T> scales;

    /// <summary>Makes a solver of a driver without constraints.</summary>
    /// <param name="inner">The driver, made with <see cref="MultiplierMethod.Inner"/> of the options.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="method">What becomes of multipliers; of this solver alone. They move when the variables have come to rest.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">The method moves multipliers with every step.</exception>
    public ConstrainedSecondOrder(SecondOrderDriver<T> inner, LimitBlock[] limits, MultiplierMethod method, MinimizeOptions? options)
    {
        if (method.MovesEachStep) throw new ArgumentException("Multipliers that move with every step are for first-order methods; a line search needs a function that stays.", nameof(method));
        (this.inner, this.method) = (inner, method);
        method.Bind(limits, options, inner.Inner.IsSingle);
        inner.Inner.Attach(method);
        scales = new LimitScales<T>(inner.Point.Length, method);
    }

    /// <summary>The packed variables, padding included, which stays 0.</summary>
    public Span<T> Point => inner.Point;

    /// <summary>One multiplier for each limit, which may be written.</summary>
    public Span<double> Multipliers => method.Multipliers;

    /// <summary>The same in floats.</summary>
    public Span<float> SingleMultipliers => method.SingleMultipliers;

    /// <summary>c of each limit where it was evaluated last: of a result, at the point that it describes.</summary>
    public ReadOnlySpan<double> LimitValues => method.Limits;

    /// <summary>One iteration, line search included, from <see cref="Point"/>. Allocates nothing.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <returns>Loss, gradient and violation after the iteration.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public StepReport Step<TKernel>(ref TKernel kernel)
        where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
    {
        method.Enter();
        if (method.NeedsScales) scales.Measure(ref kernel, inner.Inner.Project());
        var merit = new MeritHessianKernel<T, TKernel>(kernel, method);
        var report = inner.Step(ref merit);
        method.Leave();
        return report;
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
        method.Enter();
        if (method.NeedsScales) scales.Measure(ref kernel, inner.Inner.Project());
        var merit = new MeritHessianKernel<T, TKernel>(kernel, method);
        try
        {
            return inner.Minimize(ref merit, cancellationToken);
        }
        finally
        {
            method.Leave();
        }
    }

    /// <summary>Forgets everything learned from earlier steps and runs, multipliers included.</summary>
    public void Reset() => inner.Reset();

    /// <summary>Writes curvature, multipliers, counts and best point, so that another solver of this problem goes on bit for bit.</summary>
    /// <param name="writer">Receives the bytes. The variables are not among them: the caller keeps those.</param>
    /// <exception cref="InvalidOperationException">A run is in progress.</exception>
    public void Save(IBufferWriter<byte> writer)
    {
        method.Enter();
        inner.Save(writer);
    }

    /// <summary>Takes up a state that <see cref="Save"/> wrote.</summary>
    /// <param name="saved">The bytes.</param>
    /// <exception cref="InvalidDataException">They are damaged, newer, or of another problem or size; the solver is as before.</exception>
    /// <exception cref="InvalidOperationException">A run is in progress.</exception>
    public void Load(ReadOnlySpan<byte> saved) => inner.Load(saved);
}
