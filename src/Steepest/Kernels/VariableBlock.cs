using System.ComponentModel;
using System.Globalization;

namespace Steepest.Kernels;

/// <summary>Where a variable lies in the packed point, and what it is called.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct VariableBlock
{
    private readonly bool isScalar;
    private readonly string[] components = [];

    /// <summary>A scalar.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="offset">Its place in the packed point.</param>
    public VariableBlock(string name, int offset)
        : this(name, offset, 1) => isScalar = true;

    /// <summary>A span of numbers.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="offset">The place of its first element in the packed point.</param>
    /// <param name="length">The number of elements.</param>
    public VariableBlock(string name, int offset, int length) => (Name, Offset, Length) = (name, offset, length);

    /// <summary>A struct.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="offset">The place of its first component in the packed point.</param>
    /// <param name="components">What its components are called.</param>
    public VariableBlock(string name, int offset, string[] components)
        : this(name, offset, 1, components) => isScalar = true;

    /// <summary>A span of structs.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="offset">The place of the first component of its first element in the packed point.</param>
    /// <param name="length">The number of elements.</param>
    /// <param name="components">What the components of an element are called.</param>
    public VariableBlock(string name, int offset, int length, string[] components)
        : this(name, offset, length * components.Length) => this.components = components;

    /// <summary>The parameter's name.</summary>
    public string Name { get; }

    /// <summary>The place of its first element in the packed point.</summary>
    public int Offset { get; }

    /// <summary>The number of numbers in the packed point.</summary>
    public int Length { get; }

    /// <summary>Whether its numbers are floats, in a point of either type.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Where its numbers lie; null for everywhere.</summary>
    public VariableDomain? Domain { get; init; }

    /// <summary>How far a number may be moved either way and stay inside.</summary>
    internal double RoomAround(double number) => Domain switch
    {
        VariableDomain.Positive => 0.75 * number,
        VariableDomain.UnitInterval => 0.75 * Math.Min(number, 1 - number),
        _ => double.PositiveInfinity,
    };

    /// <summary>How a report names a number.</summary>
    /// <param name="index">Which one.</param>
    /// <returns>For instance <c>bias</c>, <c>weights[3]</c>, <c>target.X</c> or <c>points[3].X</c>.</returns>
    public string ElementName(int index)
    {
        var element = components is { Length: > 0 } ? index / components.Length : index;
        var component = components is { Length: > 0 } ? "." + components[index % components.Length] : "";
        return isScalar ? Name + component : string.Create(CultureInfo.InvariantCulture, $"{Name}[{element}]{component}");
    }
}
