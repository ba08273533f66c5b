using System.Globalization;
using Steepest.Reference.Oracle;
using Xunit;

namespace Steepest.Generators.Tests.Language;

/// <summary>The table of the language: every row is differentiated, like dual numbers, or refused by its rule.</summary>
public sealed class ConstructTests
{
    private const int Rounds = 2;

    public static TheoryData<string> Differentiated => [.. ConstructTable.All.Where(row => row.IsDifferentiated).Select(row => row.Name)];

    public static TheoryData<string> Refused => [.. ConstructTable.All.Where(row => row.RefusedBy is not null).Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Differentiated))]
    public void Derivatives_are_those_of_dual_numbers(string name)
    {
        var row = Row(name);
        var failure = ConstructProgram.Failure(row);
        Assert.True(failure is null, failure);
        var receiver = ConstructProgram.Receiver(row);
        foreach (var (arguments, directions) in Points(row))
        {
            Compare(row, ConstructText.Alone, receiver, arguments, directions);
            if (ConstructText.IsLooped(row)) Compare(row, ConstructText.Looped, receiver, arguments, directions);
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Refusals_stand_on_the_construct(string name)
    {
        var row = Row(name);
        var marks = ConstructText.Program(row).Spans;
        var found = (await ConstructProgram.Findings).Where(finding => finding.Location.SourceTree!.FilePath == ConstructProgram.Path(row)).ToList();
        Assert.Contains(found, finding => finding.Id == row.RefusedBy && marks.Any(mark => finding.Location.SourceSpan.IntersectsWith(mark)));
        Assert.Contains(found.Select(finding => finding.Id), id => ConstructProgram.Refusal(row).Contains($"#error {id}", StringComparison.Ordinal));
    }

    private static Construct Row(string name) => ConstructTable.All.Single(row => row.Name == name);

    private static void Compare(Construct row, string method, object? receiver, object?[] arguments, double[][] directions)
    {
        bool[] isVariable = [.. ConstructText.Inputs(row).Select(input => input.IsVariable)];
        var type = $"{row.Name}.{Construct.Type}";
        double[] direction = [.. directions.SelectMany(numbers => numbers)];
        var machine = ConstructProgram.Oracle.Evaluate(type, method, receiver, arguments, isVariable, direction);
        var precise = ConstructProgram.Oracle.EvaluatePrecisely(type, method, receiver, arguments, isVariable, direction);
        var actual = ConstructProgram.Derivatives(row, method, receiver, arguments, directions);
        foreach (var derivatives in actual) AssertClose(row, $"the value of {method}", arguments, [machine.Value], [precise.Value], derivatives.AsSpan(0, 1));
        AssertClose(row, $"the gradient of {method}", arguments, machine.Gradient, precise.Gradient, actual[0].AsSpan(1));
        AssertClose(row, $"the directional derivative of {method}", arguments, machine.Directional[..1], precise.Directional[..1], actual[1].AsSpan(1));
        AssertClose(row, $"the Hessian's product of {method}", arguments, machine.HessianVector, precise.HessianVector, actual[2].AsSpan(1));
    }

    /// <summary>To the largest of what is compared, and to what double precision can know.</summary>
    private static void AssertClose(Construct row, string what, object?[] arguments, double[] machine, double[] precise, ReadOnlySpan<double> actual)
    {
        Assert.Equal(precise.Length, actual.Length);
        var isSingle = row.Returns == "float" || row.Parameters.Contains("float", StringComparison.Ordinal) || row.Body.Contains("float", StringComparison.Ordinal);
        var largest = precise.Where(double.IsFinite).Select(Math.Abs).Append(isSingle ? 0.1 : 0.01).Max();
        for (var i = 0; i < actual.Length; i++)
        {
            var spread = Math.Abs(machine[i] - precise[i]);
            var tolerance = (isSingle ? 2e-5 : 1e-12) * largest + (double.IsFinite(spread) ? 100 * spread : 0);
            var isClose = precise[i].Equals(actual[i]) || machine[i].Equals(actual[i]) || Math.Abs(precise[i] - actual[i]) <= tolerance;
            Assert.True(isClose, $"{row}, {what}({string.Join(", ", arguments.Select(Text))}), number {i}: {Text(actual[i])} instead of {Text(precise[i])}");
        }
    }

    private static IEnumerable<(object?[] Arguments, double[][] Directions)> Points(Construct row)
    {
        var random = new Random(7);
        var variables = ConstructText.Inputs(row).Where(input => input.IsVariable).ToList();
        for (var input = 0; input < row.Inputs.Length; input++)
        {
            foreach (var length in variables.Any(variable => variable.IsSpan) ? row.Lengths : [1])
            {
                for (var round = 0; round < Rounds; round++)
                {
                    yield return At(input, [.. variables.Select(variable => Numbers(variable, length))]);
                }
            }

            foreach (var point in row.Points) yield return At(input, point);
        }

        (object?[], double[][]) At(int input, double[][] numbers)
            => (ConstructProgram.Arguments(row, input, numbers), [.. numbers.Select(point => Array.ConvertAll(point, _ => random.NextDouble() * 2 - 1))]);

        double[] Numbers(ConstructParameter variable, int length)
            => [.. Enumerable.Range(0, (variable.IsSpan ? length : 1) * ConstructProgram.Components(row, variable.Element)).Select(_ => row.Low + random.NextDouble() * (row.High - row.Low))];
    }

    private static string Text(object? value) => value switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        Array array => $"[{string.Join(", ", array.Cast<object?>().Select(Text))}]",
        _ => $"{value}",
    };
}
