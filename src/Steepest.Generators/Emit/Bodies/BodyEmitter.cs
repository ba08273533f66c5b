using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Emit.Bodies;

/// <summary>
/// Writes a function's statements: one a line, in the user's names, under comments that quote what they come from. Parameters are
/// identifiers in scope, buffers spans.
/// </summary>
internal sealed partial class BodyEmitter
{
    private readonly Function function;
    private readonly Structure structure;
    private readonly Inlining inlining;
    private readonly Writer writer;
    private readonly LocalNames locals;
    private readonly string[] names;
    private readonly Stack<string?> workspaces = new();
    private int quoted = -1;

    private BodyEmitter(Function function, Writer writer, IReadOnlyDictionary<string, string>? parameters)
    {
        this.function = function;
        this.writer = writer;
        structure = new Structure(function);
        inlining = new Inlining(structure);
        names = new string[function.Nodes.Count];
        var scope = function.Parameters.Select(parameter => Rename(parameter.Name, parameters)).Concat(parameters?.Values ?? []);
        locals = new LocalNames(scope.Concat(function.Parameters.Select(parameter => parameter.Name)));
        foreach (var value in function.Body.Body.Where(value => function[value].Code == OpCode.Parameter))
            names[value] = Rename(function.Parameters[(int)function[value].Bits].Name, parameters);
    }

    /// <param name="function">What to write.</param>
    /// <param name="writer">Where to, at its present depth.</param>
    /// <param name="names">What parameters are called where that is not their own name; the values are reserved.</param>
    /// <param name="leave">Called at the end with the expressions of the results.</param>
    public static void Emit(Function function, Writer writer, IReadOnlyDictionary<string, string>? names, Action<Writer, IReadOnlyList<string>> leave)
    {
        var emitter = new BodyEmitter(function, writer, names);
        emitter.Open(function.Body, loop: -1);
        if (emitter.Statements(function.Body)) leave(writer, [.. function.Body.Yields.Select(value => emitter.Typed(value))]);
    }

    private static string Rename(string name, IReadOnlyDictionary<string, string>? names)
        => names != null && names.TryGetValue(name, out var other) ? other : LocalNames.Escape(name);

    /// <summary>Writes a region; returns whether its end is reached. What stands behind a throw is not written.</summary>
    private bool Statements(Region region)
    {
        foreach (var value in region.Body)
        {
            Statement(value, function[value]);
            if (IsThrow(function[value])) return false;
        }

        return true;
    }

    private bool IsThrow(Node node) => node.Code == OpCode.Guard && function[node.Operands[0]] is { Code: OpCode.Constant, Bits: 1 };

    /// <summary>The expression that creates a guard's exception. Values stand in parentheses, as a text may hold them.</summary>
    private string ExceptionText(Node guard)
    {
        var text = guard.Literal!;
        for (var i = 1; i < guard.Operands.Count; i++)
        {
            var operand = guard.Operands[i];
            var isName = names[operand] is not null || function[operand].Code == OpCode.Length;
            text = text.Replace(Node.Placeholder(i - 1), isName ? Text(operand) : $"({Typed(operand)})");
        }

        return text;
    }

    private void Statement(int value, Node node)
    {
        if (inlining[value]) return;
        switch (node.Code)
        {
            case OpCode.Operator or OpCode.Load:
                Declare(value, node, Value(value, node).Text);
                break;
            case OpCode.Slice:
                Declare(value, node, Window(node));
                BeginIfMet(value);
                break;
            case OpCode.Pop:
                Declare(value, node, $"{Name(node.Operands[0])}.Pop()");
                break;
            case OpCode.Guard:
                writer.WriteLine(IsThrow(node) ? $"throw {ExceptionText(node)};" : $"if ({Text(node.Operands[0])}) throw {ExceptionText(node)};");
                break;
            case OpCode.Push:
                Line(node, $"{Name(node.Operands[0])}.Push({Typed(node.Operands[1])});");
                break;
            case OpCode.Store when function[node.Operands[2]].Type.IsVector:
                Line(node, $"{Within(node.Operands[2], Primary)}.StoreUnsafe(ref {Start(node.Operands[0])}, {Place(node.Operands[0], node.Operands[1])});");
                break;
            case OpCode.Store:
                Line(node, $"{Element(node)} {Assignment(node)};");
                break;
            case OpCode.Accumulate:
                Line(node, $"{Element(node)} {Addition(node.Operands[2])};");
                break;
            case OpCode.Clear:
                Line(node, $"{Name(node.Operands[0])}.Clear();");
                break;
            case OpCode.Routine:
                Line(node, $"{((GenericCall)node.Operator!.Form).Method}<{Keyword(function[node.Operands[0]].Type)}>({string.Join(", ", node.Operands.Select(Text))});");
                break;
            case OpCode.Allocate:
                Allocate(value, node);
                BeginIfMet(value);
                break;
            case OpCode.Stack:
                names[value] = locals.Take(node.Name ?? "stored");
                Line(node, $"using var {names[value]} = RecordStack<{Keyword(node.Type)}>.Open();");
                break;
            case OpCode.For:
                For(value, node);
                break;
            case OpCode.While:
                While(value, node);
                break;
            case OpCode.If:
                If(value, node);
                break;
            case OpCode.Result when inlining.IsConditional(node.Operands[0]):
                Declare(value, node, Value(value, node).Text);
                break;
        }
    }

    private void Declare(int value, Node node, string expression)
    {
        if (target.TryGetValue(value, out var variable))
        {
            names[value] = variable;
            Line(node, Update(variable, value, node, expression));
            return;
        }

        names[value] = locals.Take(node.Name ?? (IsBound(value) ? "end" : Suggestion(value, node)));
        Line(node, $"var {names[value]} = {(node.Code == OpCode.Constant ? Typed(value) : expression)};");
    }

    private bool IsBound(int value) => structure.Uses(value).Any(use => !use.IsYield && use.Position == 1 && function[use.Reader].Code == OpCode.For);

    private string Suggestion(int value, Node node)
    {
        if (node.Code == OpCode.Load) return Name(node.Operands[0]).TrimStart('@') + "At" + Capitalized(function[node.Operands[1]].Name ?? "");
        if (node.Code == OpCode.Slice) return "window";
        if (structure.Uses(value).Any(use => !use.IsYield && LaneOperators.AskTheMachine(function, use.Reader))) return "fits";
        var name = node.Operator?.Name ?? "value";
        name = name.Substring(name.LastIndexOf('.') + 1);
        return name switch
        {
            "Add" or "Subtract" when node.Type.IsInteger => "index",
            "Add" => "total",
            "Subtract" => "difference",
            "Multiply" => "product",
            "Divide" => "quotient",
            "Negate" => "negative",
            "Select" => "chosen",
            "Convert" => "converted",
            "MultiplyAddEstimate" => "fused",
            "Reinterpret" => "bits",
            "Splat" => Scalar(node.Operands[0]) + "Lanes",
            "ShiftRightUnsigned" or "ShiftLeft" or "UncheckedAdd" or "UncheckedSubtract" when node.Type.IsVector => "bits",
            "MaxNative" or "MinNative" => "clamped",
            _ => char.ToLowerInvariant(name[0]) + name.Substring(1),
        };
    }

    /// <summary>What a number that all lanes hold is called.</summary>
    private string Scalar(int value)
        => function[value].Name ?? (function[value].Code == OpCode.Load ? Name(function[value].Operands[0]).TrimStart('@') : function[value].Code == OpCode.Operator ? Suggestion(value, function[value]) : "number");

    private static string Capitalized(string name) => name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + name.Substring(1);

    private string Element(Node node) => $"{Name(node.Operands[0])}[{Text(node.Operands[1])}]";

    /// <summary><c>x[start..]</c> for all that is left, else <c>x.Slice(start, length)</c>.</summary>
    private string Window(Node node)
    {
        var (buffer, start, length) = (node.Operands[0], node.Operands[1], function[node.Operands[2]]);
        var isRest = length.Code == OpCode.Operator && length.Operator == Operators.Subtract && length.Operands[1] == start
            && function[length.Operands[0]] is { Code: OpCode.Length } whole && whole.Operands[0] == buffer;
        return isRest ? $"{Name(buffer)}[{Within(start, Additive)}..]" : $"{Name(buffer)}.Slice({Text(start)}, {Text(node.Operands[2])})";
    }

    private string Name(int value) => inlining[value] && function[value].Code == OpCode.Slice ? Window(function[value]) : names[value] ?? throw new InvalidOperationException($"%{value} has no name in\n{function}");

    private void Allocate(int value, Node node)
    {
        names[value] = locals.Take(node.Name ?? "array");
        var type = Keyword(node.Type);
        if (OnStack(value))
        {
            Line(node, $"Span<{type}> {names[value]} = stackalloc {type}[{Text(node.Operands[0])}];");
            return;
        }

        Line(node, $"var {names[value]} = {workspaces.Peek()}.Take{(node.Bits == 1 ? "Cleared" : "")}<{type}>({Text(node.Operands[0])});");
    }

    /// <summary>A few numbers, in a place that runs once: stack memory, which is zero, costs nothing.</summary>
    public static bool OnStack(Structure structure, int value)
        => structure.Function[structure.Function[value].Operands[0]] is { Code: OpCode.Constant, Bits: >= 0 and <= 64 } && structure.LoopAround(value) < 0;

    private bool OnStack(int value) => OnStack(structure, value);

    /// <summary>Opens scratch where a region allocates any: at the entry of the method, or anew in every iteration.</summary>
    private void Open(Region region, int loop)
    {
        var needs = structure.Inside(region).Any(value => function[value].Code == OpCode.Allocate && structure.LoopAround(value) == loop && !OnStack(value));
        if (!needs)
        {
            workspaces.Push(workspaces.Count > 0 ? workspaces.Peek() : null);
            return;
        }

        workspaces.Push(locals.Take("workspace"));
        writer.WriteLine($"using var {workspaces.Peek()} = Workspace.Open();");
    }

    /// <summary>A line, under the quotation of its statement unless it says the same.</summary>
    private void Line(Node node, string text)
    {
        if (node.Ordinal >= 0 && node.Ordinal != quoted)
        {
            var quote = function.Quotes[node.Ordinal];
            var isContinued = quoted >= 0 && quote.EndsWith(": " + function.Quotes[quoted], StringComparison.Ordinal);
            quoted = node.Ordinal;
            if (isContinued)
            {
                writer.WriteLine(text);
                return;
            }

            writer.Blank();
            if (quote.Length > 0 && !IsHeader(quote) && quote != text.TrimEnd(';') && "var " + quote != text.TrimEnd(';')) writer.Comment(quote);
        }

        writer.WriteLine(text);
    }

    /// <summary>What stands before a loop or branch belongs to it, which the text shows itself.</summary>
    private static bool IsHeader(string quote)
        => quote.StartsWith("for (", StringComparison.Ordinal) || quote.StartsWith("foreach (", StringComparison.Ordinal)
            || quote.StartsWith("while (", StringComparison.Ordinal) || quote.StartsWith("if (", StringComparison.Ordinal) || quote.StartsWith("switch (", StringComparison.Ordinal);

    /// <summary>The C# type of a number or of the elements of a buffer; a mask is a vector of what it chooses among.</summary>
    private string Keyword(IrType type)
    {
        if (!type.IsVector) return type.ToElement().ToString();
        return $"{Vector}<{(type.Element == ElementType.Boolean ? ChosenAmong(type) : type.ToElement().ToString())}>";
    }
}
