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
