using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>Sources of batches that read files: what they hand out, in which order, and what they say of files that are damaged.</summary>
public sealed class SourceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("steepest").FullName;

    private readonly record struct Pair(ReadOnlyMemory<double> Features, ReadOnlyMemory<int> Labels);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Text_is_read_in_batches()
    {
        var path = Write("a.csv", "\uFEFFa,b,c,label\r\n1,2.5,x,3\r\n\r\n\"-4\",1e-3, anything ,\"7\"\n+5,.5,,-2\n0,0,0,0");
        var (features, label) = (new Column<double>(2), new Column<int>());
        using var source = new CsvSource<Pair>(path, [features, Column.Ignored(), label], () => new(features.Rows, label.Rows), batchSize: 3, hasHeader: true);
        for (var epoch = 0; epoch < 2; epoch++)
        {
            source.Begin(epoch, 0);
            Assert.True(source.TryRead(out var batch));
            Assert.Equal([1, 2.5, -4, 1e-3, 5, 0.5], batch.Features.ToArray());
            Assert.Equal([3, 7, -2], batch.Labels.ToArray());
            Assert.True(source.TryRead(out batch));
            Assert.Equal([0, 0], batch.Features.ToArray());
            Assert.Equal([0], batch.Labels.ToArray());
            Assert.False(source.TryRead(out _));
            Assert.False(source.TryRead(out _));
        }

        source.Begin(5, 1);
        Assert.True(source.TryRead(out var rest));
        Assert.Equal([0], rest.Labels.ToArray());
        source.Begin(5, 2);
        Assert.False(source.TryRead(out _));
        source.Begin(5, long.MaxValue);
        Assert.False(source.TryRead(out _));
    }

    [Fact]
    public void Lines_may_be_longer_than_any_buffer()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, 20_000).Select(_ => random.NextDouble()).ToArray()).ToArray();
        var path = Write("long.csv", string.Join('\n', rows.Select(row => string.Join(';', row.Select(value => value.ToString("R", CultureInfo.InvariantCulture))))));
        var column = new Column<double>(20_000) { Scale = 2 };
        using var source = new CsvSource<Pair>(path, [column], () => new(column.Rows, default), batchSize: 2, separator: ';');
        List<double> all = [];
        while (source.TryRead(out var batch)) all.AddRange(batch.Features.ToArray());
        Assert.Equal(rows.SelectMany(row => row).Select(value => 2 * value), all);
    }

    [Theory]
    [InlineData("1,2,3\n4,5,6\n7,8\n", 3, "has 2 fields; 3 are expected")]
    [InlineData("1,2,3\n\n4,5,6,7,8\n", 3, "has 5 fields; 3 are expected")]
    [InlineData("1,2,3\r\n4,five,6\r\n", 2, "field 2 is no Double: 'five'")]
    [InlineData("1,2,3\n4,,6", 2, "field 2 is no Double: ''")]
    [InlineData("1,2,3.5", 1, "field 3 is no Int32: '3.5'")]
    [InlineData("a,b,c\n1,2,3", 1, "field 1 is no Double: 'a'")]
    [InlineData("1,2,99999999999", 1, "field 3 is no Int32")]
    public void Malformed_text_is_refused_by_line_and_field(string text, int line, string reason)
    {
        var path = Write("bad.csv", text);
        var (features, label) = (new Column<double>(2), new Column<int>());
        using var source = new CsvSource<Pair>(path, [features, label], () => new(features.Rows, label.Rows), batchSize: 1);
        var error = Assert.Throws<InvalidDataException>(() =>
        {
            while (source.TryRead(out _))
            {
            }
        });
        Assert.StartsWith($"{path}({line}): ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<byte, double[]> Types => new()
    {
        { 0x08, [0, 1, 127, 255, 3, 9] },
        { 0x09, [0, -1, 127, -128, 3, 9] },
        { 0x0B, [0, -1, 32767, -32768, 3, 9] },
        { 0x0C, [0, -1, int.MaxValue, int.MinValue, 3, 9] },
        { 0x0D, [0.5, -1.25, 1e10f, -0.0, 3, 9] },
        { 0x0E, [0.1, -1e-300, 1e300, double.Epsilon, 3, 9] },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_of_IDX_is_read(byte type, double[] values)
    {
        // Three rows of one number by two, and as many labels.
        var (images, labels) = (Idx("images", type, [3, 1, 2], values), Idx("labels", 0x08, [3], [5, 6, 7]));
        var (features, label) = (new Column<double>(2), new Column<int>());
        using var source = new IdxSource<Pair>([images, labels], [features, label], () => new(features.Rows, label.Rows), 2, Sampler.InOrder);
        Assert.Equal(3, source.Count);
        source.Begin(0, 0);
        Assert.True(source.TryRead(out var batch));
        Assert.Equal(values[..4], batch.Features.ToArray());
        Assert.Equal([5, 6], batch.Labels.ToArray());
        Assert.True(source.TryRead(out batch));
        Assert.Equal(values[4..], batch.Features.ToArray());
        Assert.False(source.TryRead(out _));
    }

    [Fact]
    public void Bytes_are_scaled()
    {
        var column = new Column<float>(3) { Scale = 1f / 255 };
        using var source = new IdxSource<float>([Idx("x", 0x08, [1, 3], [0, 51, 255])], [column], () => 0);
        source.Begin(0, 0);
        Assert.True(source.TryRead(out _));
        Assert.Equal([0, 51 * (1f / 255), 255 * (1f / 255)], column.Rows.ToArray());
    }

    [Theory]
    [InlineData(new byte[] { }, "is empty")]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0 }, "is compressed by gzip")]
    [InlineData(new byte[] { 1, 0, 8, 1, 0, 0, 0, 0 }, "is no IDX file")]
    [InlineData(new byte[] { 0, 0 }, "is no IDX file")]
    [InlineData(new byte[] { 0, 0, 7, 1, 0, 0, 0, 1, 9 }, "0x07, at byte 2")]
    [InlineData(new byte[] { 0, 0, 8, 0, 9 }, "no dimensions, at byte 3")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 1, 0 }, "ends at byte 9")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 1, 2 }, "make 11")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 1, 2 }, "make 9")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 1, 255, 255, 255, 255, 255, 255, 255, 255, 1 }, "longer than an array")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2 }, "its column takes 1")]
    public void Damaged_IDX_files_are_refused(byte[] bytes, string reason)
    {
        var path = Path.Combine(folder, "bad.idx");
        File.WriteAllBytes(path, bytes);
        var error = Assert.Throws<InvalidDataException>(() => new IdxSource<int>([path], [new Column<double>()], () => 0));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);

        // Nothing holds the file.
        File.Delete(path);
    }

    [Fact]
    public void Files_of_different_lengths_are_refused()
    {
        var error = Assert.Throws<InvalidDataException>(() => new IdxSource<int>([Idx("a", 0x08, [2], [1, 2]), Idx("b", 0x08, [3], [1, 2, 3])], [new Column<int>(), new Column<int>()], () => 0));
        Assert.Contains("b has 3 rows", error.Message, StringComparison.Ordinal);
        Assert.Equal("paths", Assert.Throws<ArgumentException>(() => new IdxSource<int>([Idx("a", 0x08, [2], [1, 2])], [new Column<int>(), new Column<int>()], () => 0)).ParamName);
    }

    [Fact]
    public void Numbers_written_are_read_back_in_any_order()
    {
        var text = Write("rows.csv", string.Join('\n', Enumerable.Range(0, 50).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i / 7.0},{-i},{i}"))));
        var path = Path.Combine(folder, "rows.bin");
        var (features, label) = (new Column<double>(2), new Column<int>());
        using (var rows = new CsvSource<Pair>(text, [features, label], () => new(features.Rows, label.Rows), 7)) Assert.Equal(50, BinarySource<Pair>.Write(path, rows, [features, label]));
        Assert.Equal(50 * 20, new FileInfo(path).Length);
        foreach (var sampler in (Sampler[])[Sampler.ShuffleEachEpoch, Sampler.ShuffleOnce, Sampler.InOrder, Sampler.WithReplacement, Sampler.Weighted([.. Enumerable.Range(0, 50).Select(i => (double)i)])])
        {
            using var source = new BinarySource<Pair>(path, [features, label], () => new(features.Rows, label.Rows), 8, sampler, seed: 3);
            Assert.Equal(50, source.Count);
            for (var epoch = 2; epoch >= 0; epoch--)
            {
                var expected = new Steepest.Sampling.EpochOrder(sampler).Of(3, epoch, 50).ToArray();
                source.Begin(epoch, 2);
                List<int> read = [];
                while (source.TryRead(out var batch))
                {
                    read.AddRange(batch.Labels.ToArray());
                    Assert.Equal(batch.Labels.ToArray().SelectMany(i => (double[])[i / 7.0, -i]), batch.Features.ToArray());
                }

                Assert.Equal(expected[16..], read);
            }
        }
    }

    [Fact]
    public void Parts_of_rows_and_nonsense_are_refused()
    {
        var path = Path.Combine(folder, "part.bin");
        File.WriteAllBytes(path, new byte[21]);
        var error = Assert.Throws<InvalidDataException>(() => new BinarySource<int>(path, [new Column<double>()], () => 0));
        Assert.Contains("begins at 16", error.Message, StringComparison.Ordinal);
        File.WriteAllBytes(path, new byte[24]);
        var column = new Column<double>();
        Assert.Equal("columns", Assert.Throws<ArgumentException>(() => new BinarySource<int>(path, [], () => 0)).ParamName);
        Assert.Equal("columns", Assert.Throws<ArgumentException>(() => new BinarySource<int>(path, [column, column], () => 0)).ParamName);
        Assert.Equal("batch", Assert.Throws<ArgumentNullException>(() => new BinarySource<int>(path, [column], null!)).ParamName);
        Assert.Equal("batchSize", Assert.Throws<ArgumentOutOfRangeException>(() => new BinarySource<int>(path, [column], () => 0, 0)).ParamName);
        Assert.Equal("Sampler", Assert.Throws<ArgumentException>(() => new BinarySource<int>(path, [column], () => 0, 2, Sampler.Weighted([1, 2]))).ParamName);
        Assert.Throws<FileNotFoundException>(() => new BinarySource<int>(path + "x", [column], () => 0));
        Assert.Throws<FileNotFoundException>(() => new CsvSource<int>(path + "x", [column], () => 0));
        Assert.Equal("separator", Assert.Throws<ArgumentOutOfRangeException>(() => new CsvSource<int>(path, [column], () => 0, separator: '"')).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => Column.Ignored(0));
        var source = new BinarySource<int>(path, [column], () => 0);
        source.Dispose();
        source.Dispose();
        source.Begin(0, 0);
        Assert.Throws<ObjectDisposedException>(() => source.TryRead(out _));
    }

    [Fact]
    public void Batches_allocate_nothing()
    {
        var text = Write("zero.csv", string.Join('\n', Enumerable.Range(0, 300).Select(i => $"{i}.25,{i}")));
        var path = Path.Combine(folder, "zero.bin");
        var (features, label) = (new Column<double>(), new Column<int>());
        using var lines = new CsvSource<Pair>(text, [features, label], () => new(features.Rows, label.Rows), 7);
        BinarySource<Pair>.Write(path, lines, [features, label]);
        using var rows = new BinarySource<Pair>(path, [features, label], () => new(features.Rows, label.Rows), 7);
        foreach (var source in (IBatchSource<Pair>[])[lines, rows])
        {
            var epoch = 0;
            Assert.Equal(0, AllocatedBytes.Of(() =>
            {
                source.Begin(epoch++, 3);
                while (source.TryRead(out _))
                {
                }
            }));
        }
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    private string Idx(string name, byte type, int[] lengths, double[] values)
    {
        List<byte> bytes = [0, 0, type, (byte)lengths.Length];
        Span<byte> number = stackalloc byte[8];
        foreach (var length in lengths)
        {
            BinaryPrimitives.WriteInt32BigEndian(number, length);
            bytes.AddRange(number[..4]);
        }

        foreach (var value in values)
        {
            switch (type)
            {
                case 0x08: bytes.Add((byte)value); break;
                case 0x09: bytes.Add(unchecked((byte)(sbyte)value)); break;
                case 0x0B: BinaryPrimitives.WriteInt16BigEndian(number, (short)value); bytes.AddRange(number[..2]); break;
                case 0x0C: BinaryPrimitives.WriteInt32BigEndian(number, (int)value); bytes.AddRange(number[..4]); break;
                case 0x0D: BinaryPrimitives.WriteSingleBigEndian(number, (float)value); bytes.AddRange(number[..4]); break;
                default: BinaryPrimitives.WriteDoubleBigEndian(number, value); bytes.AddRange(number); break;
            }
        }

        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, [.. bytes]);
        return path;
    }
}
