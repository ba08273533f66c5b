using System.Globalization;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// The residuals of one row of many problems side by side, and their derivatives: every number of a variable and of a row is a buffer with an element for each
/// problem, and so is every residual and every derivative, so that problems run in lanes.
/// <code>
/// for e in 0 … problems: r, g = f(a[e], t[e]) and its gradient; residual0[e] = r; aSlopes[e] = g of a
/// </code>
/// </summary>
internal sealed class ManyResiduals
{
    private readonly FunctionBuilder builder;
    private readonly ResidualRow row;
    private readonly IrType element;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> common = new(StringComparer.Ordinal);
    private readonly List<(Parameter Parameter, int[] Buffers)> side = [];
    private readonly Dictionary<string, VariableDomain> domains;
    private readonly Dictionary<(string Variable, int Index), int> inner = [];
    private readonly int[] residuals;

    private ManyResiduals(Function residual, IReadOnlyList<ObjectiveInput> inputs, IrType element, int lanes, int variables)
    {
        this.element = element;
        builder = new FunctionBuilder { IsStrict = residual.IsStrict };
        row = new ResidualRow(builder, residual, _ => throw new InvalidOperationException("The lengths of outputs are stated."), lanes, variables);
        domains = inputs.Where(input => input.Domain != VariableDomain.Everywhere).ToDictionary(input => input.Parameter.Name, input => input.Domain, StringComparer.Ordinal);
        foreach (var parameter in residual.Parameters) taken.Add(parameter.Name);
        var components = inputs.Where(input => input.IsColumn).SelectMany(input => input.Components.Prepend(input.Parameter.Name)).ToList();
        foreach (var parameter in residual.Parameters.Where(parameter => parameter.Role != ParameterRole.Output))
        {
            var isSide = parameter.Role == ParameterRole.Variable || components.Contains(parameter.Name);
            if (!isSide) common[parameter.Name] = builder.Parameter(parameter);
            else side.Add((parameter, [.. Enumerable.Range(0, CountOf(parameter)).Select(i => Buffer(parameter.Name, IndexOf(parameter, i), "Of", ParameterRole.Numbers))]));
        }

        var count = Math.Max(1, row.Outputs.Sum(output => output.StatedLength));
        residuals = [.. Enumerable.Range(0, count).Select(i => builder.Parameter(new Parameter(Free("residual" + Number(i)), element.ToBuffer(), ParameterRole.Residuals) { Element = i }))];
    }

    /// <summary>The residuals and their derivatives.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="residual">A function with one result, or with outputs, all of whose lengths are stated.</param>
    /// <param name="inputs">The problem's.</param>
    /// <param name="element">The type of all columns.</param>
    /// <param name="lanes">How many columns forward mode takes at a time, for a function with outputs.</param>
    /// <param name="variables">How many numbers its variables have.</param>
    public static Function Columns(string name, Function residual, IReadOnlyList<ObjectiveInput> inputs, IrType element, int lanes, int variables)
    {
        var many = new ManyResiduals(residual, inputs, element, lanes, variables);
        var slopes = new List<(int Residual, Parameter Variable, int Index, int Buffer)>();
        for (var i = 0; i < many.residuals.Length; i++)
        {
            foreach (var variable in many.row.Variables)
            {
                for (var j = 0; j < CountOf(variable); j++)
                    slopes.Add((i, variable, j, many.Buffer(variable.Name, IndexOf(variable, j), many.residuals.Length == 1 ? "Slopes" : "Slopes" + Number(i) + "_", ParameterRole.Slopes, i)));
            }
        }

        many.ForEachProblem((e, arguments) =>
        {
            many.Keep(e, many.row.Derive(arguments, out var slope));
            foreach (var (number, variable, index, buffer) in slopes)
            {
                var outer = slope(many.builder.Integer(number), variable.Name, many.builder.Integer(index));
                if (many.inner.TryGetValue((variable.Name, index), out var rise)) outer = many.builder.Apply(Operators.Multiply, outer, rise);
                many.builder.Store(buffer, e, many.builder.Convert(outer, element));
            }
        });
        return many.builder.Build(name, [], [], many.row.Quotes);
    }

    private static int CountOf(Parameter parameter) => parameter.Type.IsBuffer ? parameter.StatedLength : 1;

    private static int IndexOf(Parameter parameter, int index) => parameter.Type.IsBuffer ? index : -1;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Free(string wish)
    {
        while (!taken.Add(wish)) wish += "_";
        return wish;
    }

    private int Buffer(string of, int index, string suffix, ParameterRole role, int output = 0)
        => builder.Parameter(new Parameter(Free(of + (index < 0 ? "" : Number(index)) + suffix + (role == ParameterRole.Numbers ? "Problems" : "")), element.ToBuffer(), role) { Of = of, Element = index, Output = output });

    /// <summary>What a method gets for a number of a variable, and the derivative of that by the number.</summary>
    private int Inside(string variable, int index, int number)
    {
        if (!domains.TryGetValue(variable, out var domain)) return number;
        var value = Reparameterized.Value(builder, domain, number);
        inner[(variable, index)] = Reparameterized.Slope(builder, domain, number, value);
        return value;
    }

    private void Keep(int e, IReadOnlyList<RowOutput> outputs)
    {
        var at = 0;
        foreach (var output in outputs)
        {
            for (var i = 0; i < output.StatedLength; i++) builder.Store(residuals[at++], e, builder.Convert(output.At(builder.Integer(i)), element));
        }
    }

    private void ForEachProblem(Action<int, IReadOnlyDictionary<string, int>> body) => builder.For(builder.Integer(0), builder.Length(residuals[0]), 1, [], (e, _) =>
    {
        var arguments = new Dictionary<string, int>(common, StringComparer.Ordinal);
        foreach (var (parameter, buffers) in side)
        {
            int Number(int i) => Inside(parameter.Name, i, builder.Convert(builder.Load(buffers[i], e), parameter.Type.ToElement()));
            if (!parameter.Type.IsBuffer)
            {
                arguments[parameter.Name] = builder.Name(Number(0), parameter.Name + "OfProblem");
                continue;
            }

            var local = builder.Allocate(parameter.Type.ToElement(), builder.Integer(buffers.Length), cleared: false, parameter.Name + "OfProblem");
            for (var i = 0; i < buffers.Length; i++) builder.Store(local, builder.Integer(i), Number(i));
            arguments[parameter.Name] = local;
        }

        body(e, arguments);
        return [];
    }, "e");
}
