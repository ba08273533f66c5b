using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Tests.Rules;

/// <summary>Forward derivatives of straight-line code by the table's own partials, independent of the compiler's differentiation.</summary>
internal static class Tangents
{
    /// <summary>The derivative of a value of the builder along the seeds, which are the derivatives of some of its values; null for 0.</summary>
    public static int? Of(FunctionBuilder builder, int value, IReadOnlyDictionary<int, int> seeds)
    {
        var tangents = seeds.ToDictionary(pair => pair.Key, pair => (int?)pair.Value);
        var lost = new HashSet<int>();
        var last = value;
        for (var i = 0; i <= last; i++)
        {
            if (tangents.ContainsKey(i) || builder[i].Operator is not { } row || row.Typing == Typing.Predicate) continue;
            if (row != Operators.StopGradient && builder[i].Operands.Any(lost.Contains))
                throw new InvalidOperationException($"A rule loses its derivative in {row}.");
            if (row.Scaled is null && builder[i].Operands.Any(operand => tangents.GetValueOrDefault(operand) != null)) lost.Add(i);
            else if (row.Scaled != null) tangents[i] = Sum(builder, builder[i], row.Scaled, i, tangents);
        }

        return lost.Contains(value) ? throw new InvalidOperationException("A rule loses its derivative.") : tangents.GetValueOrDefault(value);
    }

    private static int? Sum(FunctionBuilder builder, Node node, ScaledPartial scaled, int value, Dictionary<int, int?> tangents)
    {
        int? sum = null;
        for (var i = 0; i < node.Operands.Count; i++)
        {
            if (tangents.GetValueOrDefault(node.Operands[i]) is not { } tangent) continue;
            var term = scaled(new Application(builder, node.Operands, value), tangent, i);
            sum = sum is { } before && term is { } next ? builder.Apply(Operators.Add, before, next) : sum ?? term;
        }

        return sum;
    }
}
