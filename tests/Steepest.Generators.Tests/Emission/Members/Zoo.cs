using Steepest.Generators.Emit.Members;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Rules;
using static Steepest.Generators.Tests.Emission.Members.ModelBuilder;

namespace Steepest.Generators.Tests.Emission.Members;

/// <summary>A method in C# and as a model.</summary>
internal sealed record Animal(string Source, MethodModel Method)
{
    public static Animal operator *(double weight, Animal animal) => animal with { Method = animal.Method with { Weight = weight } };
}

/// <summary>Problems of every shape of signature, all with the loss Σ k·value² over their numbers, k counting the parameters from 1.</summary>
internal static class Zoo
{
    /// <summary>A loss in C# and as a model.</summary>
    public static Animal Squares(string name, MethodRole role, ElementType type, params ParameterModel[] inputs)
    {
        var terms = inputs.Select((input, i) => input.Type == ElementType.Boolean ? $"({input.Name} ? {i + 1} : 0)"
            : input.IsScalar ? $"{i + 1} * ({TypeText.Of(type)}){input.Name} * {input.Name}" : $"{i + 1} * Squares.Of({input.Name})");
        var source = $"""
                /// <summary>A sum of squares.</summary>
                public static {TypeText.Of(type)} {name}({string.Join(", ", inputs.Select(input => $"{InputText.Declared(input)} {input.Name}"))})
                    => {string.Join(" + ", terms)};
            """;
        var body = HandBuilt.Body(name.TrimStart('@'), inputs, (builder, values) => Sum(builder, values, new IrType(type)));
        return new Animal(source, Method(name, role, type, inputs) with { Primal = body });
    }

    /// <summary>What the sources call.</summary>
    public const string Support = """
        using System;

        internal static class Squares
        {
            public static double Of(ReadOnlySpan<double> x) { var sum = 0.0; foreach (var e in x) sum += e * e; return sum; }
            public static float Of(ReadOnlySpan<float> x) { var sum = 0f; foreach (var e in x) sum += e * e; return sum; }
            public static int Of(ReadOnlySpan<int> x) { var sum = 0; foreach (var e in x) sum += e * e; return sum; }
        }
        """;

    private static int Sum(FunctionBuilder builder, int[] values, IrType type)
    {
        var sum = builder.Constant(type, 0);
        for (var i = 0; i < values.Length; i++)
        {
            var own = builder.TypeOf(values[i]);
            var weight = builder.Constant(type, i + 1);
            int term;
            if (own == IrType.Boolean)
            {
                term = builder.Apply(Operators.Select, values[i], weight, builder.Constant(type, 0));
            }
            else
            {
                var square = own.IsBuffer ? HandBuilt.Dot(builder, values[i], values[i]) : builder.Apply(Operators.Multiply, values[i], values[i]);
                term = builder.Apply(Operators.Multiply, weight, own.ToElement() == type ? square : builder.Convert(square, type));
            }

            sum = builder.Apply(Operators.Add, sum, term);
        }

        return sum;
    }
}
