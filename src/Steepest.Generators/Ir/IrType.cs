namespace Steepest.Generators.Ir;

/// <summary>What one number is.</summary>
internal enum ElementType
{
    /// <summary>Nothing: stores, loops and branches, whose results are read by <see cref="OpCode.Result"/> nodes.</summary>
    None,
    Boolean,
    Int32,
    Int64,
    Single,
    Double,
    SByte,
    Byte,
    Int16,
    UInt16,
    Char,
    UInt32,
    UInt64,
    NInt,
    NUInt,
}

/// <summary>The type of a value: one number, a vector of them, or a buffer of them.</summary>
internal readonly record struct IrType(ElementType Element, bool IsBuffer = false)
{
    public static readonly IrType None = new(ElementType.None);
    public static readonly IrType Boolean = new(ElementType.Boolean);
    public static readonly IrType Int32 = new(ElementType.Int32);
    public static readonly IrType Int64 = new(ElementType.Int64);
    public static readonly IrType Single = new(ElementType.Single);
    public static readonly IrType Double = new(ElementType.Double);

    /// <summary>The numbers in a vector; 0 for a single number. A vector of booleans is a mask, with as many lanes as what it chooses among.</summary>
    public int Lanes { get; init; }

    public bool IsVector => Lanes > 0;

    /// <summary>Whether values of the type can carry a derivative.</summary>
    public bool IsFloating => Element is ElementType.Single or ElementType.Double;

    public bool IsInteger => !IsBuffer && !IsVector && Element is not (ElementType.None or ElementType.Boolean or ElementType.Single or ElementType.Double);

    /// <summary>Whether C# computes with numbers of the type only after it has made them <c>int</c>.</summary>
    public bool IsSmall => !IsBuffer && Element is ElementType.SByte or ElementType.Byte or ElementType.Int16 or ElementType.UInt16 or ElementType.Char;

    /// <summary>The number of bits of an integer; 0 where that depends on the machine.</summary>
    public int Bits => Element switch
    {
        ElementType.SByte or ElementType.Byte => 8,
        ElementType.Int16 or ElementType.UInt16 or ElementType.Char => 16,
        ElementType.Int32 or ElementType.UInt32 => 32,
        ElementType.Int64 or ElementType.UInt64 => 64,
        _ => 0,
    };

    /// <summary>Whether an integer is never negative.</summary>
    public bool IsUnsigned => Element is ElementType.Byte or ElementType.UInt16 or ElementType.Char or ElementType.UInt32 or ElementType.UInt64 or ElementType.NUInt;

    /// <summary>The bits of an integer of the type that has the low bits of <paramref name="bits"/>.</summary>
    public long Truncated(long bits)
    {
        var spare = 64 - Bits;
        return spare is 0 or 64 ? bits : IsUnsigned ? (long)((ulong)(bits << spare) >> spare) : (bits << spare) >> spare;
    }

    /// <summary>Whether every value of another type of integers is one of this type.</summary>
    public bool Includes(IrType other)
        => this == other || (Bits > 0 && other.Bits > 0 && (IsUnsigned == other.IsUnsigned ? Bits >= other.Bits : !IsUnsigned && Bits > other.Bits));

    /// <summary>The type that reads the same bits as an integer, of a floating type, and the other way round.</summary>
    public IrType Reinterpreted => this with
    {
        Element = Element switch
        {
            ElementType.Double => ElementType.Int64,
            ElementType.Single => ElementType.Int32,
            ElementType.Int64 => ElementType.Double,
            ElementType.Int32 => ElementType.Single,
            _ => throw new InvalidOperationException($"{this} is read as nothing else."),
        },
    };

    public IrType ToElement() => new(Element);

    /// <summary>A vector of numbers of this type.</summary>
    /// <param name="bits">How many bits it has; see <see cref="Function.VectorBits"/>.</param>
    public IrType ToVector(int bits) => new(Element) { Lanes = bits / (Element is ElementType.Single ? 32 : Element is ElementType.Double ? 64 : Bits) };

    /// <summary>The mask over vectors of this type, or that a mask is.</summary>
    public IrType ToMask() => new(ElementType.Boolean) { Lanes = Lanes };

    public IrType ToBuffer() => new(Element, true);

    public override string ToString()
    {
        var name = Element switch
        {
            ElementType.Boolean => "bool",
            ElementType.Int32 => "int",
            ElementType.Int64 => "long",
            ElementType.Single => "float",
            ElementType.Double => "double",
            ElementType.SByte => "sbyte",
            ElementType.Byte => "byte",
            ElementType.Int16 => "short",
            ElementType.UInt16 => "ushort",
            ElementType.Char => "char",
            ElementType.UInt32 => "uint",
            ElementType.UInt64 => "ulong",
            ElementType.NInt => "nint",
            ElementType.NUInt => "nuint",
            _ => "none",
        };
        return IsBuffer ? name + "[]" : IsVector ? $"{name}x{Lanes.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : name;
    }
}
