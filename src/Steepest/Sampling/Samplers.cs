using System.Globalization;
using System.Runtime.CompilerServices;
using Steepest.Sampling;

namespace Steepest;

internal sealed record ShuffleSampler(bool IsOnce) : Sampler
{
    internal override bool IsPermutation => true;

    internal override long Repeated(long epoch) => IsOnce ? 0 : epoch;

    internal override void Draw(Span<int> rows, ulong seed, long epoch) => Shuffle.Fill(rows, seed, epoch);
}

internal sealed record OrderSampler : Sampler
{
    internal override bool IsPermutation => true;

    internal override bool IsInOrder => true;

    internal override long Repeated(long epoch) => 0;

    internal override void Draw(Span<int> rows, ulong seed, long epoch)
    {
        for (var i = 0; i < rows.Length; i++) rows[i] = i;
    }
}

internal sealed record ReplacementSampler : Sampler
{
    internal override bool IsPermutation => false;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Draw(Span<int> rows, ulong seed, long epoch)
    {
        var random = new Xoshiro(seed, epoch);
        for (var i = 0; i < rows.Length; i++) rows[i] = random.Below(rows.Length);
    }
}

internal sealed record WeightedSampler(AliasTable Table) : Sampler
{
    internal override bool IsPermutation => false;

    internal override void Require(int rows)
    {
        if (rows == Table.Count) return;
        throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"There are {rows} samples, and the sampler was given {Table.Count} weights."), nameof(MinimizeOptions.Sampler));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Draw(Span<int> rows, ulong seed, long epoch)
    {
        var random = new Xoshiro(seed, epoch);
        for (var i = 0; i < rows.Length; i++) rows[i] = Table.Draw(ref random);
    }
}
