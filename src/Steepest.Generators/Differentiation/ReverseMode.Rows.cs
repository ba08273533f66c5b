using Steepest.Generators.Ir;

namespace Steepest.Generators.Differentiation;

/// <summary>The adjoints of several results, one after the other behind one run of the function.</summary>
internal sealed partial class ReverseMode
{
    private const string Matrix = "jacobian";

    /// <summary>How many numbers of a row are gathered before they are stored.</summary>
    private const int LongestRowPart = 16;

    /// <summary>The outputs and all of their Jacobian.</summary>
    /// <param name="source">What <see cref="Outputs.Elements"/> returns; all variables are of one type, and of stated lengths.</param>
    /// <returns>
    /// A function of the same parameters and the matrix <c>jacobian</c>: outputs are its rows and variables its columns, both end to end. Null where the
    /// adjoint uses up what the function recorded, as that of a loop of unknown length does.
    /// </returns>
    public static Function? Rows(Function source) => source.Nodes.Any(node => node.IsCheckpointed) ? null : new ReverseMode(source).RunRows();

    private Function? RunRows()
    {
        var parameters = source.Body.Body.Where(value => source[value].Code == OpCode.Parameter).OrderBy(value => source[value].Bits).ToList();
        foreach (var value in parameters) scope.Set(value, target.Parameter(source.Parameters[(int)source[value].Bits]));
        var type = source[source.Body.Yields[0]].Type;
        var matrix = target.Parameter(new Parameter(Outputs.FreeName(source, Matrix), type.ToBuffer(), ParameterRole.Matrix));
        foreach (var value in source.Body.Body) Forward(value, known: null);

        List<int> variables = [.. parameters.Where(value => IsVariable(source.Parameters[(int)source[value].Bits]))];
        var columns = variables.Sum(ColumnsOf);
        for (var row = 0; row < source.Body.Yields.Count; row++) Row(row, matrix, columns, variables);
        target.Ordinal = -1;

        // Until here what the method was passed in them may have been read.
        var at = 0;
        foreach (var output in parameters.Where(value => source.Parameters[(int)source[value].Bits].Role == ParameterRole.Output))
        {
            var length = source.Parameters[(int)source[output].Bits].StatedLength;
            for (var i = 0; i < length; i++) target.Store(Primal(output), target.Integer(i), Primal(source.Body.Yields[at++]));
        }

        var rows = target.Build(source.Name, [], [], Quotes());
        return rows.Nodes.Any(node => node.Code == OpCode.Pop) ? null : rows;
    }

    /// <summary>The adjoint of one result, which starts from nothing but it.</summary>
    private void Row(int row, int matrix, int columns, List<int> variables)
    {
        adjoints.Clear();
        var first = row * columns;
        foreach (var variable in variables)
        {
            if (source[variable].Type.IsBuffer) shadows[variable] = Destination(variable, matrix, first);
            first += ColumnsOf(variable);
        }

        Contribute(source.Body.Yields[row], target.Constant(source[source.Body.Yields[row]].Type, 1));
        Backward(source.Body);
        target.Ordinal = -1;
        first = row * columns;
        foreach (var variable in variables)
        {
            Keep(variable, matrix, first);
            first += ColumnsOf(variable);
        }
    }

    private int ColumnsOf(int variable) => source[variable].Type.IsBuffer ? source.Parameters[(int)source[variable].Bits].StatedLength : 1;

    /// <summary>Where the adjoint of a span is added up: a short one beside the matrix, which only its result reaches.</summary>
    private int Destination(int variable, int matrix, int first)
    {
        var length = ColumnsOf(variable);
        var name = source[variable].Name + "Gradient";
        if (length <= LongestRowPart) return target.Allocate(source[variable].Type.ToElement(), target.Integer(length), cleared: true, name);
        var window = target.Name(target.Slice(matrix, target.Integer(first), target.Integer(length)), name);
        target.Clear(window);
        return window;
    }

    private void Keep(int variable, int matrix, int first)
    {
        if (!source[variable].Type.IsBuffer)
        {
            target.Store(matrix, target.Integer(first), Adjoint(variable) ?? target.Constant(source[variable].Type, 0));
            return;
        }

        var length = ColumnsOf(variable);
        if (length > LongestRowPart) return;
        for (var i = 0; i < length; i++) target.Store(matrix, target.Integer(first + i), target.Load(shadows[variable], target.Integer(i)));
    }
}
