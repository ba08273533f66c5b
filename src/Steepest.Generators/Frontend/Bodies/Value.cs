using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>What an expression of the user's stands for while a body is lowered.</summary>
internal abstract record Value;

/// <summary>One number or boolean.</summary>
/// <param name="Id">The value of the function that is being built.</param>
internal sealed record Scalar(int Id) : Value;

/// <summary>A span or an array.</summary>
/// <param name="Id">The buffer in the function that is being built; -1 where <see cref="Selection"/> tells which.</param>
/// <param name="IsLocal">Whether the method itself made it and so may write it; what is passed in stays as it is.</param>
internal sealed record Memory(int Id, bool IsLocal) : Value
{
    /// <summary>
    /// What an element that is more than one number is made of: a <see cref="Composite"/> whose leaves stand for the components in order,
    /// which lie side by side in the buffer. Null where an element is one number.
    /// </summary>
    public Composite? Element { get; init; }

    /// <summary>The numbers of the buffer that make one element.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The number of elements, where that is not the buffer's length; -1 where it is.</summary>
    public int Count { get; init; } = -1;

    /// <summary>The lengths of an array of several dimensions, whose elements lie row by row; null where there is one dimension.</summary>
    public int[]? Dimensions { get; init; }

    /// <summary>Which buffer it is, where that is decided at run time.</summary>
    public Selection? Selection { get; init; }
}

/// <summary>One of several buffers, or a window onto it.</summary>
/// <param name="Selector">An integer that tells which.</param>
/// <param name="Roots">The buffers. The list may still grow while paths are lowered that lead to the value.</param>
/// <param name="Start">Where the window starts.</param>
/// <param name="Length">How long it is, as the buffers count.</param>
internal sealed record Selection(int Selector, List<SelectedRoot> Roots, int Start, int Length);

/// <summary>A buffer that may be meant.</summary>
/// <param name="Number">The integer that means it.</param>
/// <param name="Buffer">The buffer.</param>
/// <param name="IsLocal">Whether it may be written.</param>
internal readonly record struct SelectedRoot(int Number, int Buffer, bool IsLocal);

/// <summary>A place that belongs to something else: what a variable that is a reference stands for.</summary>
internal abstract record Alias : Value
{
    /// <summary>The variables that the place is, or is a part of: none for an element of a span or an array, several where one of them is meant.</summary>
    public abstract IReadOnlyList<ISymbol> Roots { get; }
}

/// <summary>A tuple or a struct: values side by side.</summary>
internal sealed record Composite(Value[] Items, string[] Names) : Value;
