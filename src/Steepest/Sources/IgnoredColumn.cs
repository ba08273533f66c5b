namespace Steepest.Sources;

/// <summary>Numbers that are passed over: in text anything, in files of numbers bytes.</summary>
internal sealed class IgnoredColumn(int width) : Column(width)
{
    internal override int ElementSize => 1;

    internal override string ElementName => "";

    internal override void Reserve(int rows)
    {
    }

    internal override bool TryParse(int row, int place, ReadOnlySpan<byte> text) => true;

    internal override void Copy(int row, ReadOnlySpan<byte> numbers)
    {
    }

    internal override void Convert(int row, ReadOnlySpan<byte> numbers, IdxType type)
    {
    }

    internal override ReadOnlySpan<byte> Bytes(int row) => default;
}
