namespace Steepest.Generators.Tests.Interpretation;

/// <summary>A buffer of the interpreter: a stretch of an array, every access checked.</summary>
internal sealed class Window(Array items, int start, int length)
{
    public Window(Array items)
        : this(items, 0, items.Length)
    {
    }

    public int Length => length;

    public object this[int index]
    {
        get => items.GetValue(Position(index))!;
        set => items.SetValue(value, Position(index));
    }

    public Window Slice(int first, int count)
    {
        if (first < 0 || count < 0 || first > length - count)
            throw new ArgumentOutOfRangeException(nameof(first), $"[{first}, {first} + {count}) of {length}");
        return new Window(items, start + first, count);
    }

    public void Clear() => Array.Clear(items, start, length);

    private int Position(int index)
    {
        if ((uint)index >= (uint)length) throw new IndexOutOfRangeException($"{index} of {length}");
        return start + index;
    }
}
