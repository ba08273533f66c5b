using System.Reflection;

namespace Steepest.Generators.Rules;

/// <summary>The operator table: every function of numbers that the compiler knows. Its rows stand in files by family.</summary>
internal static partial class Operators
{
    private static readonly Lazy<Dictionary<string, Operator>> ByMethod = new(() =>
    {
        var table = new Dictionary<string, Operator>();
        foreach (var row in All)
        {
            foreach (var method in row.Methods) table.Add($"{method}/{row.Arity}", row);
        }

        return table;
    });

    private static readonly Lazy<IReadOnlyList<Operator>> Rows = new(Collect);

    /// <summary>Every row.</summary>
    public static IReadOnlyList<Operator> All => Rows.Value;

    /// <summary>The row that a method means, by its full name (<c>System.Math.Sin</c>, <c>System.Double.SinPi</c>) and number of parameters.</summary>
    public static Operator? Find(string method, int arity) => ByMethod.Value.TryGetValue($"{method}/{arity}", out var row) ? row : null;

    private static IReadOnlyList<Operator> Collect()
        => [.. typeof(Operators).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<Operator>().OrderBy(row => row.Name, StringComparer.Ordinal)];
}
