using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// The residuals of a method at one row, and their derivatives, within a function that is being built. A number comes with its gradient, by reverse mode;
/// outputs come with a matrix, by forward mode, some columns at a time.
/// </summary>
internal sealed class ResidualRow
{
    private readonly FunctionBuilder builder;
    private readonly Function residual;
    private readonly Func<Parameter, int> lengthOf;
    private readonly int lanes;
    private readonly int? variables;
    private readonly Lazy<Function> derivative;

    /// <param name="builder">Of the function.</param>
    /// <param name="residual">A function with one result, or with outputs.</param>
    /// <param name="lengthOf">The length of an output that states none.</param>
    /// <param name="lanes">How many columns forward mode takes at a time.</param>
    /// <param name="variables">How many numbers the variables have, where that is known.</param>
    /// <param name="byRows">Whether outputs come with the adjoint of each where that can be had; all numbers then are of one type, and lengths stated.</param>
    public ResidualRow(FunctionBuilder builder, Function residual, Func<Parameter, int> lengthOf, int lanes, int? variables, bool byRows = false)
    {
        this.builder = builder;
        this.residual = residual;
        this.lengthOf = lengthOf;
        this.lanes = lanes;
        this.variables = variables;
        derivative = new(() =>
        {
            if (byRows && Outputs.Any() && ReverseMode.Rows(PassList.Run(PassList.Before, Differentiation.Outputs.Elements(residual))) is { } rows) return rows;
            var prepared = PassList.Run(PassList.Before, residual);
            return Outputs.Any() ? ForwardMode.JacobianColumns(prepared, lanes, variables) : ReverseMode.Differentiate(prepared, accumulates: false);
        });
    }

    public IEnumerable<Parameter> Outputs => residual.Parameters.Where(parameter => parameter.Role == ParameterRole.Output);

    public IEnumerable<Parameter> Variables => residual.Parameters.Where(parameter => parameter.Role == ParameterRole.Variable && parameter.Type.IsFloating);

    /// <summary>The statements of the derivative, and of the method.</summary>
    public EquatableArray<string> Quotes => derivative.IsValueCreated ? derivative.Value.Quotes : residual.Quotes;

    /// <summary>How many residuals a row has.</summary>
    public int Count() => Outputs.Any() ? Outputs.Select(Length).Aggregate((sum, length) => builder.Apply(Operators.Add, sum, length)) : builder.Integer(1);

    /// <summary>The residuals alone.</summary>
    /// <param name="arguments">What the method gets, by name.</param>
    public IReadOnlyList<RowOutput> Values(IReadOnlyDictionary<string, int> arguments)
    {
        var locals = Locals();
        var results = Inline(residual, arguments, locals, _ => throw new InvalidOperationException("The method takes something that nobody gives."));
        return Handed(results, locals);
    }

    /// <summary>The residuals, and the derivative of each by each number of a variable.</summary>
    /// <param name="arguments">What the method gets, by name.</param>
    /// <param name="slope">Of a residual, all counted end to end, by an element of a variable.</param>
    public IReadOnlyList<RowOutput> Derive(IReadOnlyDictionary<string, int> arguments, out Slope slope)
    {
        if (Outputs.Any()) return Forward(arguments, out slope);
        var gradient = derivative.Value;
        var destinations = gradient.Parameters.Where(parameter => parameter.Role == ParameterRole.Destination).ToDictionary(
            destination => destination.Of!,
            destination => builder.Allocate(destination.Type.ToElement(), builder.Length(arguments[destination.Of!]), cleared: false, destination.Name), StringComparer.Ordinal);
        var results = Inline(gradient, arguments, [], parameter => destinations[parameter.Of!]);
        var scalars = gradient.Results.Select((name, i) => (name, i)).Skip(1).ToDictionary(result => DerivativeNames.VariableOf(result.name), result => results[result.i], StringComparer.Ordinal);
        slope = (_, variable, index) => scalars.TryGetValue(variable, out var value) ? value : builder.Load(destinations[variable], index);
        return Handed(results, []);
    }

    private IReadOnlyList<RowOutput> Forward(IReadOnlyDictionary<string, int> arguments, out Slope slope)
    {
        var locals = Locals();
        var starts = new Dictionary<string, int>(StringComparer.Ordinal);
        var columns = builder.Integer(0);
        foreach (var variable in Variables)
        {
            starts[variable.Name] = columns;
            columns = builder.Apply(Operators.Add, columns, variable.Type.IsBuffer ? variable.StatedLength > 0 ? builder.Integer(variable.StatedLength) : builder.Length(arguments[variable.Name]) : builder.Integer(1));
        }

        var count = variables is { } known ? builder.Integer(known) : builder.Name(columns, "columns");
        var width = variables is null ? builder.Name(builder.Apply(Operators.Max, count, builder.Integer(lanes)), "width") : count;
        var matrix = builder.Allocate(Outputs.First().Type.ToElement(), builder.Apply(Operators.Multiply, Count(), width), cleared: false, "jacobian");
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

        slope = (row, variable, index) => builder.Load(matrix, builder.Apply(Operators.Add, builder.Apply(Operators.Multiply, row, width), builder.Apply(Operators.Add, starts[variable], index)));
        return Handed([], locals);

        void Run(int column)
        {
            foreach (var output in locals.Values) builder.Clear(output);
            Inline(derivative.Value, arguments, locals, parameter => parameter.Role switch
            {
                ParameterRole.Matrix => matrix,
                ParameterRole.Width => width,
                _ => column,
            });
        }
    }

    private int Length(Parameter output) => output.StatedLength > 0 ? builder.Integer(output.StatedLength) : lengthOf(output);

    /// <summary>The arrays that stand for the outputs, which start from 0.</summary>
    private Dictionary<string, int> Locals()
        => Outputs.ToDictionary(output => output.Name, output => builder.Allocate(output.Type.ToElement(), Length(output), cleared: true, output.Name), StringComparer.Ordinal);

    private IReadOnlyList<RowOutput> Handed(int[] results, Dictionary<string, int> locals) => results.Length > 0
        ? [new RowOutput(1, builder.Integer(1), _ => results[0])]
        : [.. Outputs.Select(output => new RowOutput(output.StatedLength, builder.Length(locals[output.Name]), i => builder.Load(locals[output.Name], i)))];

    private int[] Inline(Function function, IReadOnlyDictionary<string, int> arguments, Dictionary<string, int> locals, Func<Parameter, int> own)
        => Inliner.Inline(function, builder, [.. function.Parameters.Select(parameter =>
            locals.TryGetValue(parameter.Name, out var local) ? local : parameter.Role is ParameterRole.Variable or ParameterRole.Fixed ? arguments[parameter.Name] : own(parameter))], 0);
}

/// <summary>Residuals that follow each other: one, or those of an output.</summary>
/// <param name="StatedLength">How many, where that is known; else 0.</param>
/// <param name="Length">How many.</param>
/// <param name="At">The residual of a number.</param>
internal sealed record RowOutput(int StatedLength, int Length, Func<int, int> At);

/// <summary>The derivative of a residual by an element of a variable.</summary>
internal delegate int Slope(int residual, string variable, int element);
