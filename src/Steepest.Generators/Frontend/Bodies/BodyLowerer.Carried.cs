using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>How variables enter and leave regions.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>The numbers that a value is made of. Spans and arrays are no numbers: a variable that is one never changes.</summary>
    private static int[] Flatten(Value value) => value switch
    {
        Scalar scalar => [scalar.Id],
        Composite composite => [.. composite.Items.SelectMany(Flatten)],
        _ => [],
    };

    private static Value Rebuild(Value template, Queue<int> numbers) => template switch
    {
        Scalar => new Scalar(numbers.Dequeue()),
        Composite composite => new Composite([.. composite.Items.Select(item => Rebuild(item, numbers))], composite.Names),
        _ => template,
    };

    private bool IsAlike(Value first, Value second)
        => Flatten(first).Select(builder.TypeOf).SequenceEqual(Flatten(second).Select(builder.TypeOf));

    private static IEnumerable<string> NamesOf(Value value, string name) => value switch
    {
        Scalar => [name],
        Composite composite => composite.Items.SelectMany((item, i) => NamesOf(item, name + composite.Names[i])),
        _ => [],
    };

    /// <summary>Variables that a region hands on.</summary>
    private sealed class Carried
    {
        private readonly BodyLowerer lowerer;
        private readonly List<(ISymbol Symbol, Value Template)> variables = [];

        public Carried(BodyLowerer lowerer, IEnumerable<ISymbol> symbols)
        {
            this.lowerer = lowerer;
            foreach (var symbol in symbols)
            {
                // Without a value, the template only tells the type; its nodes are placeholders on paths that leave the variable unset.
                var template = lowerer.scope[symbol] ?? lowerer.Zero(TypeOf(symbol));
                if (Flatten(template).Length > 0) variables.Add((symbol, template));
            }
        }

        public string[] Names => [.. variables.SelectMany(variable => NamesOf(variable.Template, variable.Symbol.Name))];

        public int[] Values() => [.. variables.SelectMany(variable => Flatten(Current(variable.Symbol, variable.Template)))];

        public void Bind(Queue<int> numbers)
        {
            foreach (var (symbol, template) in variables) lowerer.scope[symbol] = Rebuild(template, numbers);
        }

        private Value Current(ISymbol symbol, Value template) => lowerer.scope[symbol] is { } value && lowerer.IsAlike(value, template) ? value : template;

        private static ITypeSymbol TypeOf(ISymbol symbol) => symbol is ILocalSymbol local ? local.Type : ((IParameterSymbol)symbol).Type;
    }
}
