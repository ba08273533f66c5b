using System.Globalization;

namespace Steepest.Tests.Runtime;

/// <summary>A value and its gradient: forward mode, independent of everything in the product.</summary>
internal readonly record struct Dual(double Value, double[] Gradient)
{
    public static Dual Constant(double value, int n) => new(value, new double[n]);

    public Dual Chain(double value, double slope) => new(value, [.. Gradient.Select(g => slope * g)]);

    public Dual Chain(Dual other, double value, double slope, double otherSlope)
        => new(value, [.. Gradient.Zip(other.Gradient, (g, h) => slope * g + otherSlope * h)]);
}

/// <summary>The expressions of the problem files: + - * / ^, x1…xn, pi, and a few functions.</summary>
internal sealed class Expression
{
    private readonly Func<double[], Dual> evaluate;

    private Expression(Func<double[], Dual> evaluate) => this.evaluate = evaluate;

    public static Expression Parse(string text)
    {
        var parser = new Parser(text.Replace(" ", "", StringComparison.Ordinal));
        return new Expression(parser.All());
    }

    public Dual At(double[] x) => evaluate(x);

    private sealed class Parser(string text)
    {
        private int at;

        public Func<double[], Dual> All()
        {
            var sum = Sum();
            return at == text.Length ? sum : throw new FormatException($"'{text}' at {at}");
        }

        private Func<double[], Dual> Sum()
        {
            var left = Product();
            while (at < text.Length && text[at] is '+' or '-')
            {
                var sign = text[at++] == '+' ? 1 : -1;
                var (a, b) = (left, Product());
                left = x => Combine(a(x), b(x), (u, v) => u + sign * v, (_, _) => (1, sign));
                if (at >= text.Length) break;
            }

            return left;
        }

        private Func<double[], Dual> Product()
        {
            var left = Sign();
            while (at < text.Length && text[at] is '*' or '/')
            {
                var isProduct = text[at++] == '*';
                var (a, b) = (left, Sign());
                left = isProduct
                    ? x => Combine(a(x), b(x), (u, v) => u * v, (u, v) => (v, u))
                    : x => Combine(a(x), b(x), (u, v) => u / v, (u, v) => (1 / v, -u / (v * v)));
                if (at >= text.Length) break;
            }

            return left;
        }

        private Func<double[], Dual> Sign()
        {
            if (at < text.Length && text[at] == '-')
            {
                at++;
                var inner = Sign();
                return x => inner(x).Chain(-inner(x).Value, -1);
            }

            return Power();
        }

        private Func<double[], Dual> Power()
        {
            var b = Atom();
            if (at >= text.Length || text[at] != '^') return b;
            at++;
            var e = Sign();
            return x =>
            {
                var (u, v) = (b(x), e(x));
                var value = Math.Pow(u.Value, v.Value);
                var slope = v.Value == 0 ? 0 : v.Value * Math.Pow(u.Value, v.Value - 1);
                var exponentSlope = v.Gradient.Any(g => g != 0) ? value * Math.Log(u.Value) : 0;
                return u.Chain(v, value, slope, exponentSlope);
            };
        }

        private Func<double[], Dual> Atom()
        {
            if (text[at] == '(')
            {
                at++;
                var inner = Sum();
                at++;
                return inner;
            }

            var start = at;
            if (char.IsDigit(text[at]))
            {
                while (at < text.Length && (char.IsDigit(text[at]) || text[at] is '.' or 'e' || (text[at] is '-' or '+' && text[at - 1] == 'e'))) at++;
                var value = double.Parse(text[start..at], CultureInfo.InvariantCulture);
                return x => Dual.Constant(value, x.Length);
            }

            while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
            var name = text[start..at];
            if (name == "pi") return x => Dual.Constant(Math.PI, x.Length);
            if (at >= text.Length || text[at] != '(')
            {
                var index = int.Parse(name[1..], CultureInfo.InvariantCulture) - 1;
                return x => new Dual(x[index], [.. Enumerable.Range(0, x.Length).Select(i => i == index ? 1.0 : 0.0)]);
            }

            at++;
            List<Func<double[], Dual>> arguments = [Sum()];
            while (text[at] == ',')
            {
                at++;
                arguments.Add(Sum());
            }

            at++;
            if (name == "ifpos") return x => arguments[0](x).Value > 0 ? arguments[1](x) : arguments[2](x);
            return x => Apply(name, arguments[0](x));
        }

        private static Dual Apply(string name, Dual u) => name switch
        {
            "exp" => u.Chain(Math.Exp(u.Value), Math.Exp(u.Value)),
            "log" => u.Chain(Math.Log(u.Value), 1 / u.Value),
            "sin" => u.Chain(Math.Sin(u.Value), Math.Cos(u.Value)),
            "cos" => u.Chain(Math.Cos(u.Value), -Math.Sin(u.Value)),
            "atan" => u.Chain(Math.Atan(u.Value), 1 / (1 + u.Value * u.Value)),
            "sqrt" => u.Chain(Math.Sqrt(u.Value), 0.5 / Math.Sqrt(u.Value)),
            "abs" => u.Chain(Math.Abs(u.Value), Math.Sign(u.Value)),
            _ => throw new FormatException(name),
        };

        private static Dual Combine(Dual a, Dual b, Func<double, double, double> value, Func<double, double, (double, double)> slopes)
        {
            var (left, right) = slopes(a.Value, b.Value);
            return a.Chain(b, value(a.Value, b.Value), left, right);
        }
    }
}
