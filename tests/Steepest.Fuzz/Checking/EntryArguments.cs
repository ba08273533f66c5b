using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Checking;

/// <summary>How the arguments of a program's members are made of boxed ones, and what the members write is gathered.</summary>
/// <param name="inputs">The parameters, their types as in the compiled program.</param>
internal sealed class EntryArguments(IReadOnlyList<Input> inputs)
{
    private const string Next = "direction[next++]";

    private readonly IReadOnlyList<Input> _variables = [.. inputs.Where(input => input.IsVariable)];

    public string Unboxed => UnboxedWhere(_ => true);

    /// <summary>The same of some of the parameters.</summary>
    public string UnboxedWhere(Func<Input, bool> isMeant) => string.Concat(inputs.Select((input, i) => !isMeant(input) ? "" : input.Composite switch
    {
        null when input.IsOutput => $"var {input.Name} = ({input.Element}[])(({input.Element}[])given[{i}]).Clone(); ",
        null => $"var {input.Name} = ({input.Boxed})given[{i}]; ",
        { } composite when input.IsVector => $"var {input.Name} = Array.ConvertAll(({input.Boxed})given[{i}], item => {composite.Made(input.Element, "item")}); ",
        { } composite => $"var {input.Name}Given = ({input.Boxed})given[{i}]; var {input.Name} = {composite.Made(input.Element, input.Name + "Given")}; ",
    }));

    public string Directions => "var next = 0; " + string.Concat(_variables.Select(variable =>
    {
        var taken = variable.Composite?.Taken(variable.Element, Next) ?? $"({variable.Element}){Next}";
        return variable.IsVector
            ? $"var {variable.Name}Direction = new {variable.Element}[{variable.Name}.Length]; for (var i = 0; i < {variable.Name}.Length; i++) {variable.Name}Direction[i] = {taken}; "
            : $"var {variable.Name}Direction = {taken}; ";
    }));

    public IEnumerable<string> DirectionNames => _variables.Select(variable => variable.Name + "Direction");

    /// <summary>Room for the Jacobian: a row for every element of the outputs, a column for every variable.</summary>
    public string Jacobian => $"var jacobian = new double[({string.Join(" + ", Outputs.Select(output => output.Name + ".Length"))}) * direction.Length]; ";

    public string Written => string.Concat(Outputs.Select(output => $"foreach (var item in {output.Name}) found.Add(item); "));

    public string GatheredOutputs => Written + "foreach (var item in jacobian) found.Add(item);";

    private IEnumerable<Input> Outputs => inputs.Where(input => input.IsOutput);

    public string Call(string method, params IEnumerable<string> others) => $"{method}({string.Join(", ", inputs.Select(input => input.Name).Concat(others))})";

    public IEnumerable<string> Destinations(string suffix) => _variables.Select(variable => variable.IsVector ? variable.Name + suffix : $"out var {variable.Name}{suffix}");

    public string Arrays(string suffix)
        => string.Concat(_variables.Where(variable => variable.IsVector).Select(variable => $"var {variable.Name}{suffix} = new {variable.Element}[{variable.Name}.Length]; "));

    public string Gathered(string suffix) => string.Concat(_variables.Select(variable => variable.IsVector
        ? $"foreach (var item in {variable.Name}{suffix}) {{ {Added(variable, "item")} }} "
        : Added(variable, variable.Name + suffix)));

    private static string Added(Input variable, string value)
        => variable.Composite is { } composite ? string.Concat(composite.Parts.Select(part => $"found.Add({value}.{part.Name}); ")) : $"found.Add({value}); ";
}
