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

    /// <summary>The variables of calls that wait for another call of the same method.</summary>
    private List<Value> shelved = [];

    /// <summary>What all of them stand for now, to return to.</summary>
    public Dictionary<ISymbol, Value> Copy() => new(values, SymbolEqualityComparer.Default);

    public void Return(Dictionary<ISymbol, Value> copy) => values = copy;

    /// <summary>The values of all variables.</summary>
    public IEnumerable<Value> All => values.Values.Concat(shelved);

    /// <summary>Runs <paramref name="body"/> and forgets what it assigned: the paths of a branch and the body of a loop start from the same values.</summary>
    public T Isolated<T>(Func<T> body)
    {
        var before = values;
        values = new Dictionary<ISymbol, Value>(before, SymbolEqualityComparer.Default);
        var result = body();
        values = before;
        return result;
    }

    /// <summary>Runs another call of a method, whose variables are then again what they are now.</summary>
    public T Reentered<T>(ISymbol method, Func<T> body)
    {
        var own = values.Where(pair => IsWithin(pair.Key, method)).ToList();
        if (own.Count == 0) return body();
        foreach (var pair in own) values.Remove(pair.Key);
        var before = shelved;
        shelved = [.. shelved, .. own.Select(pair => pair.Value)];
        var result = body();
        shelved = before;
        foreach (var pair in own) values[pair.Key] = pair.Value;
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

    /// <summary>Whether a symbol is declared in a method, or is it.</summary>
    public static bool IsWithin(ISymbol? symbol, ISymbol method)
    {
        for (; symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(symbol, method)) return true;
        }

        return false;
    }
}
