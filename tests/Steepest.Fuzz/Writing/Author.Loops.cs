using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Writing;

/// <summary>Bodies of loops and branches.</summary>
internal sealed partial class Author
{
    /// <summary>Whether a loop of so many iterations may stand here.</summary>
    public bool CanLoop(double trips) => Scope.Loops < 3 && Scope.Runs * trips <= 600;

    /// <summary>The statements of a loop.</summary>
    /// <param name="trips">How often it may run.</param>
    /// <param name="variables">What it declares.</param>
    public Node LoopBody(double trips, params IEnumerable<Variable> variables) => Scope.Inside(() =>
    {
        Scope.Loops++;
        Scope.Runs *= Math.Max(trips, 1);
        _deepest = Math.Max(_deepest, Scope.Runs);
        Scope.CanBreak = Scope.CanContinue = true;
        foreach (var variable in variables) Scope.Add(variable);
        var body = Statements(Random.Next(1, 3));

        // At least something of it shall be seen outside.
        return Node.Sequence([.. body.Children, Update()]);
    });

    public Node BranchBody() => Scope.Inside(() =>
    {
        var body = Statements(Random.Next(1, 3));
        return Chance(0.5) ? Node.Sequence([.. body.Children, Update()]) : body;
    });

    /// <summary>An index that runs over a vector, or over both of two.</summary>
    public Variable Induction(string name, double bound, params string[] within) => new(name, "int", bound) { Within = within };
}
