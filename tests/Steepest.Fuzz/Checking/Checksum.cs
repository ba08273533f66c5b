namespace Steepest.Fuzz.Checking;

/// <summary>The bits of numbers, one after the other, in one number (Fowler, Noll and Vo, 1a).</summary>
internal sealed class Checksum
{
    public ulong Value { get; private set; } = 14695981039346656037;

    public void Add(ulong bits) => Value = unchecked((Value ^ bits) * 1099511628211);

    public void Add(ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers) Add(BitConverter.DoubleToUInt64Bits(number));
    }
}
