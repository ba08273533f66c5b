using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Steepest.Checkpoints;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Where the last run or step converged: the loss there and a checksum of the gradient.</summary>
/// <remarks>
/// Point, loss and gradient bit for bit the same mean that neither variables nor inputs have changed, so that another step must change
/// nothing. The loss alone would not do: two inputs may give the same loss.
/// </remarks>
internal struct Settlement
{
    private bool isSettled;
    private double loss;
    private ulong gradient;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Settle<T>(double newLoss, ReadOnlySpan<T> newGradient)
        where T : unmanaged
        => (isSettled, loss, gradient) = (true, newLoss, Checksum(newGradient));

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public void Leave() => isSettled = false;

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public readonly bool IsAt<T>(double newLoss, ReadOnlySpan<T> newGradient, ReadOnlySpan<T> point, ReadOnlySpan<T> left)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => isSettled && loss == newLoss && Packed.SameBits(point, left) && gradient == Checksum(newGradient);

    public readonly void Save(ref CheckpointWriter writer)
    {
        writer.Write(isSettled);
        writer.Write(loss);
        writer.Write(gradient);
    }

    public static Settlement Load(ref CheckpointReader reader)
        => new() { isSettled = reader.ReadBoolean(), loss = reader.ReadDouble(), gradient = reader.ReadUInt64() };

    private static ulong Checksum<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        // Like the checksum of saved states, but word by word: each step is invertible, so that no change of one word goes unseen.
        var checksum = CheckpointFormat.ChecksumStart;
        var bytes = MemoryMarshal.AsBytes(values);
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) checksum = BitOperations.RotateLeft((checksum ^ word) * 0x9E3779B97F4A7C15, 29);
        return CheckpointFormat.Checksum(bytes[(bytes.Length & -sizeof(ulong))..], checksum);
    }
}
