using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>What members ask of methods and functions.</summary>
internal static class MethodFacts
{
    public static bool IsSampled(this MethodModel method)
        => method.Role != MethodRole.Differentiable && method.Parameters.Any(parameter => parameter.Role == InputRole.Sample);

    public static IEnumerable<ParameterModel> Variables(this MethodModel method)
        => method.Parameters.Where(parameter => parameter.Role == InputRole.Variable);

    /// <summary>How many operations stand in the body, each counted once however often it runs.</summary>
    public static int Operations(this Function function) => Reachable(function, function.Body).Count(node => node.Code == OpCode.Operator);

    /// <summary>Every node but those of loops in lanes, which stand beside the same loops one by one.</summary>
    private static IEnumerable<Node> Reachable(Function function, Region region)
        => region.Body.SelectMany(value => function[value].Regions.Where(inner => !IsForLanes(function, inner)).SelectMany(inner => Reachable(function, inner)).Prepend(function[value]));

    private static bool IsForLanes(Function function, Region region)
        => region.Body.Any(value => function[value].Code == OpCode.For && function[value].Regions[0].Body.Any(inner => function[inner].Type.IsVector));
}
