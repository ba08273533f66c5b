using Steepest.Generators.Ir;

namespace Steepest.Generators.Rules;

/// <summary>
/// Between numbers and vectors of them. A vector has lanes, each of which holds what one iteration computes; its operators are the other rows,
/// in their lane form.
/// </summary>
internal static class LaneOperators
{
    /// <summary>() → whether vectors are at least as fast as numbers here; known when the method is compiled for the machine.</summary>
    public static readonly Operator AreWide = new("AreWide", 0, new Named("Vector256.IsHardwareAccelerated")) { Typing = Typing.Stated };

    /// <summary>() → whether a full vector is one register here, so that bodies of hundreds of vectors are compiled whole.</summary>
    public static readonly Operator AreFull = new("AreFull", 0, new Named("Vector512.IsHardwareAccelerated")) { Typing = Typing.Stated };

    /// <summary>(elements, elements of a row, bytes of an element) → whether rows are asked for ahead of time.</summary>
    public static readonly Operator AreFar = new("AreFar", 3, new TypedCall("RowsAhead.AreFar")) { Typing = Typing.Stated };

    /// <summary>A number in all lanes.</summary>
    public static readonly Operator Splat = InLaneType("Splat", 1, new TypedCall("Vector512.Create"));

    /// <summary>() → 0, 1, 2, …</summary>
    public static readonly Operator Indices = InLaneType("Indices", 0, new OfType("Indices"));

    /// <summary>A boolean in all lanes.</summary>
    public static readonly Operator SplatMask = InLaneType("SplatMask", 1, new GenericCall("Lanes.All"));

    /// <summary>(first) → the mask of the lanes from the first on.</summary>
    public static readonly Operator LanesFrom = InLaneType("LanesFrom", 1, new GenericCall("Lanes.From"));

    /// <summary>(vector, lane) → the number in a lane.</summary>
    public static readonly Operator Lane = InLaneType("Lane", 2, new Member("GetElement"));

    /// <summary>A mask → whether any of its lanes is set.</summary>
    public static readonly Operator AnyLane = InLaneType("AnyLane", 1, new TypedCall("Lanes.Any"));

    public static readonly Operator LaneSum = InLaneType("LaneSum", 1, new TypedCall("Vector512.Sum"));
    public static readonly Operator LaneProduct = InLaneType("LaneProduct", 1, new TypedCall("Lanes.Product"));
    public static readonly Operator LaneMinimum = InLaneType("LaneMinimum", 1, new TypedCall("Lanes.Minimum"));
    public static readonly Operator LaneMaximum = InLaneType("LaneMaximum", 1, new TypedCall("Lanes.Maximum"));

    /// <summary>A vector of floats → the vector of doubles whose sum is that of the floats.</summary>
    public static readonly Operator WidenedSum = InLaneType("WidenedSum", 1, new TypedCall("Lanes.WidenedSum"));

    /// <summary>(before, now) → the numbers of now one lane further on, with the last of before in the first lane.</summary>
    public static readonly Operator Shift = InLaneType("Shift", 2, new TypedCall("Lanes.Shift"));

    /// <summary>Numbers, one a lane.</summary>
    public static readonly Operator Pack4 = InLaneType("Pack4", 4, new TypedCall("Vector512.Create"));

    public static readonly Operator Pack8 = InLaneType("Pack8", 8, new TypedCall("Vector512.Create"));

    public static readonly Operator Pack16 = InLaneType("Pack16", 16, new TypedCall("Vector512.Create"));

    /// <summary>Booleans, one a lane.</summary>
    public static readonly Operator PackMask4 = InLaneType("PackMask4", 4, new GenericCall("Lanes.Mask"));

    public static readonly Operator PackMask8 = InLaneType("PackMask8", 8, new GenericCall("Lanes.Mask"));

    public static readonly Operator PackMask16 = InLaneType("PackMask16", 16, new GenericCall("Lanes.Mask"));

    /// <summary>Vectors, one a row → the sum of each row, one a lane.</summary>
    public static readonly Operator RowSums4 = InLaneType("RowSums4", 4, new TypedCall("Lanes.Sums"));

    public static readonly Operator RowSums8 = InLaneType("RowSums8", 8, new TypedCall("Lanes.Sums"));

    public static readonly Operator RowSums16 = InLaneType("RowSums16", 16, new TypedCall("Lanes.Sums"));

    /// <summary>(memory that holds as many vectors as one has lanes) → the sum of each, one a lane.</summary>
    public static readonly Operator StoredSums = InLaneType("StoredSums", 1, new TypedCall("Lanes.Sums"));

    /// <summary>The row that makes a vector of as many numbers.</summary>
    public static Operator Pack(int lanes) => lanes switch { 4 => Pack4, 8 => Pack8, _ => Pack16 };

    /// <summary>The row that makes a mask of as many booleans.</summary>
    public static Operator PackMask(int lanes) => lanes switch { 4 => PackMask4, 8 => PackMask8, _ => PackMask16 };

    /// <summary>The row that sums up as many vectors.</summary>
    public static Operator RowSums(int lanes) => lanes switch { 4 => RowSums4, 8 => RowSums8, _ => RowSums16 };

    /// <summary>The row that asks whether vectors of so many bits are one register here.</summary>
    public static Operator AreRegisters(int bits) => bits == Function.HalfVector ? AreWide : AreFull;

    /// <summary>
    /// Whether a condition asks what the machine has. It stands first, the rest behind it as one operand: so written, the JIT knows the answer
    /// before it reads the branch, and reads none that is for other machines. Kept in a boolean, the branch would be read before it is dropped, and its
    /// vectors would use up the locals that the rest of a method needs.
    /// </summary>
    public static bool AskTheMachine(Function function, int condition)
    {
        var node = function[condition];
        return node.Is(AreWide) || node.Is(AreFull) || (node.Type == IrType.Boolean && node.Is(Operators.And) && AskTheMachine(function, node.Operands[0]));
    }

    private static Operator InLaneType(string name, int arity, CodeForm form) => new(name, arity, form) { Typing = Typing.Stated };
}
