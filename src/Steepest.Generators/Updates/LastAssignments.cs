using Steepest.Generators.Ir;

namespace Steepest.Generators.Updates;

/// <summary>
/// Where in a function that leaves a gradient each element of it is complete, and its variable no longer read but at that element: there the
/// variable can be moved at once.
/// <code>
/// for i in 0 … w.Length: wGradient[i] (+)= a     with no other access to wGradient behind or beside it, and of w only w[i] before it
/// </code>
/// </summary>
internal sealed class LastAssignments
{
    private readonly Function function;
    private readonly Structure structure;
    private readonly Dictionary<int, int> variables = [];

    public LastAssignments(Function function)
    {
        this.function = function;
        structure = new Structure(function);
        var parameters = function.Body.Body.Where(value => function[value].Code == OpCode.Parameter).ToList();
        foreach (var destination in parameters.Where(value => Of(value).Role == ParameterRole.Destination))
        {
            var variable = parameters.First(value => Of(value).Role == ParameterRole.Variable && Of(value).Name == Of(destination).Of);
            if (Find(destination, variable) is { } assignment) variables[assignment] = variable;
        }
    }

    /// <summary>The variable that can be moved at a node; null where none can.</summary>
    public int? MovesAt(int value) => variables.TryGetValue(value, out var variable) ? variable : null;

    /// <summary>Whether a variable is moved at one of the nodes.</summary>
    public bool IsMoved(int variable) => variables.ContainsValue(variable);

    private Parameter Of(int parameter) => function.Parameters[(int)function[parameter].Bits];

    private int? Find(int destination, int variable)
    {
        int? last = null;
        foreach (var value in function.Body.Body)
        {
            if (Meets(value, destination).Any()) last = value;
        }

        if (last is not { } loop || !IsOverAll(function[loop], destination, variable)) return null;
        if (Meets(loop, destination).ToList() is not [var assignment] || !IsAtInduction(assignment, loop) || function[assignment].Code is not (OpCode.Store or OpCode.Accumulate)) return null;
        foreach (var access in Meets(loop, variable))
        {
            if (function[access].Code == OpCode.Length) continue;
            if (function[access].Code != OpCode.Load || !IsAtInduction(access, loop) || structure.Order(access) > structure.Order(assignment)) return null;
        }

        var isBehind = function.Body.Body.Where(value => structure.Order(value) > structure.Order(loop));
        return isBehind.SelectMany(value => Meets(value, variable)).All(access => function[access].Code == OpCode.Length) ? assignment : null;
    }

    private bool IsAtInduction(int access, int loop)
        => structure.Owner(access) == loop && function[function[access].Operands[0]].Code == OpCode.Parameter && function[access].Operands[1] == function[loop].Regions[0].Arguments[0];

    private bool IsOverAll(Node node, int destination, int variable)
        => node is { Code: OpCode.For, Bits: 1 } && function[node.Operands[0]] is { Code: OpCode.Constant, Bits: 0 }
            && function[node.Operands[1]] is { Code: OpCode.Length } length && (length.Operands[0] == destination || length.Operands[0] == variable);

    /// <summary>What touches a buffer or a window onto it, of a node and all inside it.</summary>
    private IEnumerable<int> Meets(int value, int buffer)
        => structure.Inside(value).Prepend(value).Where(inner => function[inner].Operands.Any(operand => function[operand].Type.IsBuffer && structure.Root(operand) == buffer));
}
