using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Emit.Bodies;

/// <summary>Loops and branches: carried values become variables, yields become assignments.</summary>
internal sealed partial class BodyEmitter
{
    /// <summary>Values that are computed straight into a variable.</summary>
    private readonly Dictionary<int, string> target = [];

    /// <summary>For each block around, what reads a copy that was declared in it, and the variable that it read before.</summary>
    private readonly Stack<List<(int Value, string Copy, string Variable)>> kept = new([[]]);

    private void Enter()
    {
        locals.Enter();
        kept.Push([]);
    }

    /// <summary>A copy ends with its block. What read it reads the variable again: a block beside this one finds it not overwritten.</summary>
    private void Leave()
    {
        locals.Leave();
        foreach (var (value, copy, variable) in kept.Pop())
        {
            if (names[value] == copy) names[value] = variable;
        }
    }

    private void For(int value, Node node)
    {
        var region = node.Regions[0];
        var variables = Carry(value, node, 2, 1);
        var (lower, upper) = (Text(node.Operands[0]), Bound(node));
        Enter();
        var counter = locals.Take(function[region.Arguments[0]].Name ?? "i");
        names[region.Arguments[0]] = counter;
        var step = node.Bits switch
        {
            1 => counter + "++",
            -1 => counter + "--",
            > 0 => $"{counter} += {Literal.Of((int)node.Bits)}",
            _ => $"{counter} -= {Literal.Of(-(int)node.Bits)}",
        };
        writer.Blank();
        using (writer.Block($"for (var {counter} = {lower}; {counter} {upper}; {step})")) Iterate(value, region, 1, variables);
        Leave();
        writer.Blank();
        Release(value, variables);
    }

    /// <summary><c>&lt; n</c>, and <c>&lt;= n</c> for an exclusive bound of n + 1.</summary>
    private string Bound(Node node)
    {
        var upper = node.Operands[1];
        var bound = function[upper];
        bool IsOne(int value) => function[value] is { Code: OpCode.Constant, Bits: 1 };
        if (node.Bits > 0)
        {
            return bound.Operator == Operators.Add && inlining[upper] && IsOne(bound.Operands[1]) ? "<= " + Within(bound.Operands[0], Additive) : "< " + Within(upper, Additive);
        }

        if (bound.Code == OpCode.Constant) return ">= " + Literal.Of((int)bound.Bits + 1);
        return bound.Operator == Operators.Subtract && inlining[upper] && IsOne(bound.Operands[1]) ? ">= " + Within(bound.Operands[0], Additive) : "> " + Within(upper, Additive);
    }

    private void While(int value, Node node)
    {
        var variables = Carry(value, node, 0, 0);
        for (var i = 0; i < variables.Length; i++) names[node.Regions[0].Arguments[i]] = variables[i];
        writer.Blank();
        var isExpression = node.Regions[0].Body.All(inner => inlining[inner]);
        Enter();
        using (writer.Block($"while ({(isExpression ? Text(node.Regions[0].Yields[0]) : "true")})"))
        {
            if (!isExpression)
            {
                Statements(node.Regions[0]);
                writer.WriteLine($"if (!({Text(node.Regions[0].Yields[0])})) break;");
            }

            Iterate(value, node.Regions[1], 0, variables);
        }

        Leave();
        writer.Blank();
        Release(value, variables);
    }

    private void Iterate(int owner, Region region, int firstArgument, string[] variables)
    {
        for (var i = 0; i < variables.Length; i++) names[region.Arguments[i + firstArgument]] = variables[i];
        Open(region, owner);
        for (var i = 0; i < variables.Length; i++)
        {
            if (ComputesInPlace(owner, region, i, firstArgument)) target[region.Yields[i]] = variables[i];
        }

        if (Statements(region)) Assign(region.Yields, variables);
        workspaces.Pop();
    }

    /// <summary>Declares the variables of a loop; one that only continues another loop's goes on under its name.</summary>
    private string[] Carry(int owner, Node node, int firstOperand, int firstArgument)
    {
        var body = node.Regions[node.Regions.Count - 1];
        var variables = new string[body.Yields.Count];
        for (var i = 0; i < variables.Length; i++)
        {
            var start = node.Operands[i + firstOperand];
            if (CanContinue(start, owner))
            {
                variables[i] = Name(start);
                continue;
            }

            var result = structure.Results[owner][i];
            var argument = body.Arguments[i + firstArgument];
            if (result >= 0 && target.TryGetValue(result, out var known))
            {
                variables[i] = known;
                if (names[start] == known) continue;

                // Starts are taken all at once: one that follows may read the old value.
                if (Enumerable.Range(i + 1, variables.Length - i - 1).Any(later => Reads(node.Operands[later + firstOperand], known))) Keep(known);
                Line(node with { Ordinal = -1 }, $"{known} = {Typed(start)};");
                continue;
            }

            variables[i] = locals.Take(function[argument].Name ?? (result >= 0 ? function[result].Name : null) ?? "carried");
            writer.WriteLine($"var {variables[i]} = {Typed(start)};");
        }

        return variables;
    }

    /// <summary>Whether a value lives in a variable of its own that nobody reads after this loop has taken it over.</summary>
    private bool CanContinue(int start, int loop)
    {
        var node = function[start];
        return names[start] is not null && structure.Uses(start).Count == 1 && structure.Owner(start) == structure.Owner(loop)
            && structure.RegionOf(start) == structure.RegionOf(loop) && node.Code is OpCode.Operator or OpCode.Load or OpCode.Result;
    }

    private void Release(int owner, string[] variables)
    {
        for (var i = 0; i < variables.Length; i++)
        {
            if (structure.Results[owner][i] is >= 0 and var result) names[result] = variables[i];
        }
    }

    /// <summary>
    /// Whether the next value of a variable may be written into it where it is computed: it is read by nobody but the next iteration,
    /// and nobody reads the old one afterwards.
    /// </summary>
    private bool ComputesInPlace(int owner, Region region, int position, int firstArgument)
    {
        var value = region.Yields[position];
        var argument = region.Arguments[position + firstArgument];
        var node = function[value];
        if (node.Code is not (OpCode.Operator or OpCode.Load or OpCode.Result) || structure.Owner(value) != owner || (structure.Uses(value).Count != 1 && node.Type != IrType.Boolean)) return false;
        if (region.Yields.Count(yield => yield == value) > 1 || region.Yields.Contains(argument)) return false;
        var at = structure.Order(value);
        if (node.Code == OpCode.Result)
        {
            // A branch or loop writes it somewhere inside: everyone who reads the old value must come before, or be the branch itself.
            at = structure.Order(node.Operands[0]);
            return structure.Uses(argument).All(use => ReadsBefore(use, at, node.Operands[0], (int)node.Bits));
        }

        return structure.Uses(argument).All(use => !use.IsYield && (use.Reader == value || inlining.AnchorOf(use.Reader) <= at) && IsAnchored(use.Reader, at));
    }

    private bool IsAnchored(int reader, int at) => inlining.AnchorOf(reader) <= at;

    private bool ReadsBefore(Use use, int at, int owner, int position)
    {
        if (!use.IsYield && use.Reader == owner) return true;
        if (!use.IsYield && inlining.AnchorOf(use.Reader) < at) return true;

        // Inside the branch: as the value handed on unchanged, or in what computes the value handed on.
        if (function[owner].Code != OpCode.If) return false;
        if (use.IsYield) return use.Reader == owner && use.Position == position;
        var region = structure.Owner(use.Reader) == owner ? function[owner].Regions[structure.RegionOf(use.Reader)] : null;
        return region != null && (region.Yields[position] == use.Reader || inlining.AnchorOf(use.Reader) <= structure.Order(region.Yields[position]))
            && structure.Owner(region.Yields[position]) == owner;
    }

    /// <summary>Assigns all at once: what reads another's old value goes first, and through a copy where they read each other's.</summary>
    private void Assign(EquatableArray<int> yields, string[] variables)
    {
        var pending = Enumerable.Range(0, variables.Length).Where(i => names[yields[i]] != variables[i]).ToList();
        while (pending.Count > 0)
        {
            var next = pending.Select(i => i + 1).FirstOrDefault(i => pending.All(j => j == i - 1 || !Reads(yields[j], variables[i - 1]))) - 1;
            if (next < 0)
            {
                next = pending[0];
                Keep(variables[next]);
            }

            var value = yields[next];
            var node = function[value];
            Line(node, names[value] is null && node.Code == OpCode.Operator ? UpdateYield(variables[next], value, node) : $"{variables[next]} = {Typed(value)};");
            pending.Remove(next);
        }
    }

    /// <summary>Copies a variable that is about to be overwritten, for what reads its old value.</summary>
    private void Keep(string variable)
    {
        var copy = locals.Take("previous" + Capitalized(variable.TrimStart('@')));
        writer.WriteLine($"var {copy} = {variable};");
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] != variable) continue;
            names[i] = copy;
            kept.Peek().Add((i, copy, variable));
        }
    }

    private string UpdateYield(string variable, int value, Node node)
    {
        var expression = Text(value);
        names[value] = variable;
        var text = Update(variable, value, node, expression);
        names[value] = null!;
        return text;
    }

    private bool Reads(int value, string variable)
    {
        if (names[value] is { } name) return name == variable;
        var node = function[value];
        return node.Operands.Any(operand => function[operand].Type != IrType.None && Reads(operand, variable))
            || (node.Code == OpCode.Result && function[node.Operands[0]] is var branch
                && (Reads(branch.Operands[0], variable) || branch.Regions.Any(region => Reads(region.Yields[0], variable))));
    }

    private void If(int value, Node node)
    {
        var results = structure.Results[value];
        var variables = new string[results.Length];
        var given = new int[results.Length];
        for (var i = 0; i < results.Length; i++)
        {
            given[i] = -1;
            if (results[i] >= 0 && target.TryGetValue(results[i], out var known))
            {
                variables[i] = known;
                continue;
            }

            if (results[i] >= 0 && Continued(value, node, i) is >= 0 and var start)
            {
                (variables[i], given[i]) = (names[start], start);
                continue;
            }

            // An arm that hands on a value from outside is the start; only the other arm assigns.
            var outer = node.Regions.Select(region => region.Yields[i]).Select(yield => yield + 1).FirstOrDefault(yield => IsAtHand(yield - 1, value)) - 1;
            var name = (results[i] >= 0 ? function[results[i]].Name : null) ?? "chosen";
            variables[i] = locals.Take(name);
            if (outer >= 0) given[i] = outer;
            var type = Keyword(function[node.Regions[0].Yields[i]].Type);
            writer.WriteLine(outer >= 0 ? $"var {variables[i]} = {Typed(outer)};" : $"{type} {variables[i]};");
        }

        var condition = Text(node.Operands[0]);
        var isFirstEmpty = IsEmpty(node.Regions[0], given, variables);
        var isSecondEmpty = IsEmpty(node.Regions[1], given, variables);
        writer.Blank();
        if (isFirstEmpty && !isSecondEmpty)
        {
            var (text, precedence) = Read(node.Operands[0]);
            Branch(value, $"if (!{(precedence < Unary ? $"({text})" : text)})", node.Regions[1], given, variables);
        }
        else
        {
            Branch(value, $"if ({condition})", node.Regions[0], given, variables);
            if (!isSecondEmpty) Branch(value, "else", node.Regions[1], given, variables);
        }

        writer.Blank();
        Release(value, variables);
    }

    /// <summary>What a loop before a branch left, where one arm hands it on and nobody but the branch reads it: the loop's variable can go on. Else −1.</summary>
    private int Continued(int branch, Node node, int position)
    {
        foreach (var region in node.Regions)
        {
            var start = region.Yields[position];
            if (function[start].Code != OpCode.Result || names[start] is null || structure.Owner(start) != structure.Owner(branch) || structure.RegionOf(start) != structure.RegionOf(branch)) continue;
            if (node.Regions.Sum(arm => arm.Yields.Count(yield => yield == start)) > 1) continue;
            if (structure.Uses(start).All(use => (use.IsYield && use.Reader == branch) || structure.IsInside(use.Reader, branch))) return start;
        }

        return -1;
    }

    /// <summary>Whether what an arm hands on may be written into a variable that goes on where it is computed: nobody in the arm reads the old value afterwards.</summary>
    private bool TakesOver(int branch, int yield, int start, Region region)
    {
        if (function[yield].Code != OpCode.Operator || !region.Body.Contains(yield) || structure.Uses(yield).Count != 1) return false;
        var at = structure.Order(yield);
        return structure.Uses(start).All(use => (use.IsYield && use.Reader == branch) || use.Reader == yield || IsAnchored(use.Reader, at));
    }

    private bool IsAtHand(int yield, int branch) => !structure.IsInside(yield, branch) || function[yield].Code == OpCode.Constant;

    private bool IsEmpty(Region region, int[] given, string[] variables)
        => region.Body.All(inner => inlining[inner]) && Enumerable.Range(0, variables.Length).All(i => IsGiven(region.Yields[i], given[i], variables[i]));

    private bool IsGiven(int yield, int given, string variable)
        => yield == given || names[yield] == variable
            || (given >= 0 && function[given].Code == OpCode.Constant && function[yield].Code == OpCode.Constant && function[given].Bits == function[yield].Bits);

    /// <summary>Whether a value that a branch hands on is what a loop in it leaves, and nothing else reads it: the loop's variable can be the branch's.</summary>
    private bool IsOwnLoop(int yield, Region region)
        => function[yield].Code == OpCode.Result && region.Body.Contains(yield) && structure.Uses(yield).Count == 1
            && function[function[yield].Operands[0]].Code is OpCode.For or OpCode.While;

    private void Branch(int branch, string header, Region region, int[] given, string[] variables)
    {
        Enter();
        using (writer.Block(header))
        {
            var opened = OpenLanes(region);
            var assigned = Enumerable.Range(0, variables.Length).Where(i => !IsGiven(region.Yields[i], given[i], variables[i])).ToArray();
            foreach (var i in assigned.Where(i => given[i] >= 0 && names[given[i]] == variables[i] && TakesOver(branch, region.Yields[i], given[i], region))) target[region.Yields[i]] = variables[i];
            foreach (var i in assigned.Where(i => given[i] < 0 && IsOwnLoop(region.Yields[i], region))) target[region.Yields[i]] = variables[i];
            if (Statements(region)) Assign(assigned.Select(i => region.Yields[i]).ToEquatableArray(), [.. assigned.Select(i => variables[i])]);
            CloseLanes(opened);
        }

        Leave();
    }
}
