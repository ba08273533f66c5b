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
}

/// <summary>The type of a value: one number, or a buffer of them.</summary>
internal readonly record struct IrType(ElementType Element, bool IsBuffer = false)
{
    public static readonly IrType None = new(ElementType.None);
    public static readonly IrType Boolean = new(ElementType.Boolean);
    public static readonly IrType Int32 = new(ElementType.Int32);
    public static readonly IrType Int64 = new(ElementType.Int64);
    public static readonly IrType Single = new(ElementType.Single);
    public static readonly IrType Double = new(ElementType.Double);

    /// <summary>Whether values of the type can carry a derivative.</summary>
    public bool IsFloating => Element is ElementType.Single or ElementType.Double;

    public bool IsInteger => !IsBuffer && Element is ElementType.Int32 or ElementType.Int64;

    public IrType ToElement() => new(Element);

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
            _ => "none",
        };
        return IsBuffer ? name + "[]" : name;
    }
}
