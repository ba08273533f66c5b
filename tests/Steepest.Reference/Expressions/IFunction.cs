namespace Steepest.Reference;

/// <summary>A function written once for every kind of numbers.</summary>
public interface IFunction
{
    T Evaluate<T>(ReadOnlySpan<T> variables)
        where T : IElementary<T>;
}
