using System.Globalization;
using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Sparsity;

/// <summary>
/// Rows of a residual by the numbers of the variables that each of them touches: where these stand, and residuals and derivatives by them. Numbers, residuals
/// and derivatives have a buffer each, with an element for every row, so that rows run in lanes whatever they touch.
/// <code>
/// for n in 0 … rows: row = first + n; places1[n] = 3·from[row]; places2[n] = 3·to[row]
/// for n in 0 … rows: row = first + n; r, g = f(x0[n], x1[n], …, samples of the row); residual0[n] = r; slopes0[n] = g of x0; …
/// </code>
/// </summary>
internal sealed class LocalRows
{
    private readonly FunctionBuilder builder;
    private readonly RowInputs inputs;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly int first = -1;

    private LocalRows(RowPattern pattern, IEnumerable<ObjectiveInput> inputs)
    {
        builder = new FunctionBuilder { IsStrict = pattern.Function.IsStrict };
        var own = inputs.Where(input => input.Parameter.Role != ParameterRole.Variable).ToList();
        foreach (var name in own.Select(input => input.Parameter.Name).Concat(pattern.Function.Parameters.Select(parameter => parameter.Name))) taken.Add(name);
        this.inputs = new RowInputs(builder, own);
        foreach (var input in own.Where(input => input.IsColumn)) taken.Add(input.Parameter.Name + "Length");
        if (own.Any(input => input.IsColumn)) first = builder.Parameter(new Parameter(Free("first"), IrType.Int32, ParameterRole.FirstRow));
    }

    /// <summary>Where the blocks of rows begin, each counted from the first number of its variable; blocks of single numbers are left out.</summary>
    public static Function Places(string name, RowPattern pattern, IReadOnlyList<ObjectiveInput> inputs)
    {
        var rows = new LocalRows(pattern, inputs);
        var blocks = pattern.Blocks.Where(block => !block.IsScalar).ToList();
        var buffers = blocks.Select((block, i) => rows.Buffer("places" + Number(i), IrType.Int32, ParameterRole.Slopes, block.Variable, i, 0)).ToList();
        rows.ForEachRow(buffers[0], (n, arguments) =>
        {
            for (var i = 0; i < blocks.Count; i++) rows.builder.Store(buffers[i], n, pattern.First(rows.builder, blocks[i], arguments));
        });
        return rows.builder.Build(name, [], [], pattern.Function.Quotes);
    }

    /// <summary>Residuals and derivatives of rows, by the numbers that they touch.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="pattern">What a row touches; the lengths of its outputs are stated.</param>
    /// <param name="inputs">What it takes.</param>
    /// <param name="element">The type of everything that is handed in and out.</param>
    /// <param name="byRows">Whether a function with outputs is differentiated backwards, output by output; else forwards, by all numbers at once.</param>
    public static Function Slopes(string name, RowPattern pattern, IReadOnlyList<ObjectiveInput> inputs, IrType element, bool byRows)
    {
        var rows = new LocalRows(pattern, inputs);
        var local = pattern.Local();
        var row = new ResidualRow(rows.builder, local, _ => throw new InvalidOperationException("The lengths of outputs are stated."), pattern.Columns, pattern.Columns, byRows);
        var columns = new List<(RowBlock Block, int Index, int Numbers)>();
        foreach (var block in pattern.Blocks)
        {
            for (var i = 0; i < block.Length; i++)
                columns.Add((block, i, rows.Buffer("numbers" + Number(columns.Count), element, ParameterRole.Numbers, block.Variable, columns.Count, 0)));
        }

        var count = Math.Max(1, row.Outputs.Sum(output => output.StatedLength));
        var residuals = Enumerable.Range(0, count).Select(i => rows.Buffer("residual" + Number(i), element, ParameterRole.Residuals, null, i, 0)).ToList();
        var slopes = Enumerable.Range(0, count).Select(output => columns.Select((column, i) => rows.Buffer(
            count == 1 ? "slopes" + Number(i) : $"slopes{Number(output)}_{Number(i)}", element, ParameterRole.Slopes, column.Block.Variable, i, output)).ToList()).ToList();
        rows.ForEachRow(residuals[0], (n, arguments) =>
        {
            foreach (var block in columns.GroupBy(column => column.Block)) arguments[block.Key.IsScalar ? block.Key.Variable : block.Key.Window] = rows.Gathered(local, [.. block], n);
            var at = 0;
            var outputs = row.Derive(arguments, out var slope);
            foreach (var output in outputs)
            {
                for (var i = 0; i < output.StatedLength; i++) rows.builder.Store(residuals[at++], n, rows.builder.Convert(output.At(rows.builder.Integer(i)), element));
            }

            for (var output = 0; output < count; output++)
            {
                for (var i = 0; i < columns.Count; i++)
                {
                    var value = slope(rows.builder.Integer(output), columns[i].Block.IsScalar ? columns[i].Block.Variable : columns[i].Block.Window, rows.builder.Integer(columns[i].Index));
                    rows.builder.Store(slopes[output][i], n, rows.builder.Convert(value, element));
                }
            }
        });
        return rows.builder.Build(name, [], [], row.Quotes);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The numbers of a block at a row, as the residual takes them.</summary>
    private int Gathered(Function local, IReadOnlyList<(RowBlock Block, int Index, int Numbers)> columns, int n)
    {
        var block = columns[0].Block;
        if (block.IsScalar) return builder.Name(builder.Load(columns[0].Numbers, n), block.Variable);
        var type = local.Parameters.First(parameter => parameter.Name == block.Window).Type.ToElement();
        var array = builder.Allocate(type, builder.Integer(block.Length), cleared: false, block.Variable);
        foreach (var column in columns) builder.Store(array, builder.Integer(column.Index), builder.Load(column.Numbers, n));
        return array;
    }

    private string Free(string wish)
    {
        while (!taken.Add(wish)) wish += "_";
        return wish;
    }

    private int Buffer(string name, IrType element, ParameterRole role, string? of, int index, int output)
        => builder.Parameter(new Parameter(Free(name), element.ToBuffer(), role) { Of = of, Element = index, Output = output });

    private void ForEachRow(int counted, Action<int, Dictionary<string, int>> body) => builder.For(builder.Integer(0), builder.Length(counted), 1, [], (n, _) =>
    {
        body(n, inputs.At(first < 0 ? builder.Integer(0) : builder.Name(builder.Apply(Operators.Add, first, n), "row")));
        return [];
    }, "n");
}
