using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Sparsity;

/// <summary>
/// Finds which numbers of the variables a residual touches. Every element that is read must stand at an index that is a sum of multiples of what only the
/// row decides (its samples, maps of indices, lengths), of counters of loops with constant ends, and of a constant:
/// <code>
/// poses[3 * from + 2], for k in 0 … 3: points[3 * map[p] + k]      →      blocks (3·from: 3), (3·map[p]: 3)
/// </code>
/// </summary>
internal sealed class RowAccess
{
    /// <summary>Numbers between two that are touched are taken for touched where there are no more of them.</summary>
    private const int MostBetween = 2;

    private readonly Function function;
    private readonly Dictionary<int, Parameter> variables = [];
    private readonly Dictionary<int, (long Least, long Most)> counters = [];
    private readonly HashSet<int> always;
    private readonly List<Access> accesses = [];

    private RowAccess(Function function)
    {
        this.function = function;
        always = [.. function.Body.Body];
        for (var value = 0; value < function.Nodes.Count; value++)
        {
            if (function[value].Code == OpCode.Parameter && function.Parameters[(int)function[value].Bits] is { Role: ParameterRole.Variable } parameter) variables[value] = parameter;
        }
    }

    /// <summary>The blocks of a row, and of each load of a variable which it is in and where; null where some load is of another form.</summary>
    public static RowPattern? Find(Function function)
    {
        var search = new RowAccess(function);
        return search.Look(function.Body, isCertain: true) ? search.Pattern() : null;
    }

    /// <summary>Whether a value is the same for a row wherever the variables are, and can be computed without running the rest.</summary>
    private bool IsOfRow(int value)
    {
        var node = function[value];
        return node.Code switch
        {
            OpCode.Constant => true,
            OpCode.Parameter => !variables.ContainsKey(value),
            OpCode.Length => IsOfRow(node.Operands[0]),
            OpCode.Operator => (always.Contains(value) || CannotFail(node)) && node.Operands.All(IsOfRow),
            OpCode.Load or OpCode.Slice => always.Contains(value) && node.Operands.All(IsOfRow),
            _ => false,
        };
    }

    private static bool CannotFail(Node node) => !node.Is(Operators.Divide) && !node.Is(Operators.Remainder);

    private bool Look(Region region, bool isCertain)
    {
        foreach (var value in region.Body)
        {
            var node = function[value];
            if (node.Code == OpCode.For)
            {
                var isCounted = Ends(node) is { } ends;
                if (isCounted) counters[node.Regions[0].Arguments[0]] = Ends(node)!.Value;
                if (!Look(node.Regions[0], isCertain && isCounted)) return false;
                continue;
            }

            if (node.Regions.Any(inner => !Look(inner, isCertain: false))) return false;
            if (node.Code == OpCode.Load && RootOf(node.Operands[0]) is { } root)
            {
                if (Find(value, root, node, isCertain) is not { } access) return false;
                accesses.Add(access);
            }
            else if (node.Code is not (OpCode.Slice or OpCode.Load) && node.Operands.Any(operand => function[operand].Type.IsBuffer && RootOf(operand) is not null)) return false;
        }

        return true;
    }

    /// <summary>The least and the largest number that a loop with constant ends counts; null for others, and for those that never run.</summary>
    private (long Least, long Most)? Ends(Node loop)
    {
        if (Constant(loop.Operands[0]) is not { } first || Constant(loop.Operands[1]) is not { } end || loop.Bits == 0) return null;
        var step = loop.Bits;
        if (step > 0 ? first >= end : first <= end) return null;
        var last = first + (end - first - Math.Sign(step)) / step * step;
        return (Math.Min(first, last), Math.Max(first, last));
    }

    /// <summary>An integer that is known, stated lengths among them; null for others.</summary>
    private long? Constant(int value)
    {
        var form = LinearForm.Of(function, value);
        var constant = form.Constant;
        foreach (var term in form.Terms)
        {
            if (function[term.Key].Code != OpCode.Length || function[function[term.Key].Operands[0]] is not { Code: OpCode.Parameter } parameter) return null;
            if (function.Parameters[(int)parameter.Bits].StatedLength is not (> 0 and var stated)) return null;
            constant += term.Value * stated;
        }

        return constant;
    }

    /// <summary>The variable that a buffer is, or is a window onto.</summary>
    private int? RootOf(int buffer)
    {
        while (function[buffer].Code == OpCode.Slice) buffer = function[buffer].Operands[0];
        return variables.ContainsKey(buffer) ? buffer : null;
    }

    private Access? Find(int value, int root, Node load, bool isCertain)
    {
        var sum = new SortedDictionary<int, long>();
        var constant = 0L;
        void Add(int index)
        {
            var form = LinearForm.Of(function, index);
            constant += form.Constant;
            foreach (var term in form.Terms)
            {
                sum.TryGetValue(term.Key, out var known);
                sum[term.Key] = known + term.Value;
            }
        }

        Add(load.Operands[1]);
        for (var buffer = load.Operands[0]; function[buffer].Code == OpCode.Slice; buffer = function[buffer].Operands[0]) Add(function[buffer].Operands[1]);
        var (least, most) = (constant, constant);
        var (own, counted) = (new List<IndexTerm>(), new List<IndexTerm>());
        foreach (var term in sum.Where(term => term.Value != 0).Select(term => new IndexTerm(term.Key, term.Value)))
        {
            if (counters.TryGetValue(term.Value, out var ends))
            {
                least += Math.Min(term.Factor * ends.Least, term.Factor * ends.Most);
                most += Math.Max(term.Factor * ends.Least, term.Factor * ends.Most);
                counted.Add(term);
            }
            else if (IsOfRow(term.Value)) own.Add(term);
            else return null;
        }

        return new Access(value, root, own.ToEquatableArray(), counted, constant, least, most, isCertain);
    }

    private RowPattern? Pattern()
    {
        var taken = new HashSet<string>(function.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
        var blocks = new List<RowBlock>();
        var places = new Dictionary<int, ElementPlace>();
        foreach (var variable in variables)
        {
            if (!variable.Value.Type.IsBuffer)
            {
                blocks.Add(new RowBlock(variable.Value.Name, variable.Value.Name, 1, EquatableArray<IndexTerm>.Empty, 0) { IsScalar = true });
                continue;
            }

            var number = 0;
            foreach (var group in accesses.Where(access => access.Root == variable.Key).GroupBy(access => access.Terms))
            {
                var run = new List<Access>();
                var end = 0L;
                foreach (var access in group.OrderBy(access => access.Least))
                {
                    if (run.Count > 0 && access.Least > end + MostBetween + 1)
                    {
                        if (!Close()) return null;
                        run = [];
                    }

                    end = run.Count == 0 ? access.Most : Math.Max(end, access.Most);
                    run.Add(access);
                }

                if (!Close()) return null;

                // What is touched on one way alone may not exist where the other is taken.
                bool Close()
                {
                    if (!run.Any(access => access.IsCertain) || end - run[0].Least >= RowPattern.MostColumns) return false;
                    var window = variable.Value.Name + "Block" + (++number).ToString(System.Globalization.CultureInfo.InvariantCulture) + "Of";
                    while (!taken.Add(window)) window += "_";
                    blocks.Add(new RowBlock(variable.Value.Name, window, (int)(end - run[0].Least + 1), group.Key, run[0].Least));
                    foreach (var access in run) places[access.Load] = new ElementPlace(blocks.Count - 1, access.Counted, access.Constant - run[0].Least);
                    return true;
                }
            }
        }

        return blocks.Sum(block => block.Length) <= RowPattern.MostColumns ? new RowPattern(function, blocks, places) : null;
    }

    private sealed record Access(
        int Load, int Root, EquatableArray<IndexTerm> Terms, List<IndexTerm> Counted, long Constant, long Least, long Most, bool IsCertain);
}
