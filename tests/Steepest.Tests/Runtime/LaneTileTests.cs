using Steepest.Kernels;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>Small whole numbers, whose sums are exact in any order, against plain loops.</summary>
public sealed class LaneTileTests
{
    private static int Width => LaneTile.Width;

    public static TheoryData<int> Counts => [0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 48, 63, 64, 65, 100, 131];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Rows_become_columns(int count)
    {
        Turns<float>(count, i => i);
        Turns<double>(count, i => i);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Products_are_added(int count)
    {
        foreach (var additions in new[] { 0, 1, 2, 3, 4, 5, 9 })
        {
            Adds<float>(count, additions, (a, _) => (2 + a * count, 0, count), i => i);
            Adds<double>(count, additions, (a, _) => (2 + a * count, 0, count), i => i);
        }
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Additions_may_have_places_of_their_own(int count)
    {
        Adds<float>(count, count, (a, _) => (1 + a * count, a, count - a), i => i);
        Adds<double>(count, count, (a, _) => (1 + a * count, 0, a - 3), i => i);
        Adds<double>(count, count + 5, (_, random) => random.Next(count + 1) is var first ? (random.Next(9), first, random.Next(count - first + 1)) : default, i => i);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Additions_may_follow_each_other_from_the_last_one_on(int count)
    {
        foreach (var additions in new[] { 2, 9 })
        {
            Adds<float>(count, additions, (a, _) => ((additions - 1 - a) * count, 0, count), i => i);
            Adds<double>(count, additions, (a, _) => ((additions - 1 - a) * count, 0, count), i => i);
        }
    }

    [Fact]
    public void Additions_of_a_triangle_follow_each_other()
    {
        foreach (var count in new[] { 3, 4, 10, 13, 16 })
        {
            Adds<float>(count, count, (a, _) => (7 + (a * (count - 1)) - (a * (a - 1) / 2), a + 1, count - 1 - a), i => i);
            Adds<double>(count, count, (a, _) => (7 + (a * (count - 1)) - (a * (a - 1) / 2), a + 1, count - 1 - a), i => i);
            Adds<double>(count, count, (a, _) => (count - 1 - a is var row ? 7 + (row * (count - 1)) - (row * (row - 1) / 2) : 0, count - a, a), i => i);
        }
    }

    [Theory]
    [InlineData(-1, 0, 4)]
    [InlineData(37, 0, 4)]
    [InlineData(0, -1, 4)]
    [InlineData(0, 7, 4)]
    public void What_is_not_there_throws(int place, int element, int count)
    {
        var factors = new double[Width];
        Assert.Throws<IndexOutOfRangeException>(() => LaneTile.AddProducts<double>(new double[40], new double[10 * Width], new double[LaneTile.Room(10)], factors, [place, element, count]));
        if (element < 1) Assert.Throws<IndexOutOfRangeException>(() => LaneTile.AddProducts<double>(new double[40], new double[LaneTile.Room(10)], factors, [place, element, count]));
        Assert.Throws<IndexOutOfRangeException>(() => LaneTile.AddProducts<double>(new double[40], new double[LaneTile.Room(10)], factors, [0, 0, 1, 0, 0, 1]));
    }

    [Fact]
    public void More_than_an_array_holds_throws() => Assert.Throws<OverflowException>(() => LaneTile.Room(int.MaxValue / Width));

    private static void Turns<T>(int count, Func<int, T> of)
        where T : unmanaged
    {
        var rows = Rows(count, of, out var stride);
        var columns = new T[count * Width];
        LaneTile.ToColumns<T>(columns, rows);
        for (var sample = 0; sample < Width; sample++)
            for (var element = 0; element < count; element++) Assert.Equal(rows[(sample * stride) + element], columns[(element * Width) + sample]);
    }

    private static T[] Rows<T>(int count, Func<int, T> of, out int stride)
        where T : unmanaged
    {
        stride = LaneTile.Stride(count);
        Assert.True(stride >= count);
        T[] rows = [.. Enumerable.Range(0, LaneTile.Room(count)).Select(i => of(i * 7 % 13))];
        return rows;
    }

    private static void Adds<T>(int count, int additions, Func<int, Random, (int Place, int Element, int Count)> place, Func<int, T> of)
        where T : unmanaged
    {
        var rows = Rows(count, of, out var stride);
        var columns = new T[count * Width];
        LaneTile.ToColumns<T>(columns, rows);
        T[] factors = [.. Enumerable.Range(0, additions * Width).Select(i => of(i * 5 % 11))];
        var random = new Random(count);
        var places = Enumerable.Range(0, additions).Select(a => place(a, random)).ToList();
        int[] fields = [.. places.SelectMany(field => new[] { field.Place, field.Element, field.Count })];
        T[] before = [.. Enumerable.Range(0, (additions * count) + 200).Select(i => of(i % 3))];
        double[] expected = [.. before.Select(number => Convert.ToDouble(number, null))];
        for (var a = 0; a < additions; a++)
        {
            for (var i = 0; i < places[a].Count; i++)
            {
                for (var sample = 0; sample < Width; sample++)
                    expected[places[a].Place + i] += Convert.ToDouble(factors[(a * Width) + sample], null) * Convert.ToDouble(rows[(sample * stride) + places[a].Element + i], null);
            }
        }

        T[] sums = [.. before];
        LaneTile.AddProducts<T>(sums, rows, factors, fields);
        Assert.Equal(expected, sums.Select(sum => Convert.ToDouble(sum, null)));
        sums = [.. before];
        LaneTile.AddProducts<T>(sums, columns, new T[LaneTile.Room(count)], factors, fields);
        Assert.Equal(expected, sums.Select(sum => Convert.ToDouble(sum, null)));
    }
}
