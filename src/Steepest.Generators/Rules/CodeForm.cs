using Steepest.Generators.Ir;

namespace Steepest.Generators.Rules;

/// <summary>How an operator is written in C#.</summary>
internal abstract record CodeForm;

/// <summary>Between its two operands.</summary>
/// <param name="Symbol">As written.</param>
/// <param name="Precedence">C#'s: higher binds tighter.</param>
internal sealed record Infix(string Symbol, int Precedence) : CodeForm;

/// <summary>Before its operand.</summary>
internal sealed record Prefix(string Symbol) : CodeForm;

/// <summary>A call of a static method, chosen by the type of the first operand.</summary>
/// <param name="Double">The method for doubles (and where the element type does not matter), e.g. <c>Math.Sin</c>.</param>
/// <param name="Single">The method for floats, e.g. <c>MathF.Sin</c>.</param>
internal sealed record Call(string Double, string Single) : CodeForm
{
    public string Method(ElementType type) => type == ElementType.Single ? Single : Double;
}

/// <summary>A call whose last operand, an integer here, is cast to an enum.</summary>
internal sealed record CallWithEnum(Call Method, string Enum) : CodeForm;

/// <summary>A call of a static method of <c>Vector512</c>.</summary>
/// <param name="Method">With its type, e.g. <c>Vector512.Abs</c>.</param>
internal sealed record LaneCall(string Method) : CodeForm;

/// <summary>The complement of such a call, for the condition that the method's negates: <c>~Vector512.Equals(x, y)</c>.</summary>
/// <param name="Method">With its type.</param>
internal sealed record ComplementedLaneCall(string Method) : CodeForm;

/// <summary>The bits of a floating number as an integer, or the other way round.</summary>
internal sealed record Reinterpretation : CodeForm
{
    /// <summary>The static method for one number.</summary>
    public static string Method(ElementType from) => from switch
    {
        ElementType.Double => "BitConverter.DoubleToInt64Bits",
        ElementType.Single => "BitConverter.SingleToInt32Bits",
        ElementType.Int64 => "BitConverter.Int64BitsToDouble",
        _ => "BitConverter.Int32BitsToSingle",
    };

    /// <summary>The extension method for lanes.</summary>
    public static string LaneMethod(ElementType from) => from switch
    {
        ElementType.Double => "AsInt64",
        ElementType.Single => "AsInt32",
        ElementType.Int64 => "AsDouble",
        _ => "AsSingle",
    };
}

/// <summary>A static property.</summary>
internal sealed record Named(string Property) : CodeForm;

/// <summary>A static property of the type of the result.</summary>
internal sealed record OfType(string Property) : CodeForm;

/// <summary>A call that the types of its operands decide, which therefore show.</summary>
internal sealed record TypedCall(string Method) : CodeForm;

/// <summary>A call whose type argument is the element type that masks of so many lanes choose among.</summary>
internal sealed record GenericCall(string Method) : CodeForm;

/// <summary>A method of the first operand, called with the others.</summary>
internal sealed record Member(string Method) : CodeForm;

/// <summary>Never written: the row is always expanded into others.</summary>
internal sealed record Expanded : CodeForm;

/// <summary>A cast to the type of the node.</summary>
internal sealed record Cast : CodeForm;

/// <summary>Under <c>checked</c> or <c>unchecked</c>, whatever the project's own setting is.</summary>
/// <param name="IsChecked">Whether overflow throws.</param>
/// <param name="Form">How it is written inside.</param>
internal sealed record InContext(bool IsChecked, CodeForm Form) : CodeForm;

/// <summary>condition ? first : second.</summary>
internal sealed record Conditional : CodeForm;
