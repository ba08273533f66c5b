using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Steepest.Kernels;

/// <summary>Turns indices of a variable into places of the packed point.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowPlaces
{
    /// <summary>Checks where rows touch a variable, and adds where it begins.</summary>
    /// <param name="places">The first number of the variable that each row touches; receives its place.</param>
    /// <param name="first">The number of the first row.</param>
    /// <param name="length">How many numbers each row touches.</param>
    /// <param name="numbers">How many the variable has.</param>
    /// <param name="offset">The place of its first number.</param>
    /// <param name="variable">Its name.</param>
    /// <exception cref="ArgumentOutOfRangeException">A row touches numbers that the variable does not have.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Shift(Span<int> places, int first, int length, int numbers, int offset, string variable)
    {
        for (var i = 0; i < places.Length; i++)
        {
            var place = places[i];
            if (place < 0 || place > numbers - length)
                throw new ArgumentOutOfRangeException(variable, $"Row {first + i} of the samples reads numbers {place} to {(long)place + length - 1} of {variable}, which has {numbers}: check the indices in the samples.");
            places[i] = place + offset;
        }
    }
}
