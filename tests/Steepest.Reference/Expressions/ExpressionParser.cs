using System.Globalization;

namespace Steepest.Reference;

/// <summary>
/// A Pratt parser of <c>+ - * / ^</c>, names <c>x1…xn</c>, <c>b1…bk</c>, <c>x</c>, <c>pi</c> and a few functions.
/// <c>^</c> is right-associative and binds tighter than a sign before it: -x^2 is -(x^2).
/// </summary>
internal sealed class ExpressionParser
{
    private const int Sum = 1;
    private const int Product = 2;
    private const int Sign = 3;
    private const int Exponent = 4;

    private readonly string _text;
    private int _position;

    private ExpressionParser(string text) => _text = text;

    public static Expression Parse(string text)
    {
        var parser = new ExpressionParser(text);
        var expression = parser.ParseFrom(Sum);
        return parser.Peek() == '\0' ? expression : throw parser.Error("an operator");
    }

    private Expression ParseFrom(int lowest)
    {
        var left = ParseOperand();
        while (true)
        {
            var symbol = Peek();
            var level = LevelOf(symbol);
            if (level < lowest) return left;
            _position++;
            left = new Operation(symbol, left, ParseFrom(symbol == '^' ? Sign : level + 1));
        }
    }

    private static int LevelOf(char symbol) => symbol switch
    {
        '+' or '-' => Sum,
        '*' or '/' => Product,
        '^' => Exponent,
        _ => 0,
    };

    private Expression ParseOperand()
    {
        switch (Peek())
        {
            case '-':
                _position++;
                return new Negation(ParseFrom(Sign));
            case '(':
                _position++;
                var inner = ParseFrom(Sum);
                Expect(')');
                return inner;
            case var c when char.IsAsciiDigit(c) || c == '.':
                return new Literal(ParseNumber());
            case var c when char.IsAsciiLetter(c):
                return ParseName();
            default:
                throw Error("a number, a name or (");
        }
    }

    private double ParseNumber()
    {
        var start = _position;
        while (_position < _text.Length && (char.IsAsciiDigit(_text[_position]) || _text[_position] == '.')) _position++;
        if (_position < _text.Length && _text[_position] is 'e' or 'E')
        {
            var end = _position + 1;
            if (end < _text.Length && _text[end] is '+' or '-') end++;
            if (end < _text.Length && char.IsAsciiDigit(_text[end]))
            {
                while (end < _text.Length && char.IsAsciiDigit(_text[end])) end++;
                _position = end;
            }
        }
        return double.TryParse(_text.AsSpan(start, _position - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Error("a number");
    }

    private Expression ParseName()
    {
        var start = _position;
        while (_position < _text.Length && char.IsAsciiLetterOrDigit(_text[_position])) _position++;
        var name = _text[start.._position];
        if (name == "pi") return new PiConstant();
        if (name == "x") return new Variable(0);
        if (name[0] is 'x' or 'b' && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return new Variable(number - 1);
        }
        if (name == "ifpos")
        {
            Expect('(');
            var condition = ParseFrom(Sum);
            Expect(',');
            var positive = ParseFrom(Sum);
            Expect(',');
            var otherwise = ParseFrom(Sum);
            Expect(')');
            return new Choice(condition, positive, otherwise);
        }
        if (!Call.Knows(name))
        {
            _position = start;
            throw Error("a known name");
        }
        Expect('(');
        var argument = ParseFrom(Sum);
        Expect(')');
        return new Call(name, argument);
    }

    private char Peek()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position])) _position++;
        return _position < _text.Length ? _text[_position] : '\0';
    }

    private void Expect(char symbol)
    {
        if (Peek() != symbol) throw Error($"'{symbol}'");
        _position++;
    }

    private FormatException Error(string expected)
    {
        var found = _position < _text.Length ? $", found '{_text[_position]}'" : ", which ends there";
        return new FormatException($"Expected {expected} at position {_position} of \"{_text}\"{found}.");
    }
}
