namespace Steepest.Generators.Rules;

/// <summary>What is left to the runtime: matrices of tiles, turned and multiplied, and rows that are asked for.</summary>
internal static class Routines
{
    /// <summary>(columns, rows): the rows of a tile, element by element.</summary>
    public static readonly Operator ToColumns = new("ToColumns", 2, new GenericCall("LaneTile.ToColumns")) { Typing = Typing.Stated };

    /// <summary>
    /// (sums, rows, factors, places): what each sample adds, its factor times its row. For each addition three integers are its place: the
    /// first sum, the first element of the rows, and how many.
    /// </summary>
    public static readonly Operator AddProducts = new("AddProducts", 4, new GenericCall("LaneTile.AddProducts")) { Typing = Typing.Stated };

    /// <summary>(sums, columns, scratch for rows, factors, places): the same of an array that lies in columns.</summary>
    public static readonly Operator AddProductsOfColumns = new("AddProductsOfColumns", 5, new GenericCall("LaneTile.AddProducts")) { Typing = Typing.Stated };

    /// <summary>(column, start, length): memory is asked for the row; nothing is written.</summary>
    public static readonly Operator FetchRow = new("FetchRow", 3, new GenericCall("RowsAhead.Fetch")) { Typing = Typing.Stated };

    /// <summary>How many integers are the place of an addition.</summary>
    public const int Fields = 3;

    /// <summary>(number of elements) → how many numbers the rows of a tile take.</summary>
    public static readonly Operator Room = new("Room", 1, new TypedCall("LaneTile.Room")) { Typing = Typing.Stated };

    /// <summary>(number of elements) → how far apart rows begin.</summary>
    public static readonly Operator Stride = new("Stride", 1, new TypedCall("LaneTile.Stride")) { Typing = Typing.Stated };
}
