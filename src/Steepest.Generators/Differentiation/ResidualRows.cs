using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// The residuals of a method over a block of rows that follow each other, and the columns of their Jacobian, in loops whose iterations share nothing, so
/// that rows run in lanes.
/// <code>
/// for n in 0 … residuals: row = first + n; residuals[n] = f(row)
/// for n in 0 … residuals: row = first + n; residuals[n], g = f(row) and its gradient; aSlopes[n] = g of a; bSlopes[n] = g of b; …
/// </code>
/// Each number of a variable has a buffer of its own for its column; spans whose length is not stated, or long, have one for all of them.
/// A function that writes outputs has their number of residuals for each row, and the columns come from forward mode, some at a time.
/// </summary>
internal sealed class ResidualRows
{
    /// <summary>The most elements of a span whose columns have names of their own.</summary>
    private const int LongestNamed = 16;

    private readonly FunctionBuilder builder;
    private readonly Function residual;
    private readonly RowInputs inputs;
    private readonly IrType element;
    private readonly int first;
    private readonly int residuals;
    private readonly Dictionary<string, int> lengths = new(StringComparer.Ordinal);

    private ResidualRows(Function residual, IReadOnlyList<ObjectiveInput> inputs, IrType element)
    {
        this.residual = residual;
        this.element = element;
        builder = new FunctionBuilder { IsStrict = residual.IsStrict };
        this.inputs = new RowInputs(builder, inputs);
        foreach (var output in Outputs.Where(output => output.StatedLength == 0)) lengths[output.Name] = this.inputs.Common[OutputTerms.NameOfLength(output)];
        first = inputs.Any(input => input.IsColumn) ? builder.Parameter(new Parameter(this.inputs.FreeName("first"), IrType.Int32, ParameterRole.FirstRow)) : -1;
        residuals = builder.Parameter(new Parameter(this.inputs.FreeName("residuals"), element.ToBuffer(), ParameterRole.Residuals));
    }

    private IEnumerable<Parameter> Outputs => residual.Parameters.Where(parameter => parameter.Role == ParameterRole.Output);

    private IEnumerable<Parameter> Variables => residual.Parameters.Where(parameter => parameter.Role == ParameterRole.Variable && parameter.Type.IsFloating);

    /// <summary>The residuals alone.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="residual">A function with one result, or with outputs.</param>
    /// <param name="inputs">What it takes, and the lengths of its outputs that none states.</param>
    /// <param name="element">The type of what is handed out.</param>
    public static Function Values(string name, Function residual, IReadOnlyList<ObjectiveInput> inputs, IrType element)
    {
        var rows = new ResidualRows(residual, inputs, element);
        rows.ForEachRow((n, arguments) =>
        {
            var locals = rows.Locals();
            var results = rows.Inline(residual, arguments, locals);
            rows.Keep(n, results, locals, (_, _) => { });
        });
        return rows.builder.Build(name, [], [], residual.Quotes);
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
        var rows = new ResidualRows(residual, inputs, element);
        var columns = new SlopeColumns(rows.builder, rows.inputs, rows.Variables, element, LongestNamed);
        var prepared = PassList.Run(PassList.Before, residual);
        var derivative = rows.Outputs.Any() ? ForwardMode.JacobianColumns(prepared, lanes, variables) : ReverseMode.Differentiate(prepared, accumulates: false);
        rows.ForEachRow((n, arguments) =>
        {
            if (rows.Outputs.Any()) rows.Forward(derivative, n, arguments, columns, lanes, variables);
            else rows.Reverse(derivative, n, arguments, columns);
        });
        return rows.builder.Build(name, [], [], derivative.Quotes);
    }

    private void Reverse(Function gradient, int n, Dictionary<string, int> arguments, SlopeColumns columns)
    {
        var destinations = gradient.Parameters.Where(parameter => parameter.Role == ParameterRole.Destination).ToDictionary(
            destination => destination.Of!,
            destination => builder.Allocate(destination.Type.ToElement(), builder.Length(arguments[destination.Of!]), cleared: false, destination.Name), StringComparer.Ordinal);
        var values = gradient.Parameters.Select(parameter => parameter.Role == ParameterRole.Destination ? destinations[parameter.Of!] : arguments[parameter.Name]).ToArray();
        var results = Inliner.Inline(gradient, builder, values, 0);
        builder.Store(residuals, n, builder.Convert(results[0], element));
        for (var i = 1; i < results.Length; i++) columns.Store(DerivativeNames.VariableOf(gradient.Results[i]), n, results[i]);
        foreach (var destination in destinations) columns.Store(destination.Key, n, index => builder.Load(destination.Value, index), builder.Length(destination.Value));
    }

    /// <summary>Outputs and their Jacobian, row-major in a matrix, from which columns are taken.</summary>
    private void Forward(Function derivative, int n, Dictionary<string, int> arguments, SlopeColumns columns, int lanes, int? variables)
    {
        var locals = Locals();
        var places = columns.Places(arguments);
        var count = variables is { } known ? builder.Integer(known) : places.Count;
        var width = variables is null ? builder.Name(builder.Apply(Operators.Max, count, builder.Integer(lanes)), "width") : count;
        var rows = builder.Name(RowsOf(locals), "rows");
        var matrix = builder.Allocate(Outputs.First().Type.ToElement(), builder.Apply(Operators.Multiply, rows, width), cleared: false, "jacobian");
        if (variables == lanes) Run(builder.Integer(0));
        else
        {
            // The last run begins early enough to be full.
            builder.For(builder.Integer(0), count, lanes, [], (column, _) =>
            {
                var last = builder.Apply(Operators.Subtract, count, builder.Integer(lanes));
                Run(builder.Apply(Operators.Max, builder.Integer(0), builder.Apply(Operators.Min, column, last)));
                return [];
            }, "column");
        }

        Keep(n, [], locals, (row, at) => columns.StoreRow(at, number => builder.Load(matrix, builder.Apply(Operators.Add, builder.Apply(Operators.Multiply, row, width), number)), places));

        void Run(int column)
        {
            foreach (var output in locals.Values) builder.Clear(output);
            Inliner.Inline(derivative, builder, [.. derivative.Parameters.Select(parameter => parameter.Role switch
            {
                ParameterRole.Output => locals[parameter.Name],
                ParameterRole.Matrix => matrix,
                ParameterRole.Width => width,
                ParameterRole.Column => column,
                _ => arguments[parameter.Name],
            })], 0);
        }
    }

    /// <summary>The arrays that stand for the outputs.</summary>
    private Dictionary<string, int> Locals() => Outputs.ToDictionary(output => output.Name, output => builder.Allocate(
        output.Type.ToElement(), output.StatedLength > 0 ? builder.Integer(output.StatedLength) : lengths[output.Name], cleared: true, output.Name), StringComparer.Ordinal);

    private int RowsOf(Dictionary<string, int> locals)
        => locals.Values.Select(builder.Length).Aggregate((sum, length) => builder.Apply(Operators.Add, sum, length));

    private int[] Inline(Function function, Dictionary<string, int> arguments, Dictionary<string, int> locals)
        => Inliner.Inline(function, builder, [.. function.Parameters.Select(parameter => parameter.Role == ParameterRole.Output ? locals[parameter.Name] : arguments[parameter.Name])], 0);

    /// <summary>Hands out the result, or the outputs one after the other.</summary>
    /// <param name="n">Which of the rows.</param>
    /// <param name="results">The result; none where there are outputs.</param>
    /// <param name="locals">The outputs.</param>
    /// <param name="also">What else happens for a number of the outputs, all counted end to end, whose residual is known by its place.</param>
    private void Keep(int n, int[] results, Dictionary<string, int> locals, Action<int, int> also)
    {
        if (results.Length > 0)
        {
            builder.Store(residuals, n, builder.Convert(results[0], element));
            return;
        }

        var start = first < 0 ? builder.Integer(0) : builder.Apply(Operators.Multiply, n, RowsOf(locals));
        var before = builder.Integer(0);
        foreach (var output in Outputs)
        {
            var (local, offset) = (locals[output.Name], before);
            void One(int i)
            {
                var row = builder.Apply(Operators.Add, offset, i);
                var at = builder.Apply(Operators.Add, start, row);
                builder.Store(residuals, at, builder.Convert(builder.Load(local, i), element));
                also(row, at);
            }

            if (output.StatedLength is > 0 and <= LongestNamed)
            {
                for (var i = 0; i < output.StatedLength; i++) One(builder.Integer(i));
            }
            else
            {
                builder.For(builder.Integer(0), builder.Length(local), 1, [], (i, _) =>
                {
                    One(i);
                    return [];
                }, "i");
            }

            before = builder.Apply(Operators.Add, before, builder.Length(local));
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
        if (Outputs.Any())
        {
            var each = Outputs.Select(output => output.StatedLength > 0 ? builder.Integer(output.StatedLength) : lengths[output.Name]).Aggregate((sum, length) => builder.Apply(Operators.Add, sum, length));
            count = builder.Apply(Operators.Divide, count, builder.Apply(Operators.Max, builder.Integer(1), each));
        }

        builder.For(builder.Integer(0), count, 1, [], (n, _) =>
        {
            body(n, inputs.At(builder.Name(builder.Apply(Operators.Add, first, n), "row")));
            return [];
        }, "n");
    }
}
