using System.Globalization;
using Steepest.Fuzz.Constructs;
using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Writing;

/// <summary>
/// Writes random programs that compile, end, and compute with numbers of ordinary size: every expression is asked for with a bound, and
/// what could exceed it is scaled or squashed.
/// </summary>
internal sealed partial class Author(Random random, IReadOnlyList<Construct> constructs, IReadOnlySet<string> disabled)
{
    /// <summary>The bound of ordinary variables.</summary>
    public const double Ordinary = 4;

    /// <summary>The bound of what sums grow to.</summary>
    public const double Large = 1e5;

    private readonly ILookup<Sort, Construct> _constructs = constructs.Where(construct => !disabled.Contains(construct.Kind)).ToLookup(construct => construct.Sort);
    private List<Node> _members = [];
    private readonly List<Node> _outside = [];
    private int _names;
    private int _depth;
    private int _statements;
    private double _deepest;

    public Random Random { get; } = random;

    public Scope Scope { get; private set; } = new();

    /// <summary>How deep helpers call helpers.</summary>
    public int HelperDepth { get; private set; }

    /// <summary>Whether a kind that is no construct of its own may be written.</summary>
    public bool Allows(string kind) => !disabled.Contains(kind);

    /// <summary>Whether the sum that everything goes into is at hand, as a double.</summary>
    public bool HasSum => Scope.Variables.Any(v => v is { Name: "sum", Type: "double" });

    public string Name(string stem) => stem + ++_names;

    public void AddMember(Node member) => _members.Add(member);

    public void AddOutside(Node declaration) => _outside.Add(declaration);

    public T Choose<T>(params ReadOnlySpan<T> choices) => choices[Random.Next(choices.Length)];

    public bool Chance(double probability) => Random.NextDouble() < probability;

    /// <summary>A variable with a property; null where there is none.</summary>
    public Variable? Pick(Func<Variable, bool> isSuitable)
    {
        Variable[] suitable = [.. Scope.Variables.Where(isSuitable)];
        return suitable.Length == 0 ? null : suitable[Random.Next(suitable.Length)];
    }

    public Node Real(double bound = Ordinary) => Number(Sort.Real, bound);

    public Node Single(double bound = Ordinary) => Number(Sort.Single, bound);

    /// <summary>A whole number from 0 to the bound.</summary>
    public Node Whole(double bound = 8) => Number(Sort.Whole, bound);

    /// <summary>A number of a type named in the program.</summary>
    public Node Of(string type, double bound = Ordinary) => type switch
    {
        "double" => Real(bound),
        "float" => Single(bound),
        "int" => Whole(bound),
        _ => throw new NotSupportedException(type),
    };

    public Node Truth() => Composed(Sort.Truth, 0) ?? Comparison();

    /// <summary>A number from <paramref name="low"/> upwards, and not much above.</summary>
    public Node Positive(double low = 0.2, string type = "double")
    {
        var math = type == "double" ? "Math" : "MathF";
        var text = Text(low, type);
        var sort = type == "double" ? Sort.Real : Sort.Single;
        return Random.Next(type == "double" ? 5 : 3) switch
        {
            0 => Node.Of(sort, null, $"({text} + {Of(type, 1.5)} * {Text(0.25, type)} + {Text(0.4, type)})", low + 1),
            1 => Node.Of(sort, null, $"({text} + {math}.Abs({Of(type, 2)}))", low + 2),
            2 => Node.Of(sort, null, $"({Text(low + 1.1, type)} + {math}.Sin({Of(type)}))", low + 2.1),
            3 => Node.Of(sort, null, $"({text} + Functions.Square({Of(type, 1.5)}))", low + 2.25),
            _ => Node.Of(sort, null, $"({text} + Math.Exp({Of(type, 1)}))", low + 3),
        };
    }

    /// <summary>A number between −1 and 1, away from both.</summary>
    public Node Unit(string type = "double", double bound = 0.9)
    {
        var math = type == "double" ? "Math" : "MathF";
        var sort = type == "double" ? Sort.Real : Sort.Single;
        return Random.Next(3) switch
        {
            0 => Node.Of(sort, null, $"({Text(bound, type)} * {math}.Sin({Of(type)}))", bound),
            1 => Node.Of(sort, null, $"({Text(bound, type)} * {math}.Tanh({Of(type)}))", bound),
            _ => Of(type, bound),
        };
    }

    /// <summary>The number, made smaller where it may exceed the bound.</summary>
    public Node Fit(Node number, double bound)
    {
        if (number.Magnitude <= bound) return number;
        var type = number.Sort == Sort.Single ? "float" : "double";
        var math = type == "double" ? "Math" : "MathF";
        if (bound < 1 || number.Magnitude > 100 || Chance(0.4))
            return Node.Of(number.Sort, null, $"({Text(RoundedDown(bound / number.Magnitude), type)} * {number})", bound);
        return Random.Next(3) switch
        {
            0 => Node.Of(number.Sort, null, $"{math}.Tanh({number})", 1),
            1 => Node.Of(number.Sort, null, $"{math}.Sin({number})", 1),
            _ => Node.Of(number.Sort, null, $"{math}.Atan({number})", 1.6) is var bent && bound >= 1.6 ? bent : Node.Of(number.Sort, null, $"{math}.Cos({number})", 1),
        };
    }

    /// <summary>A literal of a type.</summary>
    public static string Text(double value, string type = "double")
    {
        if (type == "int") return ((int)value).ToString(CultureInfo.InvariantCulture);
        var text = type == "float" ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
        if (!text.Contains('.', StringComparison.Ordinal) && !text.Contains('E', StringComparison.Ordinal)) text += ".0";
        return (value < 0 ? "(" : "") + text + (type == "float" ? "f" : "") + (value < 0 ? ")" : "");
    }

    /// <summary>A number of two digits. It is never −0, which the runtime's own <c>MaxNumber</c> of a literal gets wrong.</summary>
    public double Constant(double bound) => Math.Round((Random.NextDouble() * 2 - 1) * bound, bound < 0.1 ? 5 : 2) + 0.0;

    /// <summary>Two digits of a number.</summary>
    private static double RoundedDown(double x)
    {
        var digits = 1 - (int)Math.Floor(Math.Log10(x));
        return digits is > 0 and < 15 ? double.Parse($"{Math.Floor(x * Math.Pow(10, digits))}E-{digits}", CultureInfo.InvariantCulture) : x;
    }

    private Node Number(Sort sort, double bound)
    {
        if (_depth > 3 || Chance(0.18 + 0.18 * _depth)) return Leaf(sort, bound);
        return Composed(sort, bound) ?? Leaf(sort, bound);
    }

    /// <summary>An example of a construct that the place allows.</summary>
    private Node? Composed(Sort sort, double bound)
    {
        _depth++;
        try
        {
            for (var attempt = 0; attempt < 6; attempt++)
            {
                if (Drawn(sort) is not { } construct) return null;
                if (construct.Write(this, bound) is not { } node) continue;
                node = node with { Kind = node.Kind ?? construct.Kind };
                return sort is Sort.Real or Sort.Single ? Fit(node, bound) : node;
            }

            return null;
        }
        finally
        {
            _depth--;
        }
    }

    private Construct? Drawn(Sort sort)
    {
        var among = _constructs[sort];
        var rest = Random.NextDouble() * among.Sum(construct => construct.Weight);
        Construct? last = null;
        foreach (var construct in among)
        {
            last = construct;
            rest -= construct.Weight;
            if (rest < 0) break;
        }

        return last;
    }
}
