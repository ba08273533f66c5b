using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Sparsity;

/// <summary>
/// Puts columns of one kind into one buffer each, at a distance that is known: a loop over rows then holds three places instead of one for each column.
/// <code>
/// numbers0[n], numbers1[n], …      →      numbers[n], numbers[n + 32], …        with n below count, at most 32
/// </code>
/// </summary>
internal sealed class ChunkColumns : Rewriter
{
    /// <summary>The distance of two columns, and the most rows of a call, which the runtime keeps to.</summary>
    public const int Distance = 32;

    private readonly Dictionary<int, (int Buffer, int Column)> columns = [];
    private int count = -1;

    public static Function Join(Function function) => new ChunkColumns().Rewrite(function) is var joined && function.ForHalves is { } halves ? joined with { ForHalves = Join(halves) } : joined;

    protected override void Prepare()
    {
        columns.Clear();
        var taken = new HashSet<string>(Source.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
        string Free(string wish)
        {
            while (!taken.Add(wish)) wish += "_";
            return wish;
        }

        // What stays comes first, so that its order does.
        foreach (var value in Source.Body.Body.Where(value => Source[value].Code == OpCode.Parameter))
        {
            var parameter = Source.Parameters[(int)Source[value].Bits];
            if (parameter.Role is not (ParameterRole.Numbers or ParameterRole.Residuals or ParameterRole.Slopes)) Assume(value, Target.Parameter(parameter));
        }

        count = Target.Parameter(new Parameter(Free("count"), IrType.Int32, ParameterRole.RowCount));
        foreach (var (role, name) in new[] { (ParameterRole.Numbers, "numbers"), (ParameterRole.Residuals, "residuals"), (ParameterRole.Slopes, "slopes") })
        {
            var column = 0;
            var buffer = -1;
            foreach (var value in Source.Body.Body.Where(value => Source[value].Code == OpCode.Parameter && Source.Parameters[(int)Source[value].Bits].Role == role))
            {
                if (buffer < 0) buffer = Target.Parameter(new Parameter(Free(name), Source[value].Type, role));
                columns[value] = (buffer, column++);
            }
        }
    }

    protected override int Visit(int value, Node node)
    {
        if (node.Code == OpCode.Parameter) return columns.TryGetValue(value, out var own) ? own.Buffer : Map(value);
        if (node.Code == OpCode.Length && columns.ContainsKey(node.Operands[0])) return count;
        if (node.Code is OpCode.Load or OpCode.Store && columns.TryGetValue(node.Operands[0], out var column))
        {
            var operands = node.Operands.Select(Map).ToArray();
            operands[1] = Target.Apply(Operators.Add, operands[1], Target.Integer(column.Column * Distance));
            return Target.Add(node with { Operands = EquatableArray.Of(operands) });
        }

        // What asks whether one column is as long as another is known.
        return node.Is(Operators.And) || node.Is(Operators.LessOrEqual) ? Target.Name(Target.Apply(node.Operator!, [.. node.Operands.Select(Map)]), node.Name) : Copy(value, node);
    }
}
