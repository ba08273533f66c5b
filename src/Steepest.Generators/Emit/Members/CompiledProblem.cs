using Steepest.Generators.Emit.Members.Constraints;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Sparsity;

namespace Steepest.Generators.Emit.Members;

/// <summary>A problem with every function that its members run, differentiated and optimised: all that the text depends on.</summary>
/// <param name="Model">What the user wrote.</param>
/// <param name="Gradients">Value and gradient of each method but metrics, in order.</param>
internal sealed record CompiledProblem(ProblemModel Model, EquatableArray<CompiledGradient> Gradients)
{
    /// <summary>Whether variables are functions of what its functions take, which is what drivers change; then it has no members beside methods.</summary>
    public bool IsInner { get; init; }

    /// <summary>What else is asked for of methods, in their order.</summary>
    public EquatableArray<CompiledDerivative> Derivatives { get; init; } = EquatableArray<CompiledDerivative>.Empty;

    /// <summary>Value and gradient of the losses without samples; null where there are none, or one of weight 1, which is its own.</summary>
    public Function? Begin { get; init; }

    /// <summary>Value and gradient of the losses over samples, scaled and added; null where there are none.</summary>
    public Function? Add { get; init; }

    /// <summary>The value alone of the losses without samples.</summary>
    public Function? BeginValue { get; init; }

    /// <summary>The value alone of the losses over samples.</summary>
    public Function? AddValue { get; init; }

    /// <summary>The Hessian of the losses without samples times a direction; null where there are none, or no optimizer asks for it.</summary>
    public Function? BeginProduct { get; init; }

    /// <summary>The Hessian of the losses over samples, scaled, times a direction; null likewise.</summary>
    public Function? RowsProduct { get; init; }

    /// <summary>The residual methods over blocks of rows, in order; none where no optimizer knows the objective as squares.</summary>
    public EquatableArray<CompiledResidual> Residuals { get; init; } = EquatableArray<CompiledResidual>.Empty;

    /// <summary>Whether the compiler knows what each row of residuals touches, and rows touch different variables.</summary>
    public bool HasRowBlocks => Residuals.Count > 0 && Residuals.All(residual => residual.Rows is not null);

    /// <summary>The residual methods and their derivatives over one row of many problems side by side; none where they cannot be.</summary>
    public EquatableArray<CompiledGradient> Many { get; init; } = EquatableArray<CompiledGradient>.Empty;

    /// <summary>The losses alone, over all samples, with their gradient; null where there are none, or no optimizer takes them apart from residuals.</summary>
    public Function? Losses { get; init; }

    /// <summary>The Hessian of the losses alone, over all samples, times a direction; null likewise.</summary>
    public Function? LossesProduct { get; init; }

    /// <summary>Descent row by row, for each optimizer that has it.</summary>
    public EquatableArray<CompiledDescent> Descents { get; init; } = EquatableArray<CompiledDescent>.Empty;

    /// <summary>Losses and limits together; null where nothing is limited.</summary>
    public CompiledConstraints? Constraints { get; init; }

    /// <summary>The first metric: of a point, or summed over rows and scaled.</summary>
    public Function? Metric { get; init; }
}

/// <summary>A method with its derivative.</summary>
internal sealed record CompiledGradient(MethodModel Method, Function Function);

/// <summary>A method with its residuals over a block of rows, alone and with the columns of their Jacobian.</summary>
internal sealed record CompiledResidual(MethodModel Method, Function Values, Function Columns)
{
    /// <summary>The same by what each row touches; null where that differs from row to row by more than where it is.</summary>
    public CompiledRows? Rows { get; init; }
}

/// <summary>The rows of a residual method by the numbers of the variables that each of them touches.</summary>
/// <param name="Blocks">Runs of numbers, those of single variables included, in order.</param>
/// <param name="Places">Where the runs begin; null where all are single variables.</param>
/// <param name="Slopes">Residuals and derivatives by these numbers.</param>
internal sealed record CompiledRows(EquatableArray<RowBlock> Blocks, Function? Places, Function Slopes);

/// <summary>An optimizer with its descent row by row.</summary>
internal sealed record CompiledDescent(OptimizerModel Optimizer, Function Function);

/// <summary>A method with a derivative other than its gradient.</summary>
/// <param name="Method">The method.</param>
/// <param name="Kind">Which derivative.</param>
/// <param name="Functions">What its member runs, by role.</param>
internal sealed record CompiledDerivative(MethodModel Method, DerivativeKinds Kind, EquatableArray<CompiledPart> Functions);

/// <summary>What a function is to the member that runs it.</summary>
internal enum PartRole
{
    /// <summary>All of the derivative, or as many columns at a time as it has lanes.</summary>
    Columns,

    /// <summary>One row of a Jacobian.</summary>
    Row,

    /// <summary>All rows of a Jacobian, and the outputs.</summary>
    Rows,

    /// <summary>The outputs alone.</summary>
    Value,
}

/// <param name="Role">What it is to the member.</param>
/// <param name="Function">What is run.</param>
internal sealed record CompiledPart(PartRole Role, Function Function);

/// <summary>Writes the statements of a function; see <c>BodyEmitter.Emit</c>.</summary>
internal delegate void BodyText(
    Function function, Writer writer, IReadOnlyDictionary<string, string>? names, Action<Writer, IReadOnlyList<string>> leave);
