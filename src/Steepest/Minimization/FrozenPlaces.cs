using System.Numerics;
using System.Runtime.CompilerServices;

namespace Steepest.Minimization;

/// <summary>Where the variables stand that <see cref="MinimizeOptions.Freeze"/> names.</summary>
internal static class FrozenPlaces
{
    /// <summary>The place of each; null where none is named.</summary>
    /// <param name="names">What the option names.</param>
    /// <param name="variables">All variables by name, and where they stand in the point.</param>
    /// <param name="length">The length of the point.</param>
    /// <exception cref="ArgumentException">There is no variable of such a name.</exception>
    public static (int Start, int Length)[]? Of(IReadOnlyList<string>? names, ReadOnlySpan<(string Name, Range Place)> variables, int length)
    {
        if (names is not { Count: > 0 }) return null;
        var places = new (int, int)[names.Count];
        for (var i = 0; i < places.Length; i++) places[i] = Place(names[i], variables, length);
        return places;
    }

    /// <summary>Makes what frozen variables are both of their bounds.</summary>
    /// <param name="places">Where they stand; null for none.</param>
    /// <param name="point">The point.</param>
    /// <param name="box">The bounds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Hold<T>((int Start, int Length)[]? places, ReadOnlySpan<T> point, Box<T> box)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var (start, length) in places ?? [])
        {
            var values = point.Slice(start, length);
            values.CopyTo(box.Lower[start..]);
            values.CopyTo(box.Upper[start..]);
        }
    }

    private static (int Start, int Length) Place(string name, ReadOnlySpan<(string Name, Range Place)> variables, int length)
    {
        var known = new List<string>();
        foreach (var (variable, place) in variables)
        {
            if (variable == name) return place.GetOffsetAndLength(length);
            known.Add($"'{variable}'");
        }

        throw new ArgumentException($"Freeze names '{name}', which is no variable of the problem; its variables are {string.Join(", ", known)}.", nameof(MinimizeOptions.Freeze));
    }
}
