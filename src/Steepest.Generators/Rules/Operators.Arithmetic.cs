namespace Steepest.Generators.Rules;

/// <summary>C#'s own operators on numbers and booleans.</summary>
internal static partial class Operators
{
    public static readonly Operator Add = new("Add", 2, new Infix("+", 12)) { LaneForm = new Infix("+", 12), IsCommutative = true, Scaled = (at, scale, index) => scale };

    public static readonly Operator Subtract = new("Subtract", 2, new Infix("-", 12))
    {
        LaneForm = new Infix("-", 12),
        Scaled = (at, scale, index) => index == 0 ? scale : at.Builder.Apply(Negate!, scale),
    };

    public static readonly Operator Multiply = new("Multiply", 2, new Infix("*", 13))
    {
        LaneForm = new Infix("*", 13),
        IsCommutative = true,
        Scaled = (at, scale, index) => at.Builder.Apply(Multiply!, scale, at.Operands[1 - index]),
    };

    public static readonly Operator Divide = new("Divide", 2, new Infix("/", 13))
    {
        LaneForm = new Infix("/", 13),
        Cost = Cost.Division,
        Domain = "the divisor is not 0",
        Scaled = (at, scale, index) =>
        {
            var quotient = at.Builder.Apply(Divide!, scale, at.Y);
            return index == 0 ? quotient : at.Builder.Apply(Negate!, at.Builder.Apply(Multiply!, quotient, at.Result));
        },
        Tangent = QuotientTangent,
    };

    public static readonly Operator Negate = new("Negate", 1, new Prefix("-")) { LaneForm = new Prefix("-"), Scaled = (at, scale, index) => at.Builder.Apply(Negate!, scale) };

    /// <summary>x % y, by truncation: x − y·n with n = trunc(x/y).</summary>
    public static readonly Operator Remainder = new("Remainder", 2, new Infix("%", 13))
    {
        Cost = Cost.Division,
        Domain = "the divisor is not 0",
        Kinks = "jumps where x/y is an integer",
        Scaled = ByWholeQuotient(),
    };

    /// <summary>A conversion between numeric types. Its derivative, from one floating type to another, is the conversion of the derivative.</summary>
    public static readonly Operator Convert = new("Convert", 1, new Cast())
    {
        Typing = Typing.Stated,
        Scaled = (at, scale, index) => at.Builder.TypeOf(at.X).IsFloating ? at.Builder.Convert(scale, at.Builder.TypeOf(at.X)) : null,
        Tangent = (at, tangents) => at.Builder.TypeOf(at.Result).IsFloating ? at.Builder.Convert(tangents[0]!.Value, at.Builder.TypeOf(at.Result)) : null,
    };

    /// <summary>condition ? first : second, both evaluated.</summary>
    public static readonly Operator Select = new("Select", 3, new Conditional())
    {
        LaneForm = new LaneCall("Vector512.ConditionalSelect"),
        Scaled = (at, scale, index) =>
        {
            if (index == 0) return null;
            var zero = at.Builder.Constant(at.Builder.TypeOf(scale), 0);
            return index == 1 ? at.Builder.Apply(Select!, at.X, scale, zero) : at.Builder.Apply(Select!, at.X, zero, scale);
        },
    };

    /// <summary>
    /// What a scale x makes of a contribution y that was computed with it: y, and 0 where x is 0, whatever else y is made of. An adjoint is 0
    /// where the path taken does not read the value, whose derivative may then be infinite, and a tangent is 0 where the path taken gives a
    /// value that does not move. Forward mode over what reverse mode built asks for the tangent of x too, since an adjoint that only happens
    /// to be 0 here need not stay so.
    /// </summary>
    public static readonly Operator UnlessZero = new("UnlessZero", 2, new Expanded())
    {
        Scaled = Partials.Of((BinaryPartial?)null, (t, x, y, f) => x.Is(0).Then(0, t)),
        Tangent = GuardedTangent,
        Expand = at => at.Operand(0).Is(0).Then(0, at.Operand(1)),
    };

    public static readonly Operator Less = new("Less", 2, new Infix("<", 10)) { LaneForm = new LaneCall("Vector512.LessThan"), Typing = Typing.Predicate };
    public static readonly Operator LessOrEqual = new("LessOrEqual", 2, new Infix("<=", 10)) { LaneForm = new LaneCall("Vector512.LessThanOrEqual"), Typing = Typing.Predicate };
    public static readonly Operator Greater = new("Greater", 2, new Infix(">", 10)) { LaneForm = new LaneCall("Vector512.GreaterThan"), Typing = Typing.Predicate };
    public static readonly Operator GreaterOrEqual = new("GreaterOrEqual", 2, new Infix(">=", 10)) { LaneForm = new LaneCall("Vector512.GreaterThanOrEqual"), Typing = Typing.Predicate };

    /// <summary>On lanes the expansion is for masks.</summary>
    public static readonly Operator Equal = new("Equal", 2, new Infix("==", 9))
    {
        LaneForm = new LaneCall("Vector512.Equals"),
        InLanes = at => Not!.Of(ExclusiveOr!.Of(at.Operand(0), at.Operand(1))),
        Typing = Typing.Predicate,
        IsCommutative = true,
    };

    /// <summary>On lanes the expansion is for masks.</summary>
    public static readonly Operator NotEqual = new("NotEqual", 2, new Infix("!=", 9))
    {
        LaneForm = new ComplementedLaneCall("Vector512.Equals"),
        InLanes = at => ExclusiveOr!.Of(at.Operand(0), at.Operand(1)),
        Typing = Typing.Predicate,
        IsCommutative = true,
    };

    public static readonly Operator Not = new("Not", 1, new Prefix("!")) { LaneForm = new Prefix("~"), Typing = Typing.Predicate };

    public static readonly Operator And = new("And", 2, new Infix("&", 8)) { LaneForm = new Infix("&", 8), IsCommutative = true };
    public static readonly Operator ExclusiveOr = new("ExclusiveOr", 2, new Infix("^", 7)) { LaneForm = new Infix("^", 7), IsCommutative = true };
    public static readonly Operator Or = new("Or", 2, new Infix("|", 6)) { LaneForm = new Infix("|", 6), IsCommutative = true };
    public static readonly Operator Complement = new("Complement", 1, new Prefix("~")) { LaneForm = new Prefix("~") };
    public static readonly Operator ShiftLeft = new("ShiftLeft", 2, new Infix("<<", 11)) { LaneForm = new Infix("<<", 11), Typing = Typing.First };
    public static readonly Operator ShiftRight = new("ShiftRight", 2, new Infix(">>", 11)) { LaneForm = new Infix(">>", 11), Typing = Typing.First };
    public static readonly Operator ShiftRightUnsigned = new("ShiftRightUnsigned", 2, new Infix(">>>", 11)) { LaneForm = new Infix(">>>", 11), Typing = Typing.First };

    /// <summary>The bits of a floating number as an integer of as many, or the other way round. Only mathematics on lanes builds it.</summary>
    public static readonly Operator Reinterpret = new("Reinterpret", 1, new Reinterpretation()) { LaneForm = new Reinterpretation(), Typing = Typing.Reinterpreted };

    /// <summary>
    /// The partials of f = x − y·n where n is a whole number near x/y: it is read off the result, since a quotient could round up to the
    /// next. It is a step, whose own derivative is 0.
    /// </summary>
    private static ScaledPartial ByWholeQuotient()
        => Partials.Of((t, x, y, f) => t, (t, x, y, f) => -(t * StopGradient.Of(Round.Of((x - f) / y))));

    /// <summary>(x′ − f·y′)/y: one division for both.</summary>
    private static int? QuotientTangent(Application at, IReadOnlyList<int?> tangents)
    {
        int? numerator = tangents[0];
        if (tangents[1] is { } divisor)
        {
            var share = at.Builder.Apply(Multiply, at.Result, divisor);
            numerator = numerator is { } dividend ? at.Builder.Apply(Subtract, dividend, share) : at.Builder.Apply(Negate, share);
        }

        return at.Builder.Apply(Divide, numerator!.Value, at.Y);
    }

    /// <summary>The contribution stays 0 where the scale is 0 and does not move either.</summary>
    private static int? GuardedTangent(Application at, IReadOnlyList<int?> tangents)
    {
        if (tangents[1] is not { } amount) return null;
        var isStill = at.Operand(0).Is(0);
        if (tangents[0] is { } scale) isStill &= new Term(at.Builder, scale).Is(0);
        return isStill.Then(0, new Term(at.Builder, amount));
    }
}
