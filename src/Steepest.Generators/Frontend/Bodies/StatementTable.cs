using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>The statements of a body and of the helpers inlined into it, by ordinal: each inlined copy has its own.</summary>
internal sealed class StatementTable(Findings findings)
{
    private readonly List<string> quotes = [];
    private readonly List<(SyntaxNode Syntax, Frame Frame)> places = [];
    private readonly Dictionary<int, (SyntaxNode Syntax, Frame Frame)> operations = [];

    public IReadOnlyList<string> Quotes => quotes;

    /// <summary>What to underline for each ordinal.</summary>
    public IEnumerable<Location> Locations => places.Select(place => Place(place).Location);

    public int Add(SyntaxNode statement, Frame frame)
    {
        quotes.Add(Quote.Of(statement));
        places.Add((statement, frame));
        return quotes.Count - 1;
    }

    public int Count => quotes.Count;

    /// <summary>What to underline for the statement that was added last.</summary>
    public Location? Latest => places.Count == 0 ? null : Place(places[places.Count - 1]).Location;

    /// <summary>Forgets the statements beyond the first so many, and what was remembered of nodes beyond.</summary>
    public void Return(int count, int nodes)
    {
        quotes.RemoveRange(count, quotes.Count - count);
        places.RemoveRange(count, places.Count - count);
        foreach (var node in operations.Keys.Where(node => node >= nodes).ToList()) operations.Remove(node);
    }

    /// <summary>Remembers the expression of an operation that may have to be underlined by itself.</summary>
    public void Mark(int node, SyntaxNode expression, Frame frame) => operations[node] = (expression, frame);

    /// <summary>Whether an operation is one that the user wrote and that was marked: not one inside a function that is known as a whole.</summary>
    public bool IsMarked(int node) => operations.ContainsKey(node);

    /// <summary>What to underline for a node, and the path of calls that leads to it.</summary>
    public ((Location Location, Location? Culprit) Place, string Path) Find(int node, int ordinal)
        => (Place(operations.TryGetValue(node, out var place) ? place : places[ordinal]), places[ordinal].Frame.Path);

    private (Location Location, Location? Culprit) Place((SyntaxNode Syntax, Frame Frame) place) => findings.Place(place.Syntax.GetLocation(), place.Frame);
}
