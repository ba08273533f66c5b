namespace Steepest.Generators.Ir;

/// <summary>What a parameter is to the optimisation.</summary>
internal enum ParameterRole
{
    /// <summary>Differentiated.</summary>
    Variable,

    /// <summary>Stays as given.</summary>
    Fixed,

    /// <summary>A buffer that the function writes: a gradient, say.</summary>
    Destination,

    /// <summary>The rows of a batch, as a read-only buffer of row numbers.</summary>
    Rows,

    /// <summary>The direction in which a variable moves: its tangent, given from outside.</summary>
    Direction,

    /// <summary>A buffer of the user's that the function writes, and whose content is a result.</summary>
    Output,

    /// <summary>The number of the variable, all counted end to end, that moves first; by rows, the number of the row.</summary>
    Column,

    /// <summary>The number of elements in a row of a matrix of derivatives.</summary>
    Width,

    /// <summary>A matrix of derivatives that the function writes a part of.</summary>
    Matrix,

    /// <summary>A buffer of variables that the function moves.</summary>
    Moved,

    /// <summary>What an optimizer remembers of each element of a variable.</summary>
    State,

    /// <summary>The numbers of an optimizer's steps, those of one step end to end.</summary>
    Coefficients,

    /// <summary>What a sum begins with.</summary>
    Start,

    /// <summary>What a driver hands in beside the variables: a weight, or those of all constraints.</summary>
    Handed,

    /// <summary>A buffer of a driver's that receives what is computed beside the result: the values of constraints.</summary>
    Received,

    /// <summary>The number of the first row of a block of rows that follow each other.</summary>
    FirstRow,

    /// <summary>How many rows.</summary>
    RowCount,

    /// <summary>Residuals, one after the other.</summary>
    Residuals,

    /// <summary>A number of an input, with an element for each of many problems.</summary>
    Numbers,

    /// <summary>Columns of the Jacobian of residuals: one, or those of all elements of a variable, each at the same distance from the last.</summary>
    Slopes,
}

/// <param name="Name">The user's name.</param>
/// <param name="Type">A number or a buffer.</param>
/// <param name="Role">What it is to the optimisation.</param>
internal sealed record Parameter(string Name, IrType Type, ParameterRole Role)
{
    /// <summary>The length that is stated for a buffer; 0 where none is.</summary>
    public int StatedLength { get; init; }

    /// <summary>For a gradient, a direction or a product the variable that it belongs to, and is as long as; for what is handed in or received what it is, whatever its name; null for others.</summary>
    public string? Of { get; init; }

    /// <summary>Which element of that variable; −1 for all, or the only one.</summary>
    public int Element { get; init; } = -1;

    /// <summary>Of several residuals, which one's derivative it receives.</summary>
    public int Output { get; init; }
}

/// <summary>
/// A method as a flat array of nodes in structured regions, in single-assignment form. It compares by value and holds no symbol, syntax
/// or location: it <em>is</em> the incremental model.
/// </summary>
/// <param name="Name">The method's name.</param>
/// <param name="Parameters">The parameters in order.</param>
/// <param name="Nodes">Every node; operands and regions refer to them by index.</param>
/// <param name="Body">What runs; its yields are the results.</param>
/// <param name="Results">The names of the results, the returned value first.</param>
/// <param name="Quotes">The user's statements that nodes come from, white space normalised, by ordinal.</param>
internal sealed record Function(
    string Name,
    EquatableArray<Parameter> Parameters,
    EquatableArray<Node> Nodes,
    Region Body,
    EquatableArray<string> Results,
    EquatableArray<string> Quotes)
{
    public Node this[int value] => Nodes[value];

    /// <summary>Whether what it computes must keep every bit: no pass that adds up in another order, contracts or replaces a function runs on it.</summary>
    public bool IsStrict { get; init; }

    /// <summary>How many bits its vectors have.</summary>
    public int VectorBits { get; init; } = FullVector;

    /// <summary>The same for machines whose registers hold half of a full vector; null where that would gain nothing, or is this.</summary>
    public Function? ForHalves { get; init; }

    /// <summary>How many bits a vector has on a machine with the widest registers.</summary>
    public const int FullVector = 512;

    /// <summary>How many bits a vector has where it is half as wide.</summary>
    public const int HalfVector = 256;

    public override string ToString() => Printer.Print(this);
}
