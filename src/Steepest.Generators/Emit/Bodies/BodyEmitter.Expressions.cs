using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Emit.Bodies;

/// <summary>Expressions, with parentheses only where C# needs them.</summary>
internal sealed partial class BodyEmitter
{
    private const int Primary = 16;
    private const int Unary = 14;
    private const int Multiplicative = 13;
    private const int Additive = 12;
    private const int AndAlso = 5;
    private const int OrElse = 4;
    private const int Conditionally = 2;

    /// <summary>A value as it is read here: its name, or its expression.</summary>
    private (string Text, int Precedence) Read(int value)
    {
        var node = function[value];
        if (names[value] is { } name) return (name, Primary);
        return node.Code == OpCode.Constant ? Constant(node, isTyped: false) : Value(value, node);
    }

    private string Text(int value) => Read(value).Text;

    /// <summary>A value whose own type must show: a constant carries its suffix.</summary>
    private string Typed(int value) => function[value].Code == OpCode.Constant ? Constant(function[value], isTyped: true).Text : Text(value);

    private string Within(int value, int precedence)
    {
        var (text, own) = Read(value);
        return own < precedence ? $"({text})" : text;
    }

    private (string Text, int Precedence) Constant(Node node, bool isTyped)
    {
        if (node.Type.IsVector) return (VectorConstant(node), Primary);
        var text = node.Type.Element switch
        {
            ElementType.Boolean => Literal.Of(node.Bits != 0),
            ElementType.Int32 => Literal.Of((int)node.Bits),
            ElementType.Int64 => Literal.Of(node.Bits),
            ElementType.UInt32 => Literal.Of((ulong)(uint)node.Bits) + "u",
            ElementType.UInt64 => Literal.Of((ulong)node.Bits) + "ul",
            ElementType.Single or ElementType.Double => Floating(node, isTyped),
            _ => $"({Keyword(node.Type)}){(node.Bits < 0 ? $"({Literal.Of((int)node.Bits)})" : Literal.Of((int)node.Bits))}",
        };
        return (text, text[0] is '-' or '(' ? Unary : Primary);
    }

    /// <summary>One number in all lanes.</summary>
    private string VectorConstant(Node node)
    {
        var type = Keyword(node.Type);
        if (node.Bits == 0) return type + ".Zero";
        if (node.Type.IsFloating && node.Number == 1) return type + ".One";
        var number = node.Type.Element switch
        {
            ElementType.Int32 => Literal.Of((int)node.Bits),
            ElementType.Int64 => Literal.Of(node.Bits),
            _ => Floating(node with { Type = node.Type.ToElement() }, isTyped: true),
        };
        return $"{Vector}.Create({number})";
    }

    /// <summary>As the user wrote it where that reads back as the same number; whole numbers bare where the other operand says the type.</summary>
    private static string Floating(Node node, bool isTyped)
    {
        var number = node.Number;
        var isNegativeZero = number == 0 && 1 / number < 0;
        if (!isTyped && Math.Abs(number) < 1e6 && number == Math.Floor(number) && !isNegativeZero) return Literal.Of((int)number);
        var text = Literal.Of(number, node.Type.Element);
        return node.Literal is { Length: > 0 } literal && node.Type == IrType.Double && literal.IndexOfAny(['e', 'E', '.']) >= 0 && literal.All(c => "0123456789.eE-+".IndexOf(c) >= 0) ? literal : text;
    }

    private (string Text, int Precedence) Value(int value, Node node)
    {
        switch (node.Code)
        {
            case OpCode.Length:
                return function.Parameters.Any(parameter => parameter.Role == ParameterRole.Rows && Name(node.Operands[0]) == parameter.Name)
                    ? (Name(node.Operands[0]) + ".Count", Primary)
                    : (Name(node.Operands[0]) + ".Length", Primary);
            case OpCode.Load:
                return (node.Type.IsVector ? $"{Vector}.LoadUnsafe(ref {Start(node.Operands[0])}, {Place(node.Operands[0], node.Operands[1])})" : Element(node), Primary);
            case OpCode.Result:
                return Choice(node);
            default:
                return Apply(node);
        }
    }

    private (string Text, int Precedence) Apply(Node node)
        => node.Operator!.LaneForm is { } lanes && node.Operands.Count > 0 && function[node.Operands[node.Operands.Count - 1]].Type.IsVector ? Apply(node, lanes)
        : node.Operator.LaneForm is { } shifted && node.Type.IsVector ? Apply(node, shifted)
        : node.Operator.Form is InContext context ? ($"{(context.IsChecked ? "checked" : "unchecked")}({Apply(node, context.Form).Text})", Primary) : Apply(node, node.Operator.Form);

    private (string Text, int Precedence) Apply(Node node, CodeForm form)
    {
        switch (form)
        {
            case Infix infix:
                return Between(node, infix);
            case Prefix prefix:
                // Nothing else says that a whole number is a real one.
                var (operand, own) = function[node.Operands[0]].Code == OpCode.Constant ? Constant(function[node.Operands[0]], isTyped: true) : Read(node.Operands[0]);
                if (own < Unary) operand = $"({operand})";
                return (operand[0] == prefix.Symbol[0] ? $"{prefix.Symbol}({operand})" : prefix.Symbol + operand, Unary);
            case Call call:
                var type = function[node.Operands[0]].Type.Element;
                return ($"{call.Method(type)}({string.Join(", ", node.Operands.Select(Typed))})", Primary);
            case CallWithEnum call:
                var method = call.Method.Method(function[node.Operands[0]].Type.Element);
                var numbers = node.Operands.Take(node.Operands.Count - 1).Select(Typed);
                return ($"{method}({string.Join(", ", numbers)}, ({call.Enum}){Within(node.Operands[node.Operands.Count - 1], Unary)})", Primary);
            case LaneCall call:
                return ($"{OfWidth(call.Method)}({string.Join(", ", node.Operands.Select(Typed))})", Primary);
            case ComplementedLaneCall call:
                return ($"~{OfWidth(call.Method)}({string.Join(", ", node.Operands.Select(Typed))})", Unary);
            case Reinterpretation when node.Type.IsVector:
                return ($"{Within(node.Operands[0], Primary)}.{Reinterpretation.LaneMethod(function[node.Operands[0]].Type.Element)}()", Primary);
            case Reinterpretation:
                return ($"{Reinterpretation.Method(function[node.Operands[0]].Type.Element)}({Typed(node.Operands[0])})", Primary);
            case Named named:
                return (named.Property, Primary);
            case OfType ofType:
                return ($"{Keyword(node.Type)}.{ofType.Property}", Primary);
            case TypedCall call:
                return ($"{OfWidth(call.Method)}({string.Join(", ", node.Operands.Select(Typed))})", Primary);
            case GenericCall call:
                return ($"{OfWidth(call.Method)}<{ChosenAmong(node.Type)}>({string.Join(", ", node.Operands.Select(Typed))})", Primary);
            case Member member:
                return ($"{Within(node.Operands[0], Primary)}.{member.Method}({string.Join(", ", node.Operands.Skip(1).Select(Typed))})", Primary);
            case Cast:
                // Before a sign, only a keyword of C# is read as the type of a cast.
                return ($"({Keyword(node.Type)}){Within(node.Operands[0], node.Type.Element is ElementType.NInt or ElementType.NUInt ? Primary : Unary)}", Unary);
            default:
                return ($"{Within(node.Operands[0], Conditionally + 1)} ? {Arm(node.Operands[1])} : {Arm(node.Operands[2])}", Conditionally);
        }
    }

    /// <summary>An arm of a conditional expression; a constant shows its type, since two bare ones would make an integer.</summary>
    private string Arm(int value) => function[value].Code == OpCode.Constant ? Typed(value) : Within(value, Conditionally + 1);

    /// <summary>A number compared with itself, of which the C# compiler would warn: what that says is whether it is NaN.</summary>
    private (string Text, int Precedence)? WithItself(Node node, Infix infix)
    {
        if (node.Type != IrType.Boolean || node.Operands[0] != node.Operands[1] || !function[node.Operands[0]].Type.IsFloating) return null;
        var isNaN = $"{Keyword(function[node.Operands[0]].Type)}.IsNaN({Typed(node.Operands[0])})";
        return infix.Symbol switch
        {
            "!=" => (isNaN, Primary),
            "<" or ">" => ($"({isNaN} & false)", Primary),
            _ => ("!" + isNaN, Unary),
        };
    }

    private (string Text, int Precedence) Between(Node node, Infix infix)
    {
        if (WithItself(node, infix) is { } self) return self;

        // What is evaluated without need cannot be told where it reads no element; behind a question to the machine nothing is, so that the JIT has its answer first.
        if (node.Type == IrType.Boolean && (node.Operator == Operators.And || node.Operator == Operators.Or) && (IsHarmless(node.Operands[1]) || LaneOperators.AskTheMachine(function, node.Operands[0])))
            infix = node.Operator == Operators.And ? new Infix("&&", AndAlso) : new Infix("||", OrElse);

        // Two constants would be an integer operation if both were bare.
        var isTyped = node.Operands.All(operand => function[operand].Code == OpCode.Constant);
        var left = isTyped ? Typed(node.Operands[0]) : Within(node.Operands[0], infix.Precedence);
        var right = isTyped ? Typed(node.Operands[1]) : Within(node.Operands[1], infix.Precedence + 1);
        return ($"{left} {infix.Symbol} {right}", infix.Precedence);
    }

    private bool IsHarmless(int value) => names[value] is not null
        || (function[value] is { Code: OpCode.Constant or OpCode.Length or OpCode.Operator } node && (node.Operator is null || (node.Operator.Cost == Cost.Arithmetic && node.Operands.All(IsHarmless))));

    /// <summary>A branch as an expression: <c>c ? a : b</c>, <c>c &amp;&amp; b</c>, <c>c || b</c>.</summary>
    private (string Text, int Precedence) Choice(Node result)
    {
        var branch = function[result.Operands[0]];
        var (condition, then, otherwise) = (branch.Operands[0], branch.Regions[0].Yields[0], branch.Regions[1].Yields[0]);
        if (result.Type == IrType.Boolean && function[otherwise] is { Code: OpCode.Constant, Bits: 0 })
            return ($"{Within(condition, AndAlso)} && {Within(then, AndAlso + 1)}", AndAlso);
        if (result.Type == IrType.Boolean && function[then] is { Code: OpCode.Constant, Bits: 1 })
            return ($"{Within(condition, OrElse)} || {Within(otherwise, OrElse + 1)}", OrElse);
        return ($"{Within(condition, Conditionally + 1)} ? {Arm(then)} : {Arm(otherwise)}", Conditionally);
    }

    /// <summary><c>+= e</c>, or <c>-= e</c> for the negative of something.</summary>
    private string Addition(int value)
    {
        var node = function[value];
        if (inlining[value] && names[value] is null && node.Code == OpCode.Operator && node.Operator == Operators.Negate) return "-= " + Text(node.Operands[0]);
        return "+= " + Typed(value);
    }

    /// <summary><c>= e</c>, or <c>+= e</c> where e adds to the very element.</summary>
    private string Assignment(Node store)
    {
        var value = store.Operands[2];
        var node = function[value];
        bool IsElement(int operand) => inlining[operand] && function[operand] is { Code: OpCode.Load } load
            && load.Operands[0] == store.Operands[0] && (load.Operands[1] == store.Operands[1] || AreSameConstant(load.Operands[1], store.Operands[1]));
        if (inlining[value] && node.Code == OpCode.Operator && CompoundSymbol(node) is { } symbol && IsElement(node.Operands[0]))
            return $"{symbol}= {Text(node.Operands[1])}";
        return "= " + Typed(value);
    }

    private bool AreSameConstant(int first, int second)
        => function[first].Code == OpCode.Constant && function[second].Code == OpCode.Constant && function[first].Bits == function[second].Bits;

    private static string? CompoundSymbol(Node node)
        => node.Operator == Operators.Add ? "+" : node.Operator == Operators.Subtract ? "-" : node.Operator == Operators.Multiply ? "*" : node.Operator == Operators.Divide ? "/" : null;

    /// <summary>A variable's change, short where it is an operation on itself.</summary>
    private string Update(string variable, int value, Node node, string expression)
    {
        if (node.Code == OpCode.Operator && names[value] == variable && CompoundSymbol(node) is { } symbol)
        {
            if (names[node.Operands[0]] == variable)
            {
                var text = Text(node.Operands[1]);
                if (symbol == "+" && function[node.Operands[1]] is { Code: OpCode.Constant, Bits: 1, Type.Element: ElementType.Int32 }) return variable + "++;";
                return $"{variable} {symbol}= {text};";
            }

            if (node.Operator!.IsCommutative && names[node.Operands[1]] == variable) return $"{variable} {symbol}= {Text(node.Operands[0])};";
        }

        return $"{variable} = {expression};";
    }
}
