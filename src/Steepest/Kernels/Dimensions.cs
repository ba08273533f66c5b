using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Steepest.Kernels;

/// <summary>The shapes of tensors, as compiled functions and argument checks take them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Dimensions
{
    /// <summary>Copies lengths.</summary>
    /// <param name="workspace">Where to.</param>
    /// <param name="lengths">The length of each dimension.</param>
    /// <returns>The same as integers, valid until the workspace closes.</returns>
    /// <exception cref="OverflowException">A dimension is longer than an array can be.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ReadOnlySpan<int> Of(Workspace workspace, ReadOnlySpan<nint> lengths)
    {
        var copies = workspace.Take<int>(lengths.Length);
        for (var i = 0; i < lengths.Length; i++) copies[i] = checked((int)lengths[i]);
        return copies;
    }

    /// <summary>How many elements lie between the first and the last of a tensor, both included.</summary>
    /// <param name="lengths">The length of each dimension.</param>
    /// <param name="strides">How far apart the elements of each dimension lie.</param>
    /// <returns>0 of an empty tensor.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Reach(ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides)
    {
        nint reach = lengths.Length == 0 ? 0 : 1;
        for (var i = 0; i < lengths.Length; i++)
        {
            if (lengths[i] == 0) return 0;
            reach = checked(reach + (lengths[i] - 1) * strides[i]);
        }

        return checked((int)reach);
    }
}
