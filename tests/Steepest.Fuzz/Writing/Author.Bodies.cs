using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Writing;

/// <summary>Statements in sequence, and bodies of methods.</summary>
internal sealed partial class Author
{
    public Node Block(int statements) => Scope.Inside(() => Statements(statements));

    /// <summary>Statements whose declarations stay visible.</summary>
    public Node Statements(int statements)
    {
        var written = new List<Node>();
        for (var i = 0; i < statements; i++)
        {
            if (_statements-- <= 0) break;
            var depth = _depth;
            _depth = 0;
            if (Composed(Sort.Statement, 0) is { } statement) written.Add(statement);
            _depth = depth;
        }

        if (written.Count == 0) written.Add(Update());
        return Node.Sequence(written);
    }

    /// <summary>A statement that changes something outside, so that no block is idle.</summary>
    public Node Update()
        => Pick(v => v.IsAccumulator && v.IsWritable) is { } sum
            ? Node.Of(Sort.Statement, "compound assignment", $"{sum.Name} += {Of(sum.Type, Math.Min(2, Large / 10 / Scope.Runs))};")
            : Node.Of(Sort.Statement, null, $";");

    /// <summary>A body in a scope of its own: of a helper, a local function or a lambda that captures nothing.</summary>
    public Node Separate(IEnumerable<Variable> parameters, string? result, int statements, Func<Node, Node> write)
    {
        var (outer, depth, budget) = (Scope, _depth, _statements);
        Scope = new Scope { Result = result, Runs = Math.Max(outer.Runs, 10) };
        _depth = 0;
        _statements = statements;
        HelperDepth++;
        foreach (var parameter in parameters) Scope.Add(parameter);
        var written = write(statements > 0 ? Statements(statements) : Node.Sequence([]));
        HelperDepth--;
        (Scope, _depth, _statements) = (outer, depth, budget);
        return written;
    }

    /// <summary>Writes an expression of a bound of its own at the surface of a separate scope.</summary>
    public T Apart<T>(IEnumerable<Variable> parameters, Func<T> write)
    {
        var (outer, depth) = (Scope, _depth);
        Scope = new Scope { Runs = outer.Runs };
        _depth = 1;
        HelperDepth++;
        foreach (var parameter in parameters) Scope.Add(parameter);
        var written = write();
        HelperDepth--;
        (Scope, _depth) = (outer, depth);
        return written;
    }

    /// <summary>Writes something whose helpers stand beside it, in another class.</summary>
    public Node Elsewhere(Func<Node> write, Func<Node, Node, Node> declare)
    {
        var outer = _members;
        _members = [];
        var written = write();
        var declared = declare(written, Node.Sequence([.. _members]));
        _members = outer;
        return declared;
    }
}
