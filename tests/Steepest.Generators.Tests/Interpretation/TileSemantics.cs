using System.Globalization;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Tests.Interpretation;

/// <summary>What routines of the runtime do, number by number.</summary>
internal static class TileSemantics
{
    public static int Stride(int count) => ((Math.Max(count, 0) + 15) / 32 * 32) + 16;

    public static int Room(int count, int width) => (Stride(count) * width) + 64;

    /// <param name="row">Which.</param>
    /// <param name="operands">Its memory.</param>
    /// <param name="width">The samples in a tile.</param>
    public static void Run(Operator row, Window[] operands, int width)
    {
        if (row == Routines.ToColumns) Turn(operands[0].Length / width, width, (element, sample) => operands[0][(element * width) + sample] = operands[1][(sample * StrideOf(operands[1], width)) + element]);
        else if (row == Routines.AddProducts) AddProducts(operands[0], (element, sample) => operands[1][(sample * StrideOf(operands[1], width)) + element], operands[2], operands[3], width);
        else if (row == Routines.AddProductsOfColumns) AddProducts(operands[0], (element, sample) => operands[1][(element * width) + sample], operands[3], operands[4], width);
        else throw new InvalidOperationException($"{row.Name} is not executed.");
    }

    private static int StrideOf(Window rows, int width) => (rows.Length - 64) / width;

    private static void Turn(int count, int width, Action<int, int> move)
    {
        for (var element = 0; element < count; element++)
            for (var sample = 0; sample < width; sample++) move(element, sample);
    }

    private static void AddProducts(Window sums, Func<int, int, object> numbers, Window factors, Window places, int width)
    {
        for (var addition = 0; addition < places.Length / 3; addition++)
        {
            var fields = Enumerable.Range(0, 3).Select(i => Convert.ToInt32(places[(addition * 3) + i], CultureInfo.InvariantCulture)).ToArray();
            for (var element = 0; element < fields[2]; element++)
            {
                for (var sample = 0; sample < width; sample++)
                {
                    var (factor, number) = (factors[(addition * width) + sample], numbers(fields[1] + element, sample));
                    object product = factor is float single ? single * (float)number : (double)factor * (double)number;
                    sums[fields[0] + element] = Semantics.Sum(sums[fields[0] + element], product);
                }
            }
        }
    }
}
