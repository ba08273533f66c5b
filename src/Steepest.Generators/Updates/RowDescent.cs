using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Term = Steepest.Generators.Rules.Term;

namespace Steepest.Generators.Updates;

/// <summary>
/// Moves the variables after every row of a batch: loss, gradient and update in one pass, in one function.
/// <code>
/// for n in 0 … batch: row = batch[n]; sum += loss(row), its gradient g; w ← update(w, g, states, coefficients of step n)
/// </code>
/// Where a gradient is complete element by element, the element is moved there, and the gradient is never written; elsewhere it goes to scratch,
/// and a loop over all elements follows. Every variable is a buffer, a number one of one element, and behind it stand its states.
/// </summary>
internal sealed class RowDescent
{
    private readonly FunctionBuilder builder;
    private readonly Function gradient;
    private readonly ElementUpdate update;
    private readonly Dictionary<string, int> inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> scratch = new(StringComparer.Ordinal);
    private int[] coefficients = [];

    private RowDescent(Function gradient, ElementUpdate update)
    {
        this.gradient = gradient;
        builder = new FunctionBuilder { IsStrict = gradient.IsStrict };
        this.update = update;
    }

    /// <param name="name">The function's name.</param>
    /// <param name="gradient">Value and gradient of one row's objective, by <see cref="Objective.OfRow"/>, without lanes.</param>
    /// <param name="element">The type of all variables.</param>
    /// <param name="update">What the optimizer does to a number.</param>
    public static Function Of(string name, Function gradient, IrType element, ElementUpdate update) => new RowDescent(gradient, update).Build(name, element);

    private Function Build(string name, IrType element)
    {
        var taken = new HashSet<string>(gradient.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
        string Free(string wish)
        {
            while (!taken.Add(wish)) wish += "_";
            return wish;
        }

        foreach (var parameter in gradient.Parameters.Where(parameter => parameter.Role != ParameterRole.Destination && parameter.Name != RowName)) Declare(parameter, Free);
        var batch = builder.Parameter(new Parameter(Free("batch"), IrType.Int32.ToBuffer(), ParameterRole.Rows));
        var steps = builder.Parameter(new Parameter(Free("coefficients"), element.ToBuffer(), ParameterRole.Coefficients));
        var start = builder.Parameter(new Parameter(Free("start"), IrType.Double, ParameterRole.Start));
        foreach (var destination in gradient.Parameters.Where(parameter => parameter.Role == ParameterRole.Destination))
            scratch[destination.Of!] = builder.Allocate(destination.Type.ToElement(), builder.Length(inputs[destination.Of!]), cleared: false, destination.Name);
        var sum = builder.For(builder.Integer(0), builder.Length(batch), 1, [start], (n, carried) =>
        {
            var row = builder.Name(builder.Load(batch, n), "row");
            var first = builder.Apply(Operators.Multiply, n, builder.Integer(update.Coefficients));
            coefficients = [.. Enumerable.Range(0, update.Coefficients).Select(i => builder.Load(steps, i == 0 ? first : builder.Apply(Operators.Add, first, builder.Integer(i))))];
            var loss = Follow(row);
            return [builder.Apply(Operators.Add, carried[0], builder.Convert(loss, IrType.Double))];
        }, "n", ["sum"]);
        return builder.Build(name, [sum[0]], [""], gradient.Quotes);
    }

    /// <summary>The row's number is the last parameter before the destinations.</summary>
    private string RowName => gradient.Parameters.Last(parameter => parameter.Role == ParameterRole.Fixed).Name;

    private void Declare(Parameter parameter, Func<string, string> free)
    {
        var isVariable = parameter.Role == ParameterRole.Variable;
        inputs[parameter.Name] = builder.Parameter(isVariable ? parameter with { Type = parameter.Type.ToBuffer(), Role = ParameterRole.Moved } : parameter);
        if (!isVariable) return;
        states[parameter.Name] = [.. Enumerable.Range(0, update.StateVectors).Select(i => builder.Parameter(new Parameter(
            free($"{parameter.Name}State{(i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}"), parameter.Type.ToElement().ToBuffer(), ParameterRole.State) { Of = parameter.Name, StatedLength = parameter.StatedLength }))];
    }

    /// <summary>One row: its loss, with all variables moved.</summary>
    private int Follow(int row)
    {
        var assignments = new LastAssignments(gradient);
        var scalars = gradient.Parameters.Where(parameter => parameter.Role == ParameterRole.Variable && !parameter.Type.IsBuffer).Select(parameter => parameter.Name).ToList();
        var values = scalars.ToDictionary(name => name, name => builder.Name(builder.Load(inputs[name], builder.Integer(0)), name + "Now"), StringComparer.Ordinal);
        int[] arguments = [.. gradient.Parameters.Select(parameter =>
            parameter.Role == ParameterRole.Destination ? scratch[parameter.Of!]
            : parameter.Name == RowName ? row
            : values.TryGetValue(parameter.Name, out var value) ? value
            : inputs[parameter.Name])];
        var results = new UpdateInliner(builder, arguments, assignments, (variable, index, slope) => Move(NameOf(variable), index, slope)).Inline(gradient);
        foreach (var destination in gradient.Parameters.Where(parameter => parameter.Role == ParameterRole.Destination))
        {
            var variable = gradient.Body.Body.First(value => gradient[value].Code == OpCode.Parameter && gradient.Parameters[(int)gradient[value].Bits] is { Role: ParameterRole.Variable } parameter && parameter.Name == destination.Of);
            if (assignments.IsMoved(variable)) continue;
            builder.For(builder.Integer(0), builder.Length(inputs[destination.Of!]), 1, [], (i, _) =>
            {
                Move(destination.Of!, i, builder.Load(scratch[destination.Of!], i));
                return [];
            }, "i");
        }

        for (var i = 1; i < results.Length; i++) Move(DerivativeNames.VariableOf(gradient.Results[i]), builder.Integer(0), results[i]);
        return results[0];
    }

    private string NameOf(int parameter) => gradient.Parameters[(int)gradient[parameter].Bits].Name;

    private void Move(string variable, int index, int slope)
    {
        Term Of(int value) => new(builder, value);
        var value = Of(builder.Load(inputs[variable], index));
        var remembered = states[variable].Select(state => Of(builder.Load(state, index))).ToList();
        var moved = update.Form(new ElementStep(value, Of(slope), remembered, [.. coefficients.Select(Of)]));
        builder.Store(inputs[variable], index, moved[0]);
        for (var i = 0; i < update.StateVectors; i++) builder.Store(states[variable][i], index, moved[i + 1]);
    }
}
