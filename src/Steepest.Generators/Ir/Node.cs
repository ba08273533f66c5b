using Steepest.Generators.Rules;

namespace Steepest.Generators.Ir;

/// <summary>One operation, named by its index in <see cref="Function.Nodes"/>, which is also the name of the value that it defines.</summary>
/// <param name="Code">The kind.</param>
/// <param name="Type">The type of the value; <see cref="IrType.None"/> where there is none.</param>
/// <param name="Operands">The values it takes.</param>
internal sealed record Node(OpCode Code, IrType Type, EquatableArray<int> Operands)
{
    /// <summary>A character that no program writes.</summary>
    private const string FirstPlaceholder = "\uF8FE";

    /// <summary>The row of the operator table, for <see cref="OpCode.Operator"/>.</summary>
    public Operator? Operator { get; init; }

    /// <summary>A constant's bits, a position, a step: see <see cref="OpCode"/>.</summary>
    public long Bits { get; init; }

    /// <summary>A constant as the user wrote it; for a guard, the expression that creates its exception, with placeholders for values.</summary>
    public string? Literal { get; init; }

    /// <summary>For a counted loop: its adjoint keeps the state of every iteration only, and runs the iteration again when it comes to it.</summary>
    public bool IsCheckpointed { get; init; }

    /// <summary>For an array of zeros that each iteration of a loop makes: all write the same elements before they read any, so that one array of zeros serves all.</summary>
    public bool IsRefreshed { get; init; }

    /// <summary>For a counted loop that runs one by one: what kept it from running in lanes; null where nobody asked.</summary>
    public LoopObstacle? Obstacle { get; init; }

    public EquatableArray<Region> Regions { get; init; } = EquatableArray<Region>.Empty;

    /// <summary>What the user calls the value, or what the compiler would.</summary>
    public string? Name { get; init; }

    /// <summary>The statement it comes from: an index into <see cref="Function.Quotes"/>, and for analyzers into their table of locations; -1 for none.</summary>
    public int Ordinal { get; init; } = -1;

    /// <summary>What stands in a guard's text for the value at a position behind its condition.</summary>
    public static string Placeholder(int position) => FirstPlaceholder + ((char)('0' + position)).ToString();

    public bool Is(Operator row) => Operator == row;

    /// <summary>Whether removing it, when nobody reads its value, changes nothing.</summary>
    public bool HasEffect => Code is OpCode.Store or OpCode.Accumulate or OpCode.Clear or OpCode.Routine or OpCode.Push or OpCode.Pop or OpCode.Guard;

    /// <summary>The value of a constant, as a double.</summary>
    public double Number => Type.Element switch
    {
        ElementType.Double => BitConverter.Int64BitsToDouble(Bits),
        ElementType.Single => BitCast.ToSingle((int)Bits),
        ElementType.UInt64 or ElementType.NUInt => (ulong)Bits,
        _ => Bits,
    };
}

/// <summary>A sequence of nodes with what enters and what leaves it.</summary>
/// <param name="Arguments">The <see cref="OpCode.Argument"/> nodes that the region defines.</param>
/// <param name="Body">The nodes in order of execution.</param>
/// <param name="Yields">The values that leave.</param>
internal sealed record Region(EquatableArray<int> Arguments, EquatableArray<int> Body, EquatableArray<int> Yields)
{
    public static readonly Region Empty = new(EquatableArray<int>.Empty, EquatableArray<int>.Empty, EquatableArray<int>.Empty);
}
