using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>What each local and parameter stands for at the point that the lowering has reached.</summary>
internal sealed class Scope
{
    private Dictionary<ISymbol, Value> values = new(SymbolEqualityComparer.Default);

    public Value? this[ISymbol symbol]
    {
        get => values.TryGetValue(symbol, out var value) ? value : null;
        set
        {
            if (value is null) values.Remove(symbol);
            else values[symbol] = value;
        }
    }

    /// <summary>What all of them stand for now, to return to.</summary>
    public Dictionary<ISymbol, Value> Copy() => new(values, SymbolEqualityComparer.Default);

    public void Return(Dictionary<ISymbol, Value> copy) => values = copy;

    /// <summary>The values of all variables.</summary>
    public IEnumerable<Value> All => values.Values;

    /// <summary>Runs <paramref name="body"/> and forgets what it assigned: the paths of a branch and the body of a loop start from the same values.</summary>
    public T Isolated<T>(Func<T> body)
    {
        var before = values;
        values = new Dictionary<ISymbol, Value>(before, SymbolEqualityComparer.Default);
        var result = body();
        values = before;
        return result;
    }

    /// <summary>Runs the <paramref name="body"/> of a method and forgets its parameters and locals, but not what it assigned to variables of its surroundings.</summary>
    public T Nested<T>(ISymbol method, Func<T> body)
    {
        var before = new HashSet<ISymbol>(values.Keys, SymbolEqualityComparer.Default);
        var result = body();
        foreach (var symbol in values.Keys.ToList())
        {
            if (!before.Contains(symbol) && IsWithin(symbol, method)) values.Remove(symbol);
        }

        return result;
    }

    private static bool IsWithin(ISymbol? symbol, ISymbol method)
    {
        for (; symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(symbol, method)) return true;
        }

        return false;
    }
}
