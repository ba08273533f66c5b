namespace Steepest.Mutation;

internal static partial class MutantTable
{
    /// <summary>What a loop takes from one of its iterations, and what lanes choose.</summary>
    private static IEnumerable<Mutant> Winners =>
    [
        new("at a tie the later iteration wins", "Passes/WinnerPass.cs", "? Operators.LessOrEqual : Operators.GreaterOrEqual", "? Operators.Less : Operators.Greater"),
        new("the greatest is the least", "Passes/WinnerPass.cs", "node.Is(Operators.Min) || node.Is(Operators.MinNative) ?", "true ?"),
        new("the first of two operands is the one that stays", "Passes/WinnerPass.cs", "Origin(winner, group, first), Origin(winner, group, second));", "Origin(winner, group, winner.Argument), inductions[group]);"),
        new("what no iteration took runs again", "Passes/WinnerPass.cs", "Target.Apply(Operators.GreaterOrEqual, origin, Target.Integer(0))", "Target.Boolean(true)"),
        new("the first iteration is none", "Passes/WinnerPass.cs", ": Target.Apply(Operators.Subtract, lower, Target.Integer(node.Bits));", ": lower;"),
        new("a guard is passed twice", "Passes/WinnerPass.cs", "case OpCode.Guard when isRunningAgain:", "case OpCode.Guard when false && isRunningAgain:"),
        new("what a value is attached to carries a derivative, too", "Passes/WinnerPass.cs", "Target.Emit(Operators.StopGradient, found), again[j]", "found, again[j]"),
        new("checkpointed loops keep winners", "Passes/WinnerPass.cs", "{ Code: OpCode.For, IsCheckpointed: false }", "{ Code: OpCode.For }"),
        new("what is read on the way has no derivative", "Passes/WinnerSearch.cs", "|| !chain.All(value => structure.Uses(value).All(use => IsPassive(use, position)))) return null;", ") return null;"),
        new("what is taken in two ways is taken in the last", "Passes/WinnerSearch.cs", "isRefuted |= taken >= 0 && taken != value;", ""),
        new("what follows from what is handed on runs again", "Passes/WinnerSearch.cs", "isRefuted |= value != function[loop].Regions[0].Arguments[0];", ""),
        new("what memory held before others wrote it is read again", "Passes/WinnerSearch.cs", "isRefuted |= writes.Count > 0;", ""),
        new("an array of the iteration is not filled again", "Passes/WinnerSearch.cs", "foreach (var write in writes.Where(write => structure.Order(write) < structure.Order(access))) Need(write);", ""),
        new("a value is moved on to another place", "Passes/WinnerSearch.cs", "if (use.Reader == loop) return use.Position == position;", "if (use.Reader == loop) return true;"),
        new("values that are decided apart come from one iteration", "Passes/WinnerSearch.cs", "decision = $\"%{value}\";", "decision = \"\";"),
        new("lanes that have run already do it again, one after the other", "Vectorization/TileBody.Serial.cs", "target.For(firstCounting, target.Integer(Width), 1, [], (lane, _) =>", "target.For(target.Integer(0), target.Integer(Width), 1, [], (lane, _) =>"),
        new("one lane after the other stores where the first does", "Vectorization/TileBody.Serial.cs", "target.Apply(Operators.Add, target.Apply(Operators.Multiply, index, width), lane)", "target.Apply(Operators.Multiply, index, width)"),
        new("a window of a lane's own array begins in another element", "Vectorization/TileBody.Serial.cs", "target.Apply(Operators.Multiply, ofLane[node.Operands[1]], width), target.Apply(Operators.Multiply, ofLane[node.Operands[2]], width)", "ofLane[node.Operands[1]], target.Apply(Operators.Multiply, ofLane[node.Operands[2]], width)"),
        new("a lane's own array is as long as those of all", "Vectorization/TileBody.Serial.cs", "? target.Apply(Operators.Divide, target.Length(ofLane[node.Operands[0]]), width)", "? target.Length(ofLane[node.Operands[0]])"),
        new("single numbers hold every integer", "Vectorization/TileAnalysis.Serial.cs", "if (Element == IrType.Double) return true;", "return true;"),
        new("how far single numbers count is not asked", "Vectorization/TileAnalysis.Serial.cs", "if (Element == IrType.Single) chosenBounds.UnionWith", "if (false) chosenBounds.UnionWith"),
        new("a choice is read in the loop that makes it", "Vectorization/TileAnalysis.Serial.cs", "use => IsLeftByLoop(value) || IsHandedOn(use)", "use => true"),
        new("what may throw is done lane by lane", "Vectorization/TileAnalysis.Serial.cs", "if (node.Code == OpCode.Guard) return new Obstacle(value, \"it may throw\");", ""),
    ];
}
