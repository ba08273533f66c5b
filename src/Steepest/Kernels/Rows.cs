using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Steepest.Kernels;

/// <summary>Arrays of arrays as compiled functions take them: all rows end to end.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Rows
{
    /// <summary>Copies all rows.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="workspace">Where to.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="starts">Receives where each row begins, and the number of elements.</param>
    /// <param name="name">What the rows are called.</param>
    /// <returns>The elements, valid until the workspace closes.</returns>
    /// <exception cref="InvalidOperationException">The rows, or one of them, are null.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ReadOnlySpan<T> Gather<T>(Workspace workspace, T[][]? rows, out ReadOnlySpan<int> starts, [CallerArgumentExpression(nameof(rows))] string? name = null)
        where T : unmanaged
    {
        if (rows is null) RequireFailure.Absent(name);
        var places = workspace.Take<int>(rows.Length + 1);
        places[0] = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] is null) RequireFailure.Absent(string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]"));
            places[i + 1] = checked(places[i] + rows[i].Length);
        }

        var elements = workspace.Take<T>(places[rows.Length]);
        for (var i = 0; i < rows.Length; i++) rows[i].CopyTo(elements[places[i]..]);
        starts = places;
        return elements;
    }
}
