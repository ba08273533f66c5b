using Steepest.Generators.Ir;

namespace Steepest.Generators.Model;

internal enum InputRole
{
    Variable,
    Fixed,
    Sample,

    /// <summary>Written: of a method that returns nothing.</summary>
    Output,
}

internal enum InputShape
{
    Scalar,
    Span,
    Array,

    /// <summary>An array of several dimensions.</summary>
    Grid,

    /// <summary>An array of arrays, which generated members gather into one buffer.</summary>
    Rows,

    /// <summary>A <c>ReadOnlyTensorSpan</c>, which generated members copy into one buffer, row by row, with its lengths in another.</summary>
    Tensor,
}

/// <summary>An input of an annotated method: a parameter, or a field of the problem that an instance method reads.</summary>
/// <param name="Name">The user's name, escaped where it is a keyword; of a field, a name that no parameter of the problem bears.</param>
/// <param name="Role">Differentiated, fixed or a column of the data set.</param>
/// <param name="Shape">One element, or how many of them.</param>
/// <param name="Type">The type of the numbers that an element is made of.</param>
internal sealed record ParameterModel(string Name, InputRole Role, InputShape Shape, ElementType Type)
{
    /// <summary>What <c>[Length]</c> states; 0 where it states nothing.</summary>
    public int StatedLength { get; init; }

    /// <summary>The output, or the outputs of that name, whose number of elements it is; null for all other inputs.</summary>
    public string? LengthOf { get; init; }

    /// <summary>What a variable is kept within; null for everything.</summary>
    public BoundsModel? Bounds { get; init; }

    /// <summary>The set that the numbers of a variable are kept within together; null for none.</summary>
    public string? Projection { get; init; }

    /// <summary>What a variable is of the numbers that optimizers change.</summary>
    public VariableDomain Domain { get; init; }

    /// <summary>What attributes of a variable add to the objective.</summary>
    public EquatableArray<PenaltyModel> Penalties { get; init; } = EquatableArray<PenaltyModel>.Empty;

    /// <summary>The user's documentation of it; null where there is none.</summary>
    public string? Documentation { get; init; }

    /// <summary>What stands before the type in the user's signature: <c>in</c>, with a space behind it; empty where the parameter is passed by value.</summary>
    public string Modifier { get; init; } = "";

    /// <summary>Where a field is found; null for a parameter.</summary>
    public MemberModel? Member { get; init; }

    /// <summary>What an element is made of; null where it is one number.</summary>
    public StructModel? Struct { get; init; }

    /// <summary>The type of an element as the user wrote it, where that says more than <see cref="Type"/>: an enumeration.</summary>
    public string? ElementName { get; init; }

    /// <summary>The number of dimensions of an array.</summary>
    public int Rank { get; init; } = 1;

    public bool IsScalar => Shape == InputShape.Scalar;

    /// <summary>Whether its elements do not lie side by side, so that members gather them first.</summary>
    public bool IsGathered => Shape is InputShape.Rows or InputShape.Tensor;

    /// <summary>How many numbers one element is made of.</summary>
    public int Stride => Struct?.Components.Count ?? 1;

    /// <summary>
    /// The parameters of the compiled function behind the input, in order: one for each component of a struct, else one. A span of structs is
    /// one buffer of their components, end to end.
    /// </summary>
    public IEnumerable<InputPart> Parts => Struct is { } type && IsScalar
        ? type.Components.Select((component, i) => new InputPart(Bare + component.Name, new IrType(component.Type), i))
        : Enumerable.Range(0, Rank == 1 ? 0 : Rank).Select(dimension => new InputPart(NameOfLength(Bare, dimension), IrType.Int32, -1) { Dimension = dimension })
            .Prepend(new InputPart(Bare, new IrType(Type, !IsScalar), -1))
            .Concat(IsGathered ? [new InputPart(Shape == InputShape.Rows ? NameOfStarts(Bare) : NameOfLengths(Bare), IrType.Int32.ToBuffer(), -1) { IsStarts = true }] : Array.Empty<InputPart>());

    /// <summary>The input that holds the length of an output.</summary>
    public static string NameOfLength(string name) => name + "Length";

    /// <summary>The parameter that holds the length of one dimension of an array.</summary>
    public static string NameOfLength(string name, int dimension) => $"{name}Length{dimension.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>The parameter that holds where each row of an array of arrays begins.</summary>
    public static string NameOfStarts(string name) => name + "Starts";

    /// <summary>The parameter that holds the lengths of a tensor's dimensions.</summary>
    public static string NameOfLengths(string name) => name + "Lengths";

    /// <summary>The one buffer behind a column of the data set, all rows end to end.</summary>
    public InputPart ColumnPart => new(Bare, new IrType(Type, true), -1);

    private string Bare => Name.TrimStart('@');
}

/// <summary>A parameter of a compiled function behind an input.</summary>
/// <param name="Name">The function's name for it, by which the methods of a problem share it.</param>
/// <param name="Type">A number or a buffer.</param>
/// <param name="Component">Which component of a struct; −1 where it stands for all elements, or for a length.</param>
internal sealed record InputPart(string Name, IrType Type, int Component)
{
    /// <summary>The dimension whose length it is; −1 where it holds elements.</summary>
    public int Dimension { get; init; } = -1;

    /// <summary>Whether it holds where each row begins, or how long each dimension of a tensor is.</summary>
    public bool IsStarts { get; init; }
}

/// <summary>A field, or a property that stands for one.</summary>
/// <param name="Text">Its name behind the problem's, or where it is static its full name.</param>
/// <param name="IsStatic">Whether it belongs to a type.</param>
internal sealed record MemberModel(string Text, bool IsStatic);

/// <summary>A struct that consists of numbers.</summary>
/// <param name="Type">As it is written anywhere: <c>global::System.Numerics.Vector3</c>.</param>
/// <param name="Components">Its numbers as they lie in memory, those of inner structs in place.</param>
internal sealed record StructModel(string Type, EquatableArray<ComponentModel> Components);

/// <param name="Name">The names of the members that lead to it, joined: <c>OriginX</c>.</param>
/// <param name="Type">The type of the number.</param>
/// <param name="Title">As users name it: <c>Origin.X</c>.</param>
/// <param name="Path">What follows the struct's expression to read it: <c>.Origin.X</c>; null where generated code may not name it.</param>
/// <param name="IsWritable">Whether it can be assigned there.</param>
internal sealed record ComponentModel(string Name, string Title, ElementType Type, string? Path, bool IsWritable);
