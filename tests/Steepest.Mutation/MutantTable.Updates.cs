namespace Steepest.Mutation;

internal static partial class MutantTable
{
    private static IEnumerable<Mutant> Updates =>
    [
        new("descent climbs", "Updates/ElementUpdates.Descent.cs", "step.Coefficients[1]) - step.Coefficients[0] * step.Gradient]", "step.Coefficients[1]) + step.Coefficients[0] * step.Gradient]"),
        new("momentum moves by the gradient", "Updates/ElementUpdates.Descent.cs", "[step.Value - (isInside ? velocity : rate * velocity), velocity]", "[step.Value - (isInside ? velocity : rate * slope), velocity]"),
        new("Nesterov does not look ahead", "Updates/ElementUpdates.Descent.cs", "pull + momentum * velocity", "velocity"),
        new("Lion moves by what it will remember", "Updates/ElementUpdates.Descent.cs", "Average(beta1, step.States[0], step.Gradient, \"pull\")", "Average(beta2, step.States[0], step.Gradient, \"pull\")"),
        new("AdaGrad forgets", "Updates/ElementUpdates.Squares.cs", "step.States[0] + slope * slope", "slope * slope"),
        new("RMSProp adds the mean", "Updates/ElementUpdates.Squares.cs", "second - first * first", "second + first * first"),
        new("RMSProp rolls by its mean", "Updates/ElementUpdates.Squares.cs", "momentum * step.States[states.Count]", "momentum * step.States[1]"),
        new("AdaDelta remembers gradients for changes", "Updates/ElementUpdates.Squares.cs", "Average(rho, step.States[1], change * change", "Average(rho, step.States[1], slope * slope"),
        new("Adam leaves its second average as it is", "Updates/ElementUpdates.Moments.cs", "moments.Quotient(step.Coefficients[0] * first, step.Coefficients[1] * second), first, second];", "moments.Quotient(step.Coefficients[0] * first, second), first, second];"),
        new("AdamW forgets its decay", "Updates/ElementUpdates.Moments.cs", "step.Kept(decay, step.Coefficients[2]) - moved", "step.Value - moved"),
        new("AMSGrad forgets the largest", "Updates/ElementUpdates.Moments.cs", "Operators.MaxNative.Of(step.States[2], second)", "Operators.MaxNative.Of(second, second)"),
        new("Adamax never forgets", "Updates/ElementUpdates.Moments.cs", "beta2 * step.States[1], Operators.Abs", "step.States[1], Operators.Abs"),
        new("NAdam moves without the gradient", "Updates/ElementUpdates.Moments.cs", "step.Coefficients[0] * first + step.Coefficients[1] * slope", "step.Coefficients[0] * first"),
        new("RAdam always divides", "Updates/ElementUpdates.Moments.cs", "step.Coefficients[1].Is(0)", "step.Coefficients[1].Is(2)"),
        new("coupled decay is left out", "Updates/ElementUpdate.cs", "decay == 0 ? Gradient : Gradient + decay * Value", "Gradient"),
        new("averages weigh the new as the old", "Updates/ElementUpdate.cs", "(1 - keep) * now", "keep * now"),
        new("an epsilon inside is outside", "Updates/ElementUpdate.cs", "var root = isInside ?", "var root = !isInside ?"),
        new("what nothing has pulled becomes NaN", "Updates/ElementUpdate.cs", "IsNothing(epsilon, quotient.Type) ?", "double.IsNaN(epsilon) ?"),
        new("a variable that is read behind its loop is moved in it", "Updates/LastAssignments.cs", ".All(access => function[access].Code == OpCode.Length) ? assignment : null;", ".All(access => true) ? assignment : null;"),
        new("a loop that leaves out the first element moves all", "Updates/LastAssignments.cs", "&& function[node.Operands[0]] is { Code: OpCode.Constant, Bits: 0 }", "&& function[node.Operands[0]] is { Code: OpCode.Constant }"),
        new("a loop over some elements moves all", "Updates/LastAssignments.cs", "is { Code: OpCode.Length } length && (length.Operands[0] == destination || length.Operands[0] == variable)", "is { }"),
        new("a neighbour that has been moved is read", "Updates/LastAssignments.cs", "function[access].Code != OpCode.Load || !IsAtInduction(access, loop) ||", "function[access].Code != OpCode.Load ||"),
        new("what came before the last addition is forgotten", "Updates/UpdateInliner.cs", "if (node.Code == OpCode.Accumulate) gradient =", "if (false) gradient ="),
        new("all rows take the first one's step", "Updates/RowDescent.cs", "builder.Apply(Operators.Multiply, n, builder.Integer(update.Coefficients))", "builder.Integer(0)"),
        new("the second average is not kept", "Updates/RowDescent.cs", "for (var i = 0; i < update.StateVectors; i++) builder.Store", "for (var i = 0; i < 1; i++) builder.Store"),
        new("the first of the single numbers stays", "Updates/RowDescent.cs", "for (var i = 1; i < results.Length; i++) Move", "for (var i = 2; i < results.Length; i++) Move"),
    ];
}
