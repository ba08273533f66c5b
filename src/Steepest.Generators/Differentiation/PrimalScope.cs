namespace Steepest.Generators.Differentiation;

/// <summary>Which values of the source have a counterpart where the target is being built; inner regions see outer ones.</summary>
internal sealed class PrimalScope(PrimalScope? outer)
{
    private readonly Dictionary<int, int> values = [];

    public PrimalScope? Outer { get; } = outer;

    public void Set(int value, int counterpart) => values[value] = counterpart;

    public bool TryGet(int value, out int counterpart)
    {
        for (var scope = this; scope != null; scope = scope.Outer)
        {
            if (scope.values.TryGetValue(value, out counterpart)) return true;
        }

        counterpart = -1;
        return false;
    }
}
