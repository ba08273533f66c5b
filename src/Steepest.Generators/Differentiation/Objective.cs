using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>A term of an objective: a function of inputs that are known by name, and its weight.</summary>
internal sealed record Term(Function Function, double Weight)
{
    /// <summary>Whether it is summed over samples, and not averaged.</summary>
    public bool IsSummed { get; init; }
}

/// <summary>An input of an objective.</summary>
/// <param name="Parameter">Its name, type and role; the type of one row for a column.</param>
/// <param name="IsColumn">Whether it is a column of the data set.</param>
internal sealed record ObjectiveInput(Parameter Parameter, bool IsColumn)
{
    /// <summary>The parameters of the terms that the numbers of one row are; empty where a row is one parameter of the column's name.</summary>
    public EquatableArray<string> Components { get; init; } = EquatableArray<string>.Empty;
}

/// <summary>
/// Puts the methods of a problem together into one function, so that differentiation and passes see it whole.
/// <code>
/// without samples:   Σ weight · term
/// over samples:      for n in 0 … batch: row = batch[n]; sum += Σ weight · term(row); result sum · scale
/// of residuals too:  for n in 0 … batch: row = batch[n]; sum += …; squares += Σ weight · term(row); result sum · scale + squares
/// </code>
/// </summary>
internal sealed class Objective
{
    private readonly FunctionBuilder builder;
    private readonly Dictionary<string, int> inputs = [];
    private readonly List<string> quotes = [];
    private readonly Dictionary<string, int> lengths = [];
    private IReadOnlyList<ObjectiveInput> columns = [];
    private int batch;
    private int scale;

    public FunctionBuilder Builder => builder;

    /// <summary>What sums over the rows of a batch are multiplied by.</summary>
    public int Scale => scale;

    /// <summary>The inputs but for columns, by name.</summary>
    public IReadOnlyDictionary<string, int> Arguments => inputs;

    private Objective(bool isStrict) => builder = new FunctionBuilder { IsStrict = isStrict };

    /// <summary>Something else without samples than a sum of terms, built from <see cref="Sum"/> and <see cref="Build"/>.</summary>
    public static Objective Over(IEnumerable<ObjectiveInput> inputs, bool isStrict)
    {
        var objective = new Objective(isStrict);
        foreach (var input in inputs.Where(input => !input.IsColumn)) objective.Declare(input.Parameter);
        return objective;
    }

    /// <summary>The weighted sum of terms without samples.</summary>
    public static Function Plain(string name, IReadOnlyList<Term> terms, IEnumerable<ObjectiveInput> inputs, bool isStrict)
    {
        var objective = Over(inputs, isStrict);
        return objective.Build(name, objective.Sum(terms, objective.inputs));
    }

    /// <summary>
    /// The weighted sum of terms over the rows of a batch, times <c>scale</c> where they are averaged. Columns become buffers of all rows end to end; behind a column
    /// of spans stands <c>‹name›Length</c>; at the end stand the rows, <c>batch</c>, and <c>scale</c>. The sum is a double.
    /// </summary>
    public static Function OverSamples(string name, IReadOnlyList<Term> terms, IReadOnlyList<ObjectiveInput> inputs, bool isStrict)
    {
        var objective = OverBatch(inputs, isStrict);
        var kinds = terms.GroupBy(term => term.IsSummed).OrderBy(kind => kind.Key).ToList();
        var parts = objective.Rows(
            [.. kinds.Select(kind => kind.Key)],
            arguments => [.. kinds.Select(kind => objective.builder.Convert(objective.Sum([.. kind], arguments), IrType.Double))],
            [.. kinds.Select(kind => kind.Key ? "squares" : "sum")]);
        return objective.Build(name, parts.Length == 1 ? parts[0] : objective.builder.Apply(Operators.Add, parts[0], parts[1]));
    }

    /// <summary>Something else over the rows of a batch than a sum of terms, built from <see cref="Rows"/> and <see cref="Build"/>; its inputs are those of <see cref="OverSamples"/>.</summary>
    public static Objective OverBatch(IReadOnlyList<ObjectiveInput> inputs, bool isStrict)
    {
        var objective = new Objective(isStrict) { columns = [.. inputs.Where(input => input.IsColumn)] };
        foreach (var input in inputs) objective.Declare(input, objective.lengths);
        objective.batch = objective.builder.Parameter(new Parameter(FreeName("batch", inputs), IrType.Int32.ToBuffer(), ParameterRole.Rows));
        objective.scale = objective.builder.Parameter(new Parameter(FreeName("scale", inputs), IrType.Double, ParameterRole.Fixed));
        return objective;
    }

    /// <summary>Sums over the rows of the batch.</summary>
    /// <param name="areSummed">Of each sum whether it stays a sum; the others are multiplied by the scale.</param>
    /// <param name="summands">What is added to each at a row, given the inputs there.</param>
    /// <param name="names">The names of the sums.</param>
    public int[] Rows(IReadOnlyList<bool> areSummed, Func<IReadOnlyDictionary<string, int>, int[]> summands, string[] names)
    {
        var zero = builder.Constant(IrType.Double, 0);
        var sums = builder.For(builder.Integer(0), builder.Length(batch), 1, [.. areSummed.Select(_ => zero)], (n, carried) =>
        {
            var row = builder.Name(builder.Load(batch, n), "row");
            var arguments = new Dictionary<string, int>(inputs);
            foreach (var column in columns) Row(column, lengths, row, arguments);
            var added = summands(arguments);
            return [.. carried.Select((sum, i) => builder.Apply(Operators.Add, sum, added[i]))];
        }, "n", names);
        return [.. sums.Select((sum, i) => areSummed[i] ? sum : builder.Apply(Operators.Multiply, sum, scale))];
    }

    /// <summary>
    /// The weighted sum of terms at one row: its inputs as over samples, and at the end the number of the row, <c>row</c>. The sum is a double.
    /// </summary>
    public static Function OfRow(string name, IReadOnlyList<Term> plain, IReadOnlyList<Term> sampled, IReadOnlyList<ObjectiveInput> inputs, bool isStrict)
    {
        var objective = new Objective(isStrict);
        var lengths = new Dictionary<string, int>();
        foreach (var input in inputs) objective.Declare(input, lengths);
        var builder = objective.builder;
        var row = builder.Parameter(new Parameter(FreeName("row", inputs), IrType.Int32, ParameterRole.Fixed));
        var arguments = new Dictionary<string, int>(objective.inputs);
        foreach (var column in inputs.Where(input => input.IsColumn)) objective.Row(column, lengths, row, arguments);
        var sum = builder.Convert(objective.Sum(sampled, arguments), IrType.Double);
        if (plain.Count > 0) sum = builder.Apply(Operators.Add, builder.Convert(objective.Sum(plain, objective.inputs), IrType.Double), sum);
        return objective.Build(name, sum);
    }

    /// <summary>A name that no input has.</summary>
    public static string FreeName(string wish, IReadOnlyList<ObjectiveInput> inputs)
    {
        while (inputs.Any(input => input.Parameter.Name == wish)) wish += "_";
        return wish;
    }

    private void Declare(Parameter parameter) => inputs[parameter.Name] = builder.Parameter(parameter);

    private void Declare(ObjectiveInput input, Dictionary<string, int> lengths)
    {
        var parameter = input.Parameter;
        if (!input.IsColumn)
        {
            Declare(parameter);
            return;
        }

        Declare(parameter with { Type = parameter.Type.ToBuffer(), StatedLength = 0 });
        if (parameter.Type.IsBuffer)
            lengths[parameter.Name] = builder.Parameter(new Parameter(parameter.Name.TrimStart('@') + "Length", IrType.Int32, ParameterRole.Fixed));
    }

    /// <summary>One row of a column: a number, several that follow each other, or the window that holds its numbers.</summary>
    private void Row(ObjectiveInput input, Dictionary<string, int> lengths, int row, Dictionary<string, int> arguments)
    {
        var column = input.Parameter.Name;
        if (lengths.TryGetValue(column, out var length))
            arguments[column] = builder.Name(builder.Slice(inputs[column], builder.Apply(Operators.Multiply, row, length), length), column + "OfRow");
        else if (input.Components.Count == 0)
            arguments[column] = builder.Name(builder.Load(inputs[column], row), column + "OfRow");

        for (var i = 0; i < input.Components.Count; i++)
        {
            var place = builder.Apply(Operators.Add, builder.Apply(Operators.Multiply, row, builder.Integer(input.Components.Count)), builder.Integer(i));
            arguments[input.Components[i]] = builder.Name(builder.Load(inputs[column], place), input.Components[i] + "OfRow");
        }
    }

    /// <summary>Runs a function, given what its parameters are; returns its results.</summary>
    public int[] Inline(Function function, Func<Parameter, int> argument)
    {
        var first = quotes.Count;
        quotes.AddRange(function.Quotes);
        return [.. Inliner.Inline(function, builder, [.. function.Parameters.Select(argument)], first)];
    }

    /// <summary>The weighted sum of terms, as a value of the builder.</summary>
    public int Sum(IReadOnlyList<Term> terms, IReadOnlyDictionary<string, int> arguments)
    {
        int? sum = null;
        foreach (var term in terms)
        {
            var value = Inline(term.Function, parameter => arguments[parameter.Name])[0];
            if (term.Weight != 1) value = builder.Apply(Operators.Multiply, builder.Constant(builder.TypeOf(value), term.Weight), value);
            sum = sum is { } before ? Add(before, value) : value;
        }

        return sum ?? builder.Constant(IrType.Double, 0);
    }

    /// <summary>Squares of floats are summed in double.</summary>
    private int Add(int before, int value)
    {
        var type = builder.TypeOf(before) == builder.TypeOf(value) ? builder.TypeOf(value) : IrType.Double;
        return builder.Apply(Operators.Add, builder.Convert(before, type), builder.Convert(value, type));
    }

    /// <summary>The function that returns a value of the builder.</summary>
    public Function Build(string name, int result) => builder.Build(name, [result], [""], quotes.ToEquatableArray());
}
