using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// The inputs of a function over the rows of a data set: columns become buffers of all rows end to end, and behind a column of spans stands
/// <c>‹name›Length</c>. What a term gets for them is known by name, of columns one row at a time.
/// </summary>
internal sealed class RowInputs
{
    private readonly FunctionBuilder builder;
    private readonly IReadOnlyList<ObjectiveInput> inputs;
    private readonly Dictionary<string, int> declared = [];
    private readonly Dictionary<string, int> lengths = [];
    private readonly Dictionary<string, int> slopes = [];

    /// <param name="builder">Of the function, whose next parameters they become.</param>
    /// <param name="inputs">What they are, in order.</param>
    /// <param name="withSlopes">Whether <see cref="Slope"/> will be asked for.</param>
    public RowInputs(FunctionBuilder builder, IEnumerable<ObjectiveInput> inputs, bool withSlopes = false)
    {
        this.builder = builder;
        this.inputs = [.. inputs];
        foreach (var input in this.inputs) Declare(input);
        foreach (var input in this.inputs.Where(input => input.Domain != VariableDomain.Everywhere)) Place(input, withSlopes);
    }

    /// <summary>What does not belong to rows.</summary>
    public IReadOnlyDictionary<string, int> Common => declared;

    /// <summary>A name that no input has.</summary>
    public string FreeName(string wish) => Objective.FreeName(wish, inputs);

    /// <summary>The derivative of an element of a variable by the number that is changed instead; −1 where it is that number.</summary>
    public int Slope(string variable, int element)
        => !slopes.TryGetValue(variable, out var slope) ? -1 : builder.TypeOf(slope).IsBuffer ? builder.Load(slope, element) : slope;

    /// <summary>What a term gets at a row.</summary>
    public Dictionary<string, int> At(int row)
    {
        var arguments = new Dictionary<string, int>(declared);
        foreach (var column in inputs.Where(input => input.IsColumn)) Row(column, row, arguments);
        return arguments;
    }

    private void Declare(ObjectiveInput input)
    {
        var parameter = input.Parameter;
        declared[parameter.Name] = builder.Parameter(input.IsColumn ? parameter with { Type = parameter.Type.ToBuffer(), StatedLength = 0 } : parameter);
        if (input.IsColumn && parameter.Type.IsBuffer)
            lengths[parameter.Name] = builder.Parameter(new Parameter(parameter.Name.TrimStart('@') + "Length", IrType.Int32, ParameterRole.Fixed));
    }

    /// <summary>What terms get for a variable that is a function of what is changed.</summary>
    private void Place(ObjectiveInput input, bool withSlopes)
    {
        var name = input.Parameter.Name;
        var number = declared[name];
        if (input.Parameter.Type.IsBuffer)
        {
            (declared[name], var slope) = Reparameterized.Array(builder, input.Domain, number, name, withSlopes);
            if (withSlopes) slopes[name] = slope;
            return;
        }

        declared[name] = builder.Name(Reparameterized.Value(builder, input.Domain, number), name + "Value");
        if (withSlopes) slopes[name] = builder.Name(Reparameterized.Slope(builder, input.Domain, number, declared[name]), name + "Rise");
    }

    /// <summary>One row of a column: a number, several that follow each other, or the window that holds its numbers.</summary>
    private void Row(ObjectiveInput input, int row, Dictionary<string, int> arguments)
    {
        var column = input.Parameter.Name;
        if (lengths.TryGetValue(column, out var length))
            arguments[column] = builder.Name(builder.Slice(declared[column], builder.Apply(Operators.Multiply, row, length), length), column + "OfRow");
        else if (input.Components.Count == 0)
            arguments[column] = builder.Name(builder.Load(declared[column], row), column + "OfRow");

        for (var i = 0; i < input.Components.Count; i++)
        {
            var place = builder.Apply(Operators.Add, builder.Apply(Operators.Multiply, row, builder.Integer(input.Components.Count)), builder.Integer(i));
            arguments[input.Components[i]] = builder.Name(builder.Load(declared[column], place), input.Components[i] + "OfRow");
        }
    }
}
