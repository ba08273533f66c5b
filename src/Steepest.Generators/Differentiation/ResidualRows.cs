using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// The residuals of a method over a block of rows that follow each other, and the columns of their Jacobian, in loops whose iterations share nothing, so
/// that rows run in lanes.
/// <code>
/// for n in 0 … residuals: row = first + n; residuals[n] = f(row)
/// for n in 0 … residuals: row = first + n; residuals[n], g = f(row) and its gradient; aSlopes[n] = g of a; bSlopes[n] = g of b; …
/// </code>
/// Each number of a variable has a buffer of its own for its column; spans whose length is not stated, or long, have one for all of them. A function that
/// writes outputs has their number of residuals for each row.
/// </summary>
internal sealed class ResidualRows
{
    private readonly FunctionBuilder builder;
    private readonly ResidualRow row;
    private readonly RowInputs inputs;
    private readonly IrType element;
    private readonly int first;
    private readonly int residuals;

    private ResidualRows(Function residual, IReadOnlyList<ObjectiveInput> inputs, IrType element, int lanes, int? variables, bool withSlopes)
    {
        this.element = element;
        builder = new FunctionBuilder { IsStrict = residual.IsStrict };
        this.inputs = new RowInputs(builder, inputs, withSlopes);
        row = new ResidualRow(builder, residual, output => this.inputs.Common[OutputTerms.NameOfLength(output)], lanes, variables);
        first = inputs.Any(input => input.IsColumn) ? builder.Parameter(new Parameter(this.inputs.FreeName("first"), IrType.Int32, ParameterRole.FirstRow)) : -1;
        residuals = builder.Parameter(new Parameter(this.inputs.FreeName("residuals"), element.ToBuffer(), ParameterRole.Residuals));
    }

    /// <summary>The residuals alone.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="residual">A function with one result, or with outputs.</param>
    /// <param name="inputs">What it takes, and the lengths of its outputs that none states.</param>
    /// <param name="element">The type of what is handed out.</param>
    public static Function Values(string name, Function residual, IReadOnlyList<ObjectiveInput> inputs, IrType element)
    {
        var rows = new ResidualRows(residual, inputs, element, 1, null, withSlopes: false);
        rows.ForEachRow((n, arguments) => rows.Keep(n, rows.row.Values(arguments), (_, _) => { }));
        return rows.builder.Build(name, [], [], rows.row.Quotes);
    }

    /// <summary>The residuals and the columns of their Jacobian.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="residual">A function with one result, or with outputs.</param>
    /// <param name="inputs">What it takes, and the lengths of its outputs that none states.</param>
    /// <param name="element">The type of what is handed out.</param>
    /// <param name="lanes">How many columns forward mode takes at a time, for a function with outputs.</param>
    /// <param name="variables">How many numbers its variables have, where that is known.</param>
    public static Function Columns(string name, Function residual, IReadOnlyList<ObjectiveInput> inputs, IrType element, int lanes, int? variables)
    {
        var rows = new ResidualRows(residual, inputs, element, lanes, variables, withSlopes: true);
        var columns = new SlopeColumns(rows.builder, rows.inputs, rows.row.Variables, element);
        rows.ForEachRow((n, arguments) =>
        {
            var outputs = rows.row.Derive(arguments, out var slope);
            rows.Keep(n, outputs, (at, number) => columns.Store(at, number, rows.Inner(slope), arguments));
        });
        return rows.builder.Build(name, [], [], rows.row.Quotes);
    }

    /// <summary>Derivatives by the numbers that variables are functions of, where they are.</summary>
    private Slope Inner(Slope outer) => (number, variable, index) =>
    {
        var value = outer(number, variable, index);
        return inputs.Slope(variable, index) is >= 0 and var inner ? builder.Apply(Operators.Multiply, value, builder.Convert(inner, builder.TypeOf(value))) : value;
    };

    /// <summary>Hands out the residuals of a row one after the other.</summary>
    /// <param name="n">Which of the rows.</param>
    /// <param name="outputs">Its residuals.</param>
    /// <param name="also">What else happens for a residual: where it goes, and which of the row it is.</param>
    private void Keep(int n, IReadOnlyList<RowOutput> outputs, Action<int, int> also)
    {
        var start = first < 0 ? builder.Integer(0) : builder.Apply(Operators.Multiply, n, row.Count());
        var before = builder.Integer(0);
        foreach (var output in outputs)
        {
            var offset = before;
            void One(int i)
            {
                var number = builder.Apply(Operators.Add, offset, i);
                var at = builder.Apply(Operators.Add, start, number);
                builder.Store(residuals, at, builder.Convert(output.At(i), element));
                also(at, number);
            }

            if (output.StatedLength is > 0 and <= SlopeColumns.LongestNamed)
            {
                for (var i = 0; i < output.StatedLength; i++) One(builder.Integer(i));
            }
            else
            {
                builder.For(builder.Integer(0), output.Length, 1, [], (i, _) =>
                {
                    One(i);
                    return [];
                }, "i");
            }

            before = builder.Apply(Operators.Add, before, output.Length);
        }
    }

    private void ForEachRow(Action<int, Dictionary<string, int>> body)
    {
        if (first < 0)
        {
            body(builder.Integer(0), inputs.At(builder.Integer(0)));
            return;
        }

        var count = builder.Length(residuals);
        if (row.Outputs.Any()) count = builder.Apply(Operators.Divide, count, builder.Apply(Operators.Max, builder.Integer(1), row.Count()));
        builder.For(builder.Integer(0), count, 1, [], (n, _) =>
        {
            body(n, inputs.At(builder.Name(builder.Apply(Operators.Add, first, n), "row")));
            return [];
        }, "n");
    }
}
