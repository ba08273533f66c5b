namespace Steepest.Reference;

/// <summary>A parsed expression, which can be evaluated in any kind of numbers.</summary>
public abstract record Expression
{
    public abstract T Evaluate<T>(ReadOnlySpan<T> variables)
        where T : IElementary<T>;

    public static Expression Parse(string text) => ExpressionParser.Parse(text);
}

/// <summary>A number as a C# compiler reads it: the nearest double.</summary>
internal sealed record Literal(double Number) : Expression
{
    public override T Evaluate<T>(ReadOnlySpan<T> variables) => T.FromConstant(Number);
}

internal sealed record PiConstant : Expression
{
    public override T Evaluate<T>(ReadOnlySpan<T> variables) => T.FromConstant(BigFloat.Pi);
}

/// <summary>The variable at an index that counts from 0.</summary>
internal sealed record Variable(int Index) : Expression
{
    public override T Evaluate<T>(ReadOnlySpan<T> variables) => variables[Index];
}

internal sealed record Negation(Expression Operand) : Expression
{
    public override T Evaluate<T>(ReadOnlySpan<T> variables) => -Operand.Evaluate(variables);
}

internal sealed record Operation(char Symbol, Expression Left, Expression Right) : Expression
{
    public override T Evaluate<T>(ReadOnlySpan<T> variables)
    {
        var left = Left.Evaluate(variables);
        if (Symbol == '^' && Right is Literal { Number: >= 0 } literal && double.IsInteger(literal.Number))
        {
            return T.Power(left, (int)literal.Number);
        }
        var right = Right.Evaluate(variables);
        return Symbol switch
        {
            '+' => left + right,
            '-' => left - right,
            '*' => left * right,
            '/' => left / right,
            _ => T.Pow(left, right),
        };
    }
}

internal sealed record Call(string Function, Expression Argument) : Expression
{
    public static bool Knows(string name) => name is "exp" or "log" or "sin" or "cos" or "atan" or "sqrt" or "abs";

    public override T Evaluate<T>(ReadOnlySpan<T> variables)
    {
        var argument = Argument.Evaluate(variables);
        return Function switch
        {
            "exp" => T.Exp(argument),
            "log" => T.Log(argument),
            "sin" => T.Sin(argument),
            "cos" => T.Cos(argument),
            "atan" => T.Atan(argument),
            "sqrt" => T.Sqrt(argument),
            _ => T.Abs(argument),
        };
    }
}

/// <summary>ifpos(a, b, c): b where a &gt; 0, else c.</summary>
internal sealed record Choice(Expression Condition, Expression Positive, Expression Otherwise) : Expression
{
    public override T Evaluate<T>(ReadOnlySpan<T> variables)
        => (Condition.Evaluate(variables).Value.Sign > 0 ? Positive : Otherwise).Evaluate(variables);
}
