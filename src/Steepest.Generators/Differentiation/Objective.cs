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
    /// <summary>Of a variable, what it is of the numbers that are passed for it.</summary>
    public VariableDomain Domain { get; init; }

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
    private readonly RowInputs inputs;
    private readonly List<string> quotes = [];
    private int batch;
    private int scale;

    private Objective(IEnumerable<ObjectiveInput> inputs, bool isStrict)
    {
        builder = new FunctionBuilder { IsStrict = isStrict };
        this.inputs = new RowInputs(builder, inputs);
    }

    public FunctionBuilder Builder => builder;

    /// <summary>What sums over the rows of a batch are multiplied by.</summary>
    public int Scale => scale;

    /// <summary>The inputs but for columns, by name.</summary>
    public IReadOnlyDictionary<string, int> Arguments => inputs.Common;

    /// <summary>Something else without samples than a sum of terms, built from <see cref="Sum"/> and <see cref="Build"/>.</summary>
    public static Objective Over(IEnumerable<ObjectiveInput> inputs, bool isStrict) => new(inputs.Where(input => !input.IsColumn), isStrict);

    /// <summary>The weighted sum of terms without samples.</summary>
    public static Function Plain(string name, IReadOnlyList<Term> terms, IEnumerable<ObjectiveInput> inputs, bool isStrict)
    {
        var objective = Over(inputs, isStrict);
        return objective.Build(name, objective.Sum(terms, objective.Arguments));
    }

    /// <summary>
    /// The weighted sum of terms over the rows of a batch, times <c>scale</c> where they are averaged. At the end of the parameters stand the rows,
    /// <c>batch</c>, and <c>scale</c>. The sum is a double, to which terms without samples may be added once.
    /// </summary>
    public static Function OverSamples(string name, IReadOnlyList<Term> terms, IReadOnlyList<ObjectiveInput> inputs, bool isStrict, params IReadOnlyList<Term> plain)
    {
        var objective = OverBatch(inputs, isStrict);
        var kinds = terms.GroupBy(term => term.IsSummed).OrderBy(kind => kind.Key).ToList();
        var parts = objective.Rows(
            [.. kinds.Select(kind => kind.Key)],
            arguments => [.. kinds.Select(kind => objective.builder.Convert(objective.Sum([.. kind], arguments), IrType.Double))],
            [.. kinds.Select(kind => kind.Key ? "squares" : "sum")]);
        if (plain.Count > 0) parts = [.. parts, objective.builder.Convert(objective.Sum(plain, objective.Arguments), IrType.Double)];
        return objective.Build(name, parts.Aggregate((sum, part) => objective.builder.Apply(Operators.Add, sum, part)));
    }

    /// <summary>Something else over the rows of a batch than a sum of terms, built from <see cref="Rows"/> and <see cref="Build"/>; its inputs are those of <see cref="OverSamples"/>.</summary>
    public static Objective OverBatch(IReadOnlyList<ObjectiveInput> inputs, bool isStrict)
    {
        var objective = new Objective(inputs, isStrict);
        objective.batch = objective.builder.Parameter(new Parameter(objective.inputs.FreeName("batch"), IrType.Int32.ToBuffer(), ParameterRole.Rows));
        objective.scale = objective.builder.Parameter(new Parameter(objective.inputs.FreeName("scale"), IrType.Double, ParameterRole.Fixed));
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
            var added = summands(inputs.At(builder.Name(builder.Load(batch, n), "row")));
            return [.. carried.Select((sum, i) => builder.Apply(Operators.Add, sum, added[i]))];
        }, "n", names);
        return [.. sums.Select((sum, i) => areSummed[i] ? sum : builder.Apply(Operators.Multiply, sum, scale))];
    }

    /// <summary>
    /// The weighted sum of terms at one row: its inputs as over samples, and at the end the number of the row, <c>row</c>. The sum is a double.
    /// </summary>
    public static Function OfRow(string name, IReadOnlyList<Term> plain, IReadOnlyList<Term> sampled, IReadOnlyList<ObjectiveInput> inputs, bool isStrict)
    {
        var objective = new Objective(inputs, isStrict);
        var builder = objective.builder;
        var row = builder.Parameter(new Parameter(objective.inputs.FreeName("row"), IrType.Int32, ParameterRole.Fixed));
        var sum = builder.Convert(objective.Sum(sampled, objective.inputs.At(row)), IrType.Double);
        if (plain.Count > 0) sum = builder.Apply(Operators.Add, builder.Convert(objective.Sum(plain, objective.Arguments), IrType.Double), sum);
        return objective.Build(name, sum);
    }

    /// <summary>A name that no input has.</summary>
    public static string FreeName(string wish, IReadOnlyList<ObjectiveInput> inputs)
    {
        while (inputs.Any(input => input.Parameter.Name == wish)) wish += "_";
        return wish;
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
