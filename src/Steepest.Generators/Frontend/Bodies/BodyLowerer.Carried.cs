using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>How variables enter and leave regions.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>The numbers that a value is made of. A span or an array is its memory, unless which one it is is decided at run time.</summary>
    private static int[] Flatten(Value value) => value switch
    {
        Scalar scalar => [scalar.Id],
        Composite composite => [.. composite.Items.SelectMany(Flatten)],
        Memory { Selection: { } selection } => [selection.Selector, selection.Start, selection.Length],
        _ => [],
    };

    private static Value Rebuild(Value template, Queue<int> numbers) => template switch
    {
        Scalar => new Scalar(numbers.Dequeue()),
        Composite composite => new Composite([.. composite.Items.Select(item => Rebuild(item, numbers))], composite.Names),
        Memory { Selection: { } selection } memory => memory with { Selection = selection with { Selector = numbers.Dequeue(), Start = numbers.Dequeue(), Length = numbers.Dequeue() } },
        _ => template,
    };

    private bool IsAlike(Value first, Value second)
        => Flatten(first).Select(builder.TypeOf).SequenceEqual(Flatten(second).Select(builder.TypeOf));

    private static IEnumerable<string> NamesOf(Value value, string name) => value switch
    {
        Scalar => [name],
        Composite composite => composite.Items.SelectMany((item, i) => NamesOf(item, Structure.Joined(name, composite.Names[i]))),
        Memory { Selection: not null } => PartsOf(name),
        _ => [],
    };

    private static string[] PartsOf(string memory) => [memory + "Choice", memory + "Start", memory + "Length"];

    /// <summary>What a variable is called: the instance whose method runs, after its type.</summary>
    private static string Spelled(ISymbol variable)
        => variable is IMethodSymbol { ContainingType.Name: var type } ? char.ToLowerInvariant(type[0]) + type.Substring(1) : variable.Name;

    /// <summary>Variables that a region hands on.</summary>
    private sealed class Carried
    {
        private readonly BodyLowerer lowerer;
        private readonly List<(ISymbol Symbol, Meeting Meeting)> variables = [];

        public Carried(BodyLowerer lowerer, IEnumerable<ISymbol> symbols)
        {
            this.lowerer = lowerer;
            foreach (var symbol in symbols)
            {
                // Without a value, the template only tells the type; its nodes are placeholders on paths that leave the variable unset.
                var template = lowerer.scope[symbol] ?? lowerer.Zero(TypeOf(symbol));
                variables.Add((symbol, new Meeting(lowerer, template, symbol)));
            }
        }

        public string[] Names => [.. variables.SelectMany(variable => variable.Meeting.Names)];

        /// <summary>What the variables are at the end of a path, or before a loop.</summary>
        public int[] Values()
        {
            lowerer.Settle([.. variables.Select(variable => (variable.Symbol, variable.Meeting))]);
            return [.. variables.SelectMany(variable => variable.Meeting.Arrive(lowerer.scope[variable.Symbol]))];
        }

        public void Bind(Queue<int> numbers)
        {
            foreach (var (symbol, meeting) in variables) lowerer.scope[symbol] = meeting.Leave(numbers);
        }

        private static ITypeSymbol TypeOf(ISymbol symbol) => symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => symbol.ContainingType,
        };
    }
}
