using Steepest.Generators.Ir;

namespace Steepest.Generators.Rules;

/// <summary>
/// A member of one of the framework's structs, as the formula that it computes. Instances are written as their numbers in order of layout; the
/// instance that a member is called on is the first operand, and what a member puts out stands behind what it returns.
/// </summary>
/// <param name="Name">The type and the member: <c>Vector3.Dot</c>; accessors and operators under their metadata names.</param>
/// <param name="Sizes">How many numbers each operand is made of, which tells overloads apart.</param>
/// <param name="Build">Writes the formula.</param>
internal sealed record StructFunction(string Name, int[] Sizes, Func<FunctionBuilder, Term[][], Term[]> Build)
{
    public string Key => KeyOf(Name, Sizes);

    public static string KeyOf(string name, IEnumerable<int> sizes) => $"{name}/{string.Join(",", sizes)}";
}

/// <summary>The table of the framework's structs: every member that is known. What it lacks is refused by name.</summary>
internal static class StructFunctions
{
    private static readonly Lazy<Dictionary<string, StructFunction>> Rows = new(() => All.ToDictionary(row => row.Key));

    public static IReadOnlyList<StructFunction> All => [.. VectorFunctions.All, .. QuaternionFunctions.All, .. MatrixFunctions.All, .. ComplexFunctions.All];

    /// <summary>The row of a member, by the name of its type and its own, and the sizes of its operands.</summary>
    public static StructFunction? Find(string name, IEnumerable<int> sizes) => Rows.Value.TryGetValue(StructFunction.KeyOf(name, sizes), out var row) ? row : null;
}

/// <summary>Formulas over the numbers of a struct.</summary>
internal static class StructTerms
{
    public static Term[] Each(this Term[] terms, Func<Term, Term> function) => [.. terms.Select(function)];

    public static Term[] With(this Term[] first, Term[] second, Func<Term, Term, Term> function) => [.. first.Zip(second, function)];

    public static Term[] Times(this Term[] terms, Term factor) => terms.Each(term => term * factor);

    public static Term[] Plus(this Term[] first, Term[] second) => first.With(second, (x, y) => x + y);

    public static Term[] Minus(this Term[] first, Term[] second) => first.With(second, (x, y) => x - y);

    public static Term Sum(this Term[] terms) => terms.Aggregate((sum, term) => sum + term);

    public static Term Dot(this Term[] first, Term[] second) => first.With(second, (x, y) => x * y).Sum();

    public static Term Length(this Term[] terms) => Operators.Sqrt.Of(terms.Dot(terms));

    public static Term Sin(this Term x) => Operators.Sin.Of(x);

    public static Term Cos(this Term x) => Operators.Cos.Of(x);

    public static Term All(this IEnumerable<Term> conditions) => conditions.Aggregate((all, next) => all & next);

    public static Term Not(this Term condition) => Operators.Not.Of(condition);

    public static Term[] Singles(this FunctionBuilder builder, params double[] numbers) => [.. numbers.Select(number => new Term(builder, builder.Constant(IrType.Single, number)))];

    public static Term[] Doubles(this FunctionBuilder builder, params double[] numbers) => [.. numbers.Select(number => new Term(builder, builder.Constant(IrType.Double, number)))];

    /// <summary>One formula or the other, of which only the taken one is computed.</summary>
    public static Term[] Choose(this Term condition, Func<Term[]> then, Func<Term[]> otherwise)
    {
        var builder = condition.Builder;
        static int[] Values(Term[] terms) => [.. terms.Select(term => term.Value)];
        return [.. builder.If(condition, () => Values(then()), () => Values(otherwise())).Select(value => new Term(builder, value))];
    }

    /// <summary>The operators that every such struct has component by component, and comparison.</summary>
    public static IEnumerable<StructFunction> Linear(string type, int size) =>
    [
        new($"{type}.op_Addition", [size, size], (_, x) => x[0].Plus(x[1])),
        new($"{type}.Add", [size, size], (_, x) => x[0].Plus(x[1])),
        new($"{type}.op_Subtraction", [size, size], (_, x) => x[0].Minus(x[1])),
        new($"{type}.Subtract", [size, size], (_, x) => x[0].Minus(x[1])),
        new($"{type}.op_UnaryNegation", [size], (_, x) => x[0].Each(term => -term)),
        new($"{type}.Negate", [size], (_, x) => x[0].Each(term => -term)),
        new($"{type}.op_Equality", [size, size], (_, x) => [x[0].With(x[1], (u, v) => u.Is(v)).All()]),
        new($"{type}.op_Inequality", [size, size], (_, x) => [x[0].With(x[1], (u, v) => u.Is(v)).All().Not()]),
    ];
}
