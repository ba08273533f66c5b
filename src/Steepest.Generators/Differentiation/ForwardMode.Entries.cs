using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>What forward mode is asked for: where directions come from, and where tangents go.</summary>
internal sealed partial class ForwardMode
{
    /// <summary>The value and its derivative along a direction.</summary>
    /// <param name="primal">A function with one result.</param>
    /// <returns>A function of the same parameters and <c>‹name›Direction</c> per variable; its results are the value and <c>derivative</c>.</returns>
    public static Function Directional(Function primal)
    {
        var mode = new ForwardMode(primal, 1);
        mode.DeclareInputs();
        mode.DeclareDirections();
        mode.Run(primal.Body);
        mode.target.Ordinal = -1;
        var result = primal.Body.Yields[0];
        return mode.target.Build(primal.Name, [mode.Primal(result), mode.TangentsOrZero(result)[0]], ["", DerivativeNames.Derivative], primal.Quotes);
    }

    /// <summary>The value and the Hessian times a direction.</summary>
    /// <param name="gradient">What <see cref="ReverseMode.Differentiate"/> returns, without accumulation.</param>
    /// <returns>
    /// A function of the parameters of the primal, <c>‹name›Direction</c> per variable and a destination <c>‹name›Product</c> per buffer
    /// variable; its results are the value and <c>‹name›Product</c> per scalar variable. The gradient itself is not handed out.
    /// </returns>
    public static Function HessianVector(Function gradient)
    {
        var mode = new ForwardMode(gradient, 1);
        mode.DeclareInputs();
        mode.DeclareDirections();
        return mode.Products();
    }

    /// <summary>The value and some neighbouring columns of the Hessian: products with the unit directions from number <c>column</c> on.</summary>
    /// <param name="gradient">What <see cref="ReverseMode.Differentiate"/> returns, without accumulation.</param>
    /// <param name="count">How many columns: one primal and one adjoint serve all of them.</param>
    /// <param name="variables">How many variables there are, where that is known. Where these are all columns, there is no parameter <c>column</c>.</param>
    /// <returns>
    /// A function of the parameters of the primal, <c>column</c> and a destination <c>‹name›Product‹k›</c> per buffer variable and column; its
    /// results are the value and <c>‹name›Product‹k›</c> per scalar variable and column, all of the value's type. Variables are numbered end to
    /// end; behind the last one directions are 0.
    /// </returns>
    public static Function HessianColumns(Function gradient, int count, int? variables)
    {
        var mode = new ForwardMode(gradient, count);
        mode.DeclareInputs();
        mode.DeclareUnits(isWhole: variables == count);
        return mode.Products(gradient[gradient.Body.Yields[0]].Type);
    }

    /// <summary>The outputs and some neighbouring columns of their Jacobian, from number <c>column</c> on.</summary>
    /// <param name="primal">A function with outputs and no result.</param>
    /// <param name="count">How many columns: one primal serves all of them.</param>
    /// <param name="variables">How many variables there are, where that is known.</param>
    /// <returns>
    /// A function of the same parameters, <c>column</c> unless all columns are computed, <c>width</c> unless it is known, and the matrix
    /// <c>jacobian</c>, of which it overwrites these columns. Outputs are the rows and variables the columns, both end to end.
    /// </returns>
    public static Function JacobianColumns(Function primal, int count, int? variables)
    {
        var mode = new ForwardMode(primal, count);
        mode.DeclareInputs();
        var column = mode.DeclareUnits(isWhole: variables == count);
        mode.DeclareColumns(column, variables);
        mode.Run(primal.Body);
        mode.target.Ordinal = -1;
        return mode.target.Build(primal.Name, [], [], primal.Quotes);
    }

    private IEnumerable<int> Parameters => source.Body.Body.Where(value => source[value].Code == OpCode.Parameter).OrderBy(value => source[value].Bits);

    private Parameter ParameterOf(int value) => source.Parameters[(int)source[value].Bits];

    private IEnumerable<int> Variables => Parameters.Where(value => ParameterOf(value) is { Role: ParameterRole.Variable, Type.IsFloating: true });

    private void DeclareInputs()
    {
        foreach (var value in Parameters.Where(value => ParameterOf(value).Role != ParameterRole.Destination)) primals[value] = target.Parameter(ParameterOf(value));
    }

    private void DeclareDirections()
    {
        foreach (var value in Variables)
        {
            var variable = ParameterOf(value);
            var direction = target.Parameter(variable with { Name = variable.Name + DerivativeNames.Direction, Role = ParameterRole.Direction, Of = variable.Name });
            if (variable.Type.IsBuffer) buffers[value] = [new TangentBuffer(direction, -1)];
            else tangents[value] = [direction];
        }
    }

    /// <summary>Unit directions are not laid out in memory: whether an element moves is asked by its index.</summary>
    /// <param name="isWhole">Whether there are no other columns than these, so that the first is number 0.</param>
    private int DeclareUnits(bool isWhole)
    {
        var column = isWhole ? target.Integer(0) : target.Parameter(new Parameter(Outputs.FreeName(source, "column"), IrType.Int32, ParameterRole.Column));
        var first = target.Integer(0);
        foreach (var value in Variables)
        {
            var type = ParameterOf(value).Type;
            var offset = first;
            int Unit(int lane) => target.Apply(Operators.Subtract, target.Apply(Operators.Add, column, target.Integer(lane)), offset);
            if (type.IsBuffer)
            {
                buffers[value] = [.. Lanes(Unit).Select((unit, lane) => new TangentBuffer(-1, target.Name(unit, NameOf(source[value].Name, "Unit", lane))))];
                first = target.Apply(Operators.Add, first, target.Length(Primal(value)));
            }
            else
            {
                int Moves(int lane) => target.Apply(Operators.Select, target.Apply(Operators.Equal, Unit(lane), target.Integer(0)), target.Constant(type, 1), target.Constant(type, 0));
                tangents[value] = Lanes(lane => target.Name(Moves(lane), NameOfTangent(value, lane)));
                first = target.Apply(Operators.Add, first, target.Integer(1));
            }
        }

        return column;
    }

    /// <summary>The most elements of an output whose tangents are cleared one by one.</summary>
    private const int LongestCleared = 16;

    /// <summary>The tangents of outputs are columns of one matrix, which are 0 where nothing is written.</summary>
    private void DeclareColumns(int column, int? variables)
    {
        var outputs = Parameters.Where(value => ParameterOf(value).Role == ParameterRole.Output).ToList();
        var width = variables is { } known ? target.Integer(known) : target.Parameter(new Parameter(Outputs.FreeName(source, "width"), IrType.Int32, ParameterRole.Width));
        var matrix = target.Parameter(new Parameter(Outputs.FreeName(source, "jacobian"), source[outputs[0]].Type, ParameterRole.Matrix));
        int? row = null;
        foreach (var output in outputs)
        {
            var first = row is { } before ? target.Apply(Operators.Add, target.Apply(Operators.Multiply, before, width), column) : column;
            buffers[output] = [.. Lanes(lane => target.Apply(Operators.Add, first, target.Integer(lane))).Select(start => new TangentBuffer(matrix, -1) { Width = width, First = start })];
            if (variables == buffers[output].Length && ParameterOf(output).StatedLength is > 0 and <= LongestCleared and var stated)
            {
                // All columns at once: a matrix that no loop writes can become numbers.
                for (var i = 0; i < stated; i++)
                {
                    foreach (var tangent in buffers[output]) target.Store(tangent.Id, Index(tangent, target.Integer(i)), target.Constant(source[output].Type.ToElement(), 0));
                }
            }
            else
            {
                Clear(output);
            }

            var length = target.Length(Primal(output));
            row = row is { } above ? target.Apply(Operators.Add, above, length) : length;
        }
    }

    /// <summary>Runs over a gradient, whose tangents are products: those of buffers go to destinations, the gradient itself to scratch.</summary>
    /// <param name="type">The type in which products are handed out; null for that of each gradient.</param>
    private Function Products(IrType? type = null)
    {
        var converted = new List<(int From, int To)>();
        foreach (var value in Parameters.Where(value => ParameterOf(value).Role == ParameterRole.Destination))
        {
            var gradient = ParameterOf(value);
            var handedOut = type?.ToBuffer() ?? gradient.Type;
            var products = Lanes(lane => target.Parameter(gradient with { Name = NameOf(gradient.Of, DerivativeNames.Product, lane)!, Type = handedOut }));
            var length = target.Length(products[0]);
            Beside(value, lane => handedOut == gradient.Type ? products[lane] : target.Allocate(gradient.Type.ToElement(), length, cleared: false, gradient.Name + Number(lane)));
            if (handedOut != gradient.Type) converted.AddRange(buffers[value].Select((buffer, lane) => (buffer.Id, products[lane])));
            primals[value] = target.Allocate(gradient.Type.ToElement(), length, cleared: false, gradient.Name);
        }

        Run(source.Body);
        target.Ordinal = -1;
        foreach (var (from, to) in converted)
        {
            target.For(target.Integer(0), target.Length(to), 1, [], (i, _) =>
            {
                target.Store(to, i, target.Convert(target.Load(from, i), target.TypeOf(to).ToElement()));
                return [];
            }, "i");
        }

        List<int> results = [Primal(source.Body.Yields[0])];
        List<string> names = [""];
        for (var lane = 0; lane < lanes; lane++)
        {
            for (var i = 1; i < source.Results.Count; i++)
            {
                var name = NameOf(DerivativeNames.VariableOf(source.Results[i]), DerivativeNames.Product, lane)!;
                var product = TangentsOrZero(source.Body.Yields[i])[lane];
                results.Add(target.Name(type is { } handedOut ? target.Convert(product, handedOut) : product, name));
                names.Add(name);
            }
        }

        return target.Build(source.Name, results, names, source.Quotes);
    }
}
