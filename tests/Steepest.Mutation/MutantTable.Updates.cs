namespace Steepest.Mutation;

internal static partial class MutantTable
{
    private static IEnumerable<Mutant> Updates =>
    [
        new("descent climbs", "Updates/ElementUpdates.cs", "step.Builder.Apply(Operators.Subtract, kept,", "step.Builder.Apply(Operators.Add, kept,"),
        new("averages weigh the new as the old", "Updates/ElementUpdates.cs", "step.Number(1 - beta)", "step.Number(beta)"),
        new("what nothing has pulled becomes NaN", "Updates/ElementUpdates.cs", "if (epsilon == 0) moved =", "if (false) moved ="),
        new("a variable that is read behind its loop is moved in it", "Updates/LastAssignments.cs", ".All(access => function[access].Code == OpCode.Length) ? assignment : null;", ".All(access => true) ? assignment : null;"),
        new("a loop that leaves out the first element moves all", "Updates/LastAssignments.cs", "&& function[node.Operands[0]] is { Code: OpCode.Constant, Bits: 0 }", "&& function[node.Operands[0]] is { Code: OpCode.Constant }"),
        new("a loop over some elements moves all", "Updates/LastAssignments.cs", "is { Code: OpCode.Length } length && (length.Operands[0] == destination || length.Operands[0] == variable)", "is { }"),
        new("a neighbour that has been moved is read", "Updates/LastAssignments.cs", "function[access].Code != OpCode.Load || !IsAtInduction(access, loop) ||", "function[access].Code != OpCode.Load ||"),
        new("what came before the last addition is forgotten", "Updates/UpdateInliner.cs", "if (node.Code == OpCode.Accumulate) gradient =", "if (false) gradient ="),
        new("all rows take the first one's step", "Updates/RowDescent.cs", "builder.Apply(Rules.Operators.Multiply, n, builder.Integer(update.Coefficients))", "builder.Integer(0)"),
        new("the second average is not kept", "Updates/RowDescent.cs", "for (var i = 0; i < update.StateVectors; i++) builder.Store", "for (var i = 0; i < 1; i++) builder.Store"),
        new("the first of the single numbers stays", "Updates/RowDescent.cs", "for (var i = 1; i < results.Length; i++) Move", "for (var i = 2; i < results.Length; i++) Move"),
    ];
}
