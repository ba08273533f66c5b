using Steepest.Generators.Emit;
using Steepest.Generators.Emit.Members;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Tests.Emission.Members;

/// <summary>Functions of which only the head matters, with bodies written here: the members are tested apart from the stages below them.</summary>
internal sealed class StandIn
{
    private readonly Dictionary<string, (string[] Lines, string[] Results)> bodies = [];

    /// <summary>A function with parameters such as <c>double[] x: variable</c> and results such as <c>double biasGradient</c>.</summary>
    public Function Function(string name, string parameters, string results, string[] lines, params string[] values)
    {
        var builder = new FunctionBuilder();
        foreach (var parameter in parameters.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = parameter.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries);
            var role = Enum.Parse<ParameterRole>(parts[2], ignoreCase: true);
            var variable = role == ParameterRole.Destination ? parts[1][..^"Gradient".Length] : null;
            builder.Parameter(new Parameter(parts[1], TypeOf(parts[0]), role) { Of = variable });
        }

        var heads = results.Split(',', StringSplitOptions.TrimEntries).Select(result => result.Split(' ')).ToList();
        var yields = heads.Select(head => builder.Constant(TypeOf(head[0]), 0)).ToList();
        bodies.Add(name, (lines, values));
        return builder.Build(name, yields, heads.Select(head => head.Length > 1 ? head[1] : ""), EquatableArray<string>.Empty);
    }

    /// <summary>Stands for the emitter of bodies.</summary>
    public void Write(Function function, Writer writer, IReadOnlyDictionary<string, string>? names, Action<Writer, IReadOnlyList<string>> leave)
    {
        var (lines, values) = bodies[function.Name];
        foreach (var line in lines) writer.WriteLine(line);
        leave(writer, values);
    }

    public string Emit(CompiledProblem problem) => new ProblemEmitter(problem, Write).Emit();

    private static IrType TypeOf(string name)
    {
        var element = name.TrimEnd('[', ']') switch
        {
            "double" => ElementType.Double,
            "float" => ElementType.Single,
            "int" => ElementType.Int32,
            "long" => ElementType.Int64,
            _ => ElementType.Boolean,
        };
        return new IrType(element, name.EndsWith(']'));
    }
}
