using System.ComponentModel;
using System.Globalization;

namespace Steepest.Kernels;

/// <summary>Where a variable lies in the packed point, and what it is called.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct VariableBlock
{
    private readonly bool isScalar;

    /// <summary>A scalar.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="offset">Its place in the packed point.</param>
    public VariableBlock(string name, int offset)
        : this(name, offset, 1) => isScalar = true;

    /// <summary>A span, or a struct by its components.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="offset">The place of its first element in the packed point.</param>
    /// <param name="length">The number of elements.</param>
    public VariableBlock(string name, int offset, int length) => (Name, Offset, Length) = (name, offset, length);

    /// <summary>The parameter's name.</summary>
    public string Name { get; }

    /// <summary>The place of its first element in the packed point.</summary>
    public int Offset { get; }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>How a report names an element.</summary>
    /// <param name="index">The element.</param>
    /// <returns>For instance <c>bias</c> or <c>weights[3]</c>.</returns>
    public string ElementName(int index) => isScalar ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}[{index}]");
}
