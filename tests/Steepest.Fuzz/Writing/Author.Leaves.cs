using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Writing;

/// <summary>The smallest expressions: variables, elements, literals.</summary>
internal sealed partial class Author
{
    public Node Leaf(Sort sort, double bound) => sort switch
    {
        Sort.Real => NumberLeaf("double", sort, bound),
        Sort.Single => NumberLeaf("float", sort, bound),
        Sort.Whole => WholeLeaf(bound),
        _ => Comparison(),
    };

    public Node Comparison() => Node.Of(Sort.Truth, "comparison", $"{Leaf(Sort.Real, Large)} {Choose("<", ">", "<=", ">=")} {Real(2)}");

    /// <summary>An index within a span or an array.</summary>
    public Node? Index(Variable vector)
    {
        if (Chance(0.7) && Pick(v => v.Within.Contains(vector.Name)) is { } induction) return Node.Literal(Sort.Whole, induction.Name, induction.Magnitude);
        if (vector.LeastLength == 0) return Pick(v => v.Within.Contains(vector.Name)) is { } only ? Node.Literal(Sort.Whole, only.Name, only.Magnitude) : null;
        return Random.Next(4) switch
        {
            0 when Allows("index modulo length") => Node.Of(Sort.Whole, "index modulo length", $"{Whole(20)} % {vector.Name}.Length"),
            1 when Allows("index from end") => Node.Of(Sort.Whole, "index from end", $"^{1 + Random.Next(vector.LeastLength)}"),
            _ => Node.Literal(Sort.Whole, Text(Random.Next(vector.LeastLength), "int")),
        };
    }

    /// <summary>An element that can be read; null where no index is known to lie within.</summary>
    public Node? Element(string type, Sort sort, double bound, Func<Variable, bool>? isSuitable = null)
    {
        if (Pick(v => v.IsVector && v.Element == type && v.Magnitude <= Math.Max(bound, Ordinary) && (isSuitable?.Invoke(v) ?? true) && (v.LeastLength > 0 || Scope.Variables.Any(i => i.Within.Contains(v.Name)))) is not { } vector) return null;
        return Index(vector) is { } index ? Node.Of(sort, "element", $"{vector.Name}[{index}]", vector.Magnitude) : null;
    }

    private Node NumberLeaf(string type, Sort sort, double bound)
    {
        if (Chance(0.45) && Element(type, sort, bound) is { } element) return Fit(element, bound);
        if (Chance(0.85) && Pick(v => v.Type == type && v.Magnitude <= Math.Max(bound, Ordinary)) is { } variable)
            return Fit(Node.Literal(sort, variable.Name, variable.Magnitude), bound);
        if (sort == Sort.Single && Chance(0.5) && Pick(v => v.Type == "double" && v.Magnitude <= Math.Max(bound, Ordinary)) is { } wide)
            return Fit(Node.Literal(sort, $"(float){wide.Name}", wide.Magnitude) with { Kind = "narrowing conversion" }, bound);
        var value = Constant(Math.Min(bound, Ordinary));
        return Node.Literal(sort, Text(value, type), Math.Abs(value)) with { Kind = "literal" };
    }

    private Node WholeLeaf(double bound)
    {
        if (Chance(0.7) && Pick(v => v.Type == "int" && v.Magnitude <= bound) is { } variable) return Node.Literal(Sort.Whole, variable.Name, variable.Magnitude);
        if (Chance(0.3) && bound >= 8 && Pick(v => v.IsVector) is { } vector) return Node.Literal(Sort.Whole, vector.Name + ".Length", 8) with { Kind = "length" };
        var value = Random.Next((int)Math.Min(bound, 6) + 1);
        return Node.Literal(Sort.Whole, Text(value, "int"), value);
    }
}
