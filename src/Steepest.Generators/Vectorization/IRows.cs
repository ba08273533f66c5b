namespace Steepest.Generators.Vectorization;

/// <summary>What a block of rows knows of values outside a loop over their elements.</summary>
internal interface IRows
{
    /// <summary>What a value from outside the loop over rows has become.</summary>
    int Outside(int value);

    /// <summary>A number of each row, one a lane.</summary>
    int Vector(int value);

    /// <summary>An integer of one row.</summary>
    int Integer(int value, int row);

    /// <summary>A buffer, or one row's window onto it.</summary>
    int Memory(int buffer, int row);
}
