using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Sparsity;

/// <summary>What a row touches, and the residual as a function of that alone.</summary>
/// <param name="function">The residual.</param>
/// <param name="blocks">What it touches.</param>
/// <param name="places">Where each load of a variable is in its block.</param>
internal sealed class RowPattern(Function function, IReadOnlyList<RowBlock> blocks, IReadOnlyDictionary<int, ElementPlace> places)
{
    /// <summary>The most numbers that a row touches, each of which is a parameter.</summary>
    public const int MostColumns = 48;

    /// <summary>The most derivatives of a row by what it touches, each of which is a parameter and, while a row is computed, a number.</summary>
    public const int MostSlopes = 128;

    public Function Function => function;

    public IReadOnlyList<RowBlock> Blocks => blocks;

    /// <summary>How many numbers a row touches.</summary>
    public int Columns => blocks.Sum(block => block.Length);

    /// <summary>The residual as a function of the blocks: each is a variable of its own, as long as it is.</summary>
    public Function Local() => new WindowRewriter(blocks, places).Rewrite(function);

    /// <summary>Builds the index at which a block begins.</summary>
    /// <param name="builder">Of the function that asks.</param>
    /// <param name="block">The block.</param>
    /// <param name="arguments">What the residual gets at the row, by name.</param>
    public int First(FunctionBuilder builder, RowBlock block, IReadOnlyDictionary<string, int> arguments)
    {
        var known = new Dictionary<int, int>();
        var sum = builder.Integer(block.Constant);
        foreach (var term in block.Terms)
        {
            var value = builder.Convert(Copy(term.Value), IrType.Int32);
            sum = builder.Apply(Operators.Add, sum, builder.Apply(Operators.Multiply, builder.Integer(term.Factor), value));
        }

        return sum;

        int Copy(int value)
        {
            if (known.TryGetValue(value, out var copy)) return copy;
            var node = function[value];
            return known[value] = node.Code switch
            {
                OpCode.Parameter => arguments[function.Parameters[(int)node.Bits].Name],
                OpCode.Length => builder.Length(Copy(node.Operands[0])),
                _ => builder.Add(node with { Operands = EquatableArray.Of([.. node.Operands.Select(Copy)]), Ordinal = -1 }),
            };
        }
    }

    /// <summary>Loads of variables become loads of their blocks.</summary>
    private sealed class WindowRewriter(IReadOnlyList<RowBlock> blocks, IReadOnlyDictionary<int, ElementPlace> places) : Rewriter
    {
        private int[] windows = [];

        protected override void Prepare()
        {
            windows = [.. blocks.Select(block =>
            {
                var variable = Source.Parameters.First(parameter => parameter.Name == block.Variable);
                return Target.Parameter(block.IsScalar ? variable : variable with { Name = block.Window, StatedLength = block.Length });
            })];
        }

        protected override int Visit(int value, Node node)
        {
            if (node.Code == OpCode.Parameter && Source.Parameters[(int)node.Bits] is { Role: ParameterRole.Variable } variable)
            {
                for (var i = 0; i < blocks.Count; i++)
                {
                    if (blocks[i].IsScalar && blocks[i].Variable == variable.Name) return windows[i];
                }

                return -1;
            }

            if (node.Code == OpCode.Slice && Map(node.Operands[0]) < 0) return -1;
            if (!places.TryGetValue(value, out var place)) return Copy(value, node);
            var index = Target.Integer(place.Constant);
            foreach (var term in place.Counted) index = Target.Apply(Operators.Add, Target.Apply(Operators.Multiply, Target.Integer(term.Factor), Map(term.Value)), index);
            return Target.Name(Target.Load(windows[place.Block], index), node.Name);
        }
    }
}

/// <summary>Where an element is in a block: multiples of counters of loops, and a constant.</summary>
internal sealed record ElementPlace(int Block, IReadOnlyList<IndexTerm> Counted, long Constant);
