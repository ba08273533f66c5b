using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.SecondOrder;
using Steepest.Threading;

namespace Steepest.Minimization;

/// <summary>Drives the methods that multiply with the Hessian. Owns all memory it needs.</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SecondOrderDriver<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly HessianProducts<T> products;
    private readonly Driver driver;

    private protected SecondOrderDriver(HessianProducts<T> products, Driver driver) => (this.products, this.driver) = (products, driver);

    /// <summary>The packed variables, padding included, which stays 0.</summary>
    public Span<T> Point => driver.Point;

    /// <summary>How rows are summed.</summary>
    public RowShards<T> Shards => driver.Shards;

    /// <summary>Tells where variables stand: <see cref="MinimizeOptions.Freeze"/> names some, and monitors report them; once, before the first step.</summary>
    /// <param name="variables">All variables by name, and where they stand in the point.</param>
    /// <exception cref="ArgumentException">There is no variable of such a name.</exception>
    public void Name(ReadOnlySpan<(string Name, Range Place)> variables) => driver.Name(variables);

    /// <summary>The driver underneath, for who gives it limits.</summary>
    internal LineSearchDriver<T> Inner => driver;

    /// <summary>One iteration from <see cref="Point"/>. Allocates nothing.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel; over samples wrapped in <see cref="WholeBatchProducts{T, TKernel}"/>.</param>
    /// <returns>Loss and gradient after the iteration. <see cref="MinimizeStatus.Converged"/> where nothing was left to do.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public StepReport Step<TKernel>(ref TKernel kernel)
        where TKernel : struct, IHessianKernel<T>, allows ref struct
    {
        scoped var held = kernel;
        var before = products.Open(ref held);
        try
        {
            return driver.Step(ref held);
        }
        finally
        {
            products.Restore(before);
        }
    }

    /// <summary>Runs on from <see cref="Point"/> to the end. Allocates nothing.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel; over samples wrapped in <see cref="WholeBatchProducts{T, TKernel}"/>.</param>
    /// <param name="cancellationToken">Observed at every iteration.</param>
    /// <returns>Why the run ended, and what <see cref="Point"/> then is.</returns>
    /// <exception cref="ArgumentException">Patience is set, which only validation samples give a meaning.</exception>
    public MinimizeResult Minimize<TKernel>(ref TKernel kernel, CancellationToken cancellationToken)
        where TKernel : struct, IHessianKernel<T>, allows ref struct
    {
        scoped var held = kernel;
        var before = products.Open(ref held);
        try
        {
            return driver.Minimize(ref held, cancellationToken);
        }
        finally
        {
            products.Restore(before);
        }
    }

    /// <summary>Runs on from <see cref="Point"/> over all samples to the end; an iteration counts as an epoch.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="train">The kernel over the training samples.</param>
    /// <param name="check">The kernel over the validation samples; not looked at without them.</param>
    /// <param name="hasValidation">Whether there are validation samples, on which the best point is picked and patience counts.</param>
    /// <param name="cancellationToken">Observed at every iteration.</param>
    /// <returns>Why the run ended, and what <see cref="Point"/> then is.</returns>
    /// <exception cref="ArgumentException">There are no rows, or patience is given without validation samples.</exception>
    public MinimizeResult Train<TKernel>(ref TKernel train, ref TKernel check, bool hasValidation, CancellationToken cancellationToken)
        where TKernel : struct, ISampledHessianKernel<T>, allows ref struct
    {
        scoped var whole = new WholeBatchProducts<T, TKernel>(train, Shards);
        var before = products.Open(ref whole);
        try
        {
            return driver.Train(ref train, ref check, hasValidation, cancellationToken);
        }
        finally
        {
            products.Restore(before);
        }
    }

    /// <summary>Forgets everything learned from earlier steps and runs.</summary>
    public void Reset() => driver.Reset();

    /// <summary>Writes state, counts and best point, so that another solver of this problem goes on bit for bit.</summary>
    /// <param name="writer">Receives the bytes. The variables are not among them: the caller keeps those.</param>
    /// <exception cref="InvalidOperationException">A run is in progress.</exception>
    public void Save(IBufferWriter<byte> writer) => driver.Save(writer);

    /// <summary>Takes up a state that <see cref="Save"/> wrote.</summary>
    /// <param name="saved">The bytes.</param>
    /// <exception cref="InvalidDataException">They are damaged, newer, or of another problem or size; the solver is as before.</exception>
    /// <exception cref="InvalidOperationException">A run is in progress.</exception>
    public void Load(ReadOnlySpan<byte> saved) => driver.Load(saved);

    /// <summary>The numbers of the variables in a packed vector.</summary>
    internal static int[] Places(int length, Range[]? places)
        => places is null ? [.. Enumerable.Range(0, length)] : [.. places.SelectMany(place => Enumerable.Range(place.Start.Value, place.End.Value - place.Start.Value))];

    /// <summary>The driver underneath.</summary>
    private protected sealed class Driver(
        string title, int length, Func<AlignedMemory<T>, int, Directions<T>> makeDirections, ulong layout, MinimizeOptions? options, bool maximizeMetric, bool hasMetric, Range[]? singles,
        Box<T>? box)
        : LineSearchDriver<T>(
            title, length, CurvatureDirections<T>.Vectors, makeDirections, keepsMatrix: false, LineSearch.Loose, layout, options, maximizeMetric, hasMetric, singles, box);
}
