using Steepest.Generators.Ir;

namespace Steepest.Generators.Rules;

/// <summary>What an evaluation costs, which decides what an adjoint recomputes and what it stores.</summary>
internal enum Cost
{
    /// <summary>A few cycles: worth recomputing.</summary>
    Arithmetic,

    /// <summary>Tens of cycles: division, square root.</summary>
    Division,

    /// <summary>A call: worth a slot.</summary>
    Transcendental,
}

/// <summary>Where a derivative is infinite, or not a number.</summary>
internal enum Steepness
{
    /// <summary>Nowhere that the function is defined.</summary>
    Bounded,

    /// <summary>Where the value is infinite, too: a logarithm at 0.</summary>
    AtPole,

    /// <summary>At an edge of the domain, where the value is an ordinary number: an arc cosine at 1.</summary>
    AtEdge,
}

/// <summary>How the type of the result follows from the operands.</summary>
internal enum Typing
{
    /// <summary>The type of the last operand (of all of them, but for the condition of a selection).</summary>
    Same,

    /// <summary>The type of the first operand; the others are integers.</summary>
    First,

    /// <summary>A boolean.</summary>
    Predicate,

    /// <summary>Stated on the node: conversions, and what leads to vectors and back.</summary>
    Stated,

    /// <summary>An integer: <c>ILogB</c>, <c>Sign</c>.</summary>
    Integer,

    /// <summary>The integer that has as many bits as the operand, a floating number; or the other way round.</summary>
    Reinterpreted,
}

/// <summary>
/// One row of the operator table: everything the compiler knows of a function of numbers. Rows are compared by reference; each exists once.
/// </summary>
internal sealed class Operator(string name, int arity, CodeForm form)
{
    /// <summary>The name, unique in the table, as the IR prints it.</summary>
    public string Name { get; } = name;

    public int Arity { get; } = arity;

    /// <summary>How it is written in C#.</summary>
    public CodeForm Form { get; } = form;

    /// <summary>
    /// How it is written on lanes, operands of <c>Vector512&lt;T&gt;</c>, and of integers for the counts of shifts; null where it is not. On lanes
    /// that are numbers: of conditions, which are masks of all bits or none, only <c>&amp;</c>, <c>|</c>, <c>^</c> and <c>!</c> are written.
    /// Lanes do not divide integers, and arithmetic on integers wraps.
    /// </summary>
    public CodeForm? LaneForm { get; init; }

    /// <summary>
    /// The row on lanes in terms of rows that have a <see cref="LaneForm"/>, or are expanded in turn; null where there is no such way. Of a
    /// row that has both it is for lanes that the form does not serve.
    /// </summary>
    public Expansion? InLanes { get; init; }

    /// <summary>
    /// Where <see cref="InLanes"/> is not right, as a condition on the operands; null for nowhere. A loop on lanes must find out whether any
    /// operand is there, and then run those iterations by the scalar form.
    /// </summary>
    public Expansion? IsBeyondLanes { get; init; }

    /// <summary>How it is computed on lanes, in a line: what stands above that where it is written out. Null for what its name says.</summary>
    public string? Formula { get; init; }

    public Typing Typing { get; init; } = Typing.Same;

    public Cost Cost { get; init; } = Cost.Arithmetic;

    /// <summary>Where the derivative is infinite: forward mode keeps it from operands that do not move.</summary>
    public Steepness Steepness { get; init; }

    /// <summary>Whether f(a, b) and f(b, a) have the same bits.</summary>
    public bool IsCommutative { get; init; }

    /// <summary>Full names of the methods that mean this row, such as <c>System.Math.Sin</c>; with the arity they are unique in the table.</summary>
    public string[] Methods { get; init; } = [];

    /// <summary>
    /// t · ∂f/∂xᵢ as nodes, for a scale t that the caller has: the scale is a tangent in forward mode, a cotangent in reverse mode.
    /// It returns null where the derivative is zero everywhere. The row itself is null for functions that have no derivative to give:
    /// predicates and integers, and those of <see cref="LosesDerivative"/>.
    /// </summary>
    public ScaledPartial? Scaled { get; init; }

    /// <summary>How many times a user's application of it can be differentiated: of the last ones of a chain no further derivative is offered.</summary>
    public int Orders { get; init; } = int.MaxValue;

    /// <summary>The tangent as a whole, where it is not the sum of its <see cref="Scaled"/> partials, or cheaper than that.</summary>
    public WholeTangent? Tangent { get; init; }

    /// <summary>The same function in terms of other rows, into which it is expanded after differentiation, so that its parts can be shared.</summary>
    public Expansion? Expand { get; init; }

    /// <summary>Whether what it is expanded into has the same bits as what it is written as.</summary>
    public bool IsSameExpanded { get; init; }

    /// <summary>Whether a zero derivative silently stands for a real dependence: rounding, signs, conversions to integers.</summary>
    public bool LosesDerivative { get; init; }

    /// <summary>The one operand whose derivative is lost although others have one: the sign that <c>CopySign</c> copies; -1 for none.</summary>
    public int LostOperand { get; init; } = -1;

    /// <summary>Where it is defined, in words; null for everywhere.</summary>
    public string? Domain { get; init; }

    /// <summary>Where it has no derivative, and what is taken there, in words; null where it is smooth.</summary>
    public string? Kinks { get; init; }

    public override string ToString() => Name;
}

/// <summary>t · ∂f/∂x at position <paramref name="index"/>, built into <paramref name="at"/>.</summary>
internal delegate int? ScaledPartial(Application at, int scale, int index);

/// <summary>The tangent of the application, built into <paramref name="at"/>, from those of its operands, of which at least one is not null, for 0.</summary>
internal delegate int? WholeTangent(Application at, IReadOnlyList<int?> tangents);

/// <summary>The function itself, built into <paramref name="at"/> from other rows.</summary>
internal delegate int Expansion(Application at);

/// <summary>An operator applied: its operands and result, and the builder into which a rule writes.</summary>
internal readonly record struct Application(FunctionBuilder Builder, EquatableArray<int> Operands, int Result)
{
    public int X => Operands[0];

    public int Y => Operands[1];

    public int Z => Operands[2];
}
