using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>What a parameter of a compiled function stands for.</summary>
internal enum KernelInputKind
{
    /// <summary>A variable's value.</summary>
    Variable,

    /// <summary>A fixed input, or one row of a column where the function is a single method's.</summary>
    Fixed,

    /// <summary>A whole column of the data set.</summary>
    Column,

    /// <summary>The length of one row of a column of spans.</summary>
    RowLength,

    /// <summary>The rows to sum over.</summary>
    Rows,

    /// <summary>The factor of the sum.</summary>
    Scale,

    /// <summary>How a variable moves.</summary>
    Direction,

    /// <summary>Where the gradient of a span variable goes, or its part of a product with the Hessian.</summary>
    Gradient,

    /// <summary>Where the same goes for a scalar variable: not a parameter of the function but one of its results.</summary>
    ScalarGradient,

    /// <summary>Where the derivative along a direction goes: another result.</summary>
    Derivative,

    /// <summary>The number of the first variable that moves, or of the row that is computed.</summary>
    FirstColumn,

    /// <summary>What the user's method writes.</summary>
    Output,

    /// <summary>The number of elements in a row of the matrix.</summary>
    Width,

    /// <summary>A matrix of derivatives.</summary>
    Matrix,

    /// <summary>A variable that is moved in place; a scalar one as a span of one element.</summary>
    Moved,

    /// <summary>What the optimizer remembers of a variable.</summary>
    State,

    /// <summary>The numbers of the optimizer's steps.</summary>
    Coefficients,

    /// <summary>What the sum begins with.</summary>
    Start,

    /// <summary>What the driver hands in: see <see cref="KernelInput.Handed"/>.</summary>
    Handed,

    /// <summary>A buffer of the driver's that receives what is computed beside the result: see <see cref="KernelInput.Handed"/>.</summary>
    Received,

    /// <summary>The number of the first row of a block.</summary>
    FirstRow,

    /// <summary>How many rows.</summary>
    RowCount,

    /// <summary>Where residuals go.</summary>
    Residuals,

    /// <summary>A number of a variable or of a row, with an element for each of many problems.</summary>
    Numbers,

    /// <summary>Where the columns of their Jacobian go that belong to a variable, or to one element of it.</summary>
    Slopes,
}

/// <param name="Kind">What it stands for.</param>
/// <param name="Of">The variable, fixed input or column; null for what belongs to none.</param>
/// <param name="Type">The type of the parameter or result.</param>
/// <param name="Name">The parameter's name in C#.</param>
internal sealed record KernelInput(KernelInputKind Kind, ParameterModel? Of, IrType Type, string Name)
{
    /// <summary>Which part of the input or column; null where it stands for no part of one.</summary>
    public InputPart? Part { get; init; }

    /// <summary>What the driver hands in or receives here, whatever its name in the body; null for what it does not.</summary>
    public string? Handed { get; init; }

    /// <summary>Of several directions at once, which it belongs to.</summary>
    public int Lane { get; init; }

    /// <summary>Of a span, which element; −1 for all of them.</summary>
    public int Element { get; init; } = -1;

    /// <summary>Of several residuals, which one's derivative.</summary>
    public int Output { get; init; }

    /// <summary>Of several states of a variable, which it is.</summary>
    public int State { get; init; }
}
