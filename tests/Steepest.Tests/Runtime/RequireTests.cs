using Steepest.Kernels;
using Xunit;

namespace Steepest.Tests.Runtime;

public sealed class RequireTests
{
    [Fact]
    public void LengthsNameTheArgumentTheValueAndTheRemedy()
    {
        double[] gradient = [1, 2];
        Require.Length(gradient.AsSpan(), 2);
        var error = Assert.Throws<ArgumentException>(() => Require.Length((ReadOnlySpan<double>)gradient, 3, nameof(gradient)));
        Assert.Equal("gradient", error.ParamName);
        Assert.StartsWith("'gradient' has 2 elements where 3 are needed; pass a span of length 3.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Require.Length(gradient.AsSpan(), 1, "g"));
        Assert.Throws<ArgumentException>(() => Require.Length(gradient, 1));
        Assert.Equal("missing", Assert.Throws<ArgumentNullException>(() => Require.Length((double[])null!, 1, "missing")).ParamName);
        Require.LengthOrEmpty<double>([], 5);
        Assert.Throws<ArgumentException>(() => Require.LengthOrEmpty<double>(gradient, 5));
    }

    [Fact]
    public void OverlapsAreRefused()
    {
        double[] memory = new double[10];
        Require.NoOverlap<double, double>(memory.AsSpan(0, 5), memory.AsSpan(5));
        Require.NoOverlap<double, double>(memory.AsSpan(0, 0), memory);
        var error = Assert.Throws<ArgumentException>(() => Require.NoOverlap<double, double>(memory.AsSpan(0, 6), memory.AsSpan(5), "a", "b"));
        Assert.StartsWith("'a' shares memory with 'b'", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Require.NoOverlapWith<double, double>(memory, ref memory[9]));
        Assert.Throws<ArgumentException>(() => Require.Distinct(ref memory[3], ref memory[3]));
        Require.Distinct(ref memory[3], ref memory[4]);
    }

    [Fact]
    public void RowsMustDivideEvenly()
    {
        Assert.Equal(3, Require.RowLength(12, 4, "features"));
        Assert.Equal(0, Require.RowLength(0, 0, "features"));
        Assert.Equal("features", Assert.Throws<ArgumentException>(() => Require.RowLength(13, 4, "features")).ParamName);
        Assert.Throws<ArgumentException>(() => Require.RowLength(1, 0, "features"));
        Assert.Throws<ArgumentException>(() => Require.RowsOf(3, 4, "features"));
        Assert.Throws<ArgumentException>(() => Require.Rows(13, 4, 3, "features"));
        Assert.Throws<ArgumentException>(() => Require.AnyRow(0, "samples"));
        Require.Rows(12, 4, 3, "features");
        Require.RowsOf(4, 4, "features");
    }

    [Fact]
    public void VectorsBeginOnLines()
    {
        var memory = new AlignedMemory<float>(3, 17);
        Assert.Equal((3, 32, 16), (memory.Vectors, memory.VectorLength, AlignedMemory<float>.Pad(1)));
        for (var vector = 0; vector < 3; vector++)
        {
            var address = System.Runtime.CompilerServices.Unsafe.ByteOffset(ref System.Runtime.CompilerServices.Unsafe.NullRef<float>(), ref memory[vector][0]);
            Assert.Equal(0, address % 64);
            memory[vector].Fill(vector);
        }

        Assert.Equal([0f, 1f, 2f], [memory[0][31], memory[1][0], memory[2][31]]);
        memory.Clear();
        Assert.Equal(-1, memory.Range(0, 3).IndexOfAnyExcept(0f));
        Assert.Equal(0, AlignedMemory<double>.Pad(0));
        Assert.Throws<OverflowException>(() => AlignedMemory<double>.Pad(int.MaxValue));
    }

    [Fact]
    public void BatchesNameTheirRows()
    {
        var run = new Batch(5, 3);
        Assert.Equal((3, 5, 7, 1.0 / 3), (run.Count, run[0], run[2], run.Scale));
        var listed = new Batch([9, 4]) { Scale = 0.1 };
        Assert.Equal((2, 9, 4, 0.1), (listed.Count, listed[0], listed[1], listed.Scale));
    }
}
