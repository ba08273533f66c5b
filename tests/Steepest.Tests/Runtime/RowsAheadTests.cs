using System.Runtime.Intrinsics.X86;
using Steepest.Kernels;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>When rows are asked for ahead of time, and that asking meets no others.</summary>
public sealed class RowsAheadTests
{
    [Theory]
    [InlineData(4 << 20, 256, 4, true)]
    [InlineData((4 << 20) - 1, 256, 4, false)]
    [InlineData(4 << 20, 257, 4, false)]
    [InlineData(2 << 20, 128, 8, true)]
    [InlineData(2 << 20, 129, 8, false)]
    [InlineData(int.MaxValue, 32, 8, true)]
    public void LargeDataOfShortRowsAreFar(int elements, int row, int bytes, bool expected)
        => Assert.Equal(expected && Sse.IsSupported, RowsAhead.AreFar(elements, row, bytes));

    [Fact]
    public void RowsWithinTheDataAreAskedForAndOthersThrow()
    {
        var elements = new float[100];
        RowsAhead.Fetch<float>(elements, 0, 100);
        RowsAhead.Fetch<float>(elements, 99, 1);
        RowsAhead.Fetch<float>(elements, 100, 0);
        if (Sse.IsSupported) Assert.Throws<ArgumentOutOfRangeException>(() => RowsAhead.Fetch<float>(elements, 90, 11));
        Assert.All(elements, element => Assert.Equal(0, element));
    }
}
