using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Sparsity;
using Steepest.Generators.Updates;
using Steepest.Generators.Vectorization;

namespace Steepest.Generators.Stages;

/// <summary>The way of a function through passes, differentiation and lanes.</summary>
internal static class Compilation
{
    /// <summary>The value and the gradient; see <see cref="ReverseMode.Differentiate"/>.</summary>
    public static Function Gradient(Function primal, bool accumulates = false)
        => Finish(ReverseMode.Differentiate(PassList.Run(PassList.Before, primal), accumulates));

    /// <summary>The same of losses and limits together: several loops over the variables, which no step does without.</summary>
    public static Function LagrangianGradient(Function primal)
        => Finish(ReverseMode.Differentiate(PassList.Run(PassList.Before, primal), accumulates: false), HalfVectors.PayForSteps);

    /// <summary>As <see cref="Gradient"/>, in full vectors alone: for whoever asks which loops run in lanes.</summary>
    public static Function GradientInFull(Function primal)
        => PassList.Run(FinalPasses.All, ReverseMode.Differentiate(PassList.Run(PassList.Before, primal), accumulates: false));

    /// <summary>The value alone, made as fast.</summary>
    public static Function Value(Function primal) => Finish(PassList.Run(PassList.Before, primal));

    /// <summary>The value and its derivative along a direction; see <see cref="ForwardMode.Directional"/>.</summary>
    public static Function Directional(Function primal) => Finish(ForwardMode.Directional(PassList.Run(PassList.Before, primal)));

    /// <summary>The value and the Hessian times a direction; see <see cref="ForwardMode.HessianVector"/>.</summary>
    public static Function HessianVector(Function primal, bool accumulates = false)
        => Finish(ForwardMode.HessianVector(Adjoint(primal, PassList.Before, accumulates)));

    /// <summary>The value and some columns of the Hessian; see <see cref="ForwardMode.HessianColumns"/>.</summary>
    public static Function HessianColumns(Function primal, int count, int? variables = null)
        => Finish(ForwardMode.HessianColumns(Adjoint(primal, PassList.BeforeColumns), count, variables));

    /// <summary>The outputs and some columns of their Jacobian; see <see cref="ForwardMode.JacobianColumns"/>.</summary>
    public static Function JacobianColumns(Function primal, int count, int? variables = null)
        => Finish(ForwardMode.JacobianColumns(PassList.Run(PassList.Before, primal), count, variables));

    /// <summary>One row of the Jacobian: the gradient of an element of the outputs, which itself are left alone.</summary>
    public static Function JacobianRow(Function primal) => Gradient(Outputs.ElementOf(primal));

    /// <summary>The outputs and all of their Jacobian, where every length is stated; null where that takes a run for each row. See <see cref="ReverseMode.Rows"/>.</summary>
    public static Function? JacobianRows(Function primal)
        => ReverseMode.Rows(PassList.Run(PassList.Before, Outputs.Elements(primal))) is { } rows ? Finish(new ScalarReplacementPass().Run(rows)) : null;

    /// <summary>The residuals of a block of rows; see <see cref="ResidualRows.Values"/>.</summary>
    public static Function Residuals(string name, Function residual, IReadOnlyList<ObjectiveInput> inputs, IrType element)
        => Value(ResidualRows.Values(name, residual, inputs, element));

    /// <summary>The same with the columns of their Jacobian; see <see cref="ResidualRows.Columns"/>.</summary>
    public static Function ResidualColumns(string name, Function residual, IReadOnlyList<ObjectiveInput> inputs, IrType element, int lanes, int? variables)
        => Finish(new ScalarReplacementPass().Run(ResidualRows.Columns(name, residual, inputs, element, lanes, variables)));

    /// <summary>The residuals of a row of many problems, with their derivatives; see <see cref="ManyResiduals.Columns"/>.</summary>
    public static Function SideBySide(string name, Function residual, IReadOnlyList<ObjectiveInput> inputs, IrType element, int lanes, int variables)
        => Finish(new ScalarReplacementPass().Run(ManyResiduals.Columns(name, residual, inputs, element, lanes, variables)));

    /// <summary>What each row of a residual touches; null where the index of some element tells nothing. See <see cref="RowAccess"/>.</summary>
    public static RowPattern? RowPattern(Function residual)
        => RowAccess.Find(PassList.Run([new FoldingPass(), new StrengthReductionPass(), new ScalarReplacementPass(), new CommonSubexpressionPass(), new DeadCodePass()], residual));

    /// <summary>Where the rows of a residual touch the variables; see <see cref="LocalRows.Places"/>.</summary>
    public static Function RowPlaces(string name, RowPattern pattern, IReadOnlyList<ObjectiveInput> inputs) => Value(LocalRows.Places(name, pattern, inputs));

    /// <summary>The residuals of rows and their derivatives by what they touch; see <see cref="LocalRows.Slopes"/>.</summary>
    public static Function RowSlopes(string name, RowPattern pattern, IReadOnlyList<ObjectiveInput> inputs, IrType element, bool byRows)
    {
        var derived = PassList.Run(PassList.After, new ScalarReplacementPass(Sparsity.RowPattern.MostSlopes).Run(LocalRows.Slopes(name, pattern, inputs, element, byRows)));
        var full = PassList.Run(FinalPasses.OnRows, derived);
        return ChunkColumns.Join(HalfVectors.PayForLong(full) ? full with { ForHalves = PassList.Run(FinalPasses.OnRows, derived with { VectorBits = Function.HalfVector }) } : full);
    }

    /// <summary>Moves the variables after each row, given the objective of one row; see <see cref="RowDescent"/>.</summary>
    public static Function Descent(Function ofRow, IrType element, ElementUpdate update)
    {
        var gradient = PassList.Run([.. PassList.After, .. PassList.Memory], ReverseMode.Differentiate(PassList.Run(PassList.Before, ofRow), accumulates: false));
        return Finish(RowDescent.Of(ofRow.Name, gradient, element, update), HalfVectors.PayForSteps);
    }

    /// <summary>The passes behind differentiation; those that know lanes once for each width that pays.</summary>
    private static Function Finish(Function function) => Finish(function, HalfVectors.PayForNests);

    private static Function Finish(Function function, Func<Function, bool> pay)
    {
        var derived = PassList.Run(PassList.After, function);
        var full = PassList.Run(FinalPasses.OnLanes, derived);
        return pay(full) ? full with { ForHalves = PassList.Run(FinalPasses.OnLanes, derived with { VectorBits = Function.HalfVector }) } : full;
    }

    /// <summary>The gradient, to be differentiated again.</summary>
    public static Function Adjoint(Function primal) => Adjoint(primal, PassList.Before);

    private static Function Adjoint(Function primal, IReadOnlyList<IPass> before, bool accumulates = false)
        => PassList.Run(PassList.Between, ReverseMode.Differentiate(PassList.Run(before, primal), accumulates));
}
