using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Reference;
using Xunit;

namespace Steepest.Generators.Tests.Rules;

/// <summary>A function of the reference with the row of the table that it checks, in one number type.</summary>
internal sealed record RowCase(FunctionReference Reference, Operator Row, ElementType Type)
{
    private static readonly Dictionary<string, string> s_types = new()
    {
        ["Math"] = "System.Math",
        ["MathF"] = "System.MathF",
        ["double"] = "System.Double",
        ["float"] = "System.Single",
        ["Functions"] = "Steepest.Functions",
    };

    private static readonly Lazy<Dictionary<string, RowCase>> s_all = new(() => Collect().ToDictionary(row => row.ToString()));

    /// <summary>Every function of single numbers in the reference; those of Steepest itself in both types.</summary>
    public static IReadOnlyCollection<RowCase> All => s_all.Value.Values;

    public static TheoryData<string> Names => [.. s_all.Value.Keys];

    public bool IsSingle => Type == ElementType.Single;

    /// <summary>The distance from 1 to the next number.</summary>
    public double Epsilon => IsSingle ? Math.ScaleB(1, -23) : Math.ScaleB(1, -52);

    /// <summary>The smallest normal number.</summary>
    public double Smallest => IsSingle ? 1.17549435e-38 : 2.2250738585072014e-308;

    /// <summary>The types of the row's operands.</summary>
    public IReadOnlyList<IrType> OperandTypes
        => [.. Enumerable.Range(0, Row.Arity).Select(i => Reference.IntegerArguments.Contains(i) ? IrType.Int32 : new IrType(Type))];

    /// <summary>The points at which the function is differentiable, as far as the type holds them.</summary>
    public IEnumerable<double[]> Points => Reference.Points.Where(Holds);

    public IEnumerable<EdgePoint> Edges => Reference.Edges.Where(edge => Holds([.. edge.Arguments]));

    public static RowCase Of(string name) => s_all.Value[name];

    /// <summary>The row that a function of the reference checks; null where the table lacks it.</summary>
    public static Operator? Find(FunctionReference reference)
    {
        if (reference.Type == "operator")
            return Operators.All.FirstOrDefault(row => row.Arity == reference.Arity && IsWritten(row, reference.Method));
        var method = s_types[reference.Type] + reference.Name[reference.Name.IndexOf('.', StringComparison.Ordinal)..];
        return Operators.Find(method, reference.Arity) ?? (HasDefaultSlope(reference) ? Operators.LeakyRelu : null);
    }

    /// <summary>Arguments as the interpreter and compiled code take them.</summary>
    public object[] Arguments(IReadOnlyList<double> point)
    {
        var complete = HasDefaultSlope(Reference) ? [.. point, 0.01] : point;
        return [.. complete.Select((x, i) => OperandTypes[i] == IrType.Int32 ? (int)x : Number(x))];
    }

    public object Number(double value) => IsSingle ? (float)value : (object)value;

    /// <summary>Whether the value at a point is within the type. Where it is not, no derivative can be asked for.</summary>
    public bool HasValue(IReadOnlyList<double> point)
    {
        var value = Reference.Value([.. point.Select(x => (BigFloat)x)]);
        return double.IsFinite(IsSingle ? value.ToSingle() : value.ToDouble());
    }

    public override string ToString() => $"{Reference} {new IrType(Type)}";

    private static bool IsWritten(Operator row, string symbol) => row.Name == symbol || (row.Form is Infix infix && infix.Symbol == symbol);

    private static bool HasDefaultSlope(FunctionReference reference) => reference is { Method: "LeakyRelu", Arity: 1 };

    private static IEnumerable<RowCase> Collect()
    {
        foreach (var reference in FunctionReferences.All.Where(reference => !reference.TakesSpans))
        {
            if (Find(reference) is not { } row) continue;
            if (!reference.IsSingle) yield return new RowCase(reference, row, ElementType.Double);
            if (reference.IsSingle || (reference.Type == "Functions" && !HasDefaultSlope(reference)) || reference.Type == "operator")
                yield return new RowCase(reference, row, ElementType.Single);
        }
    }

    private bool Holds(double[] point) => !IsSingle || point.All(x => x == (float)x && (x == 0 || Math.Abs(x) > 1e-38));
}
