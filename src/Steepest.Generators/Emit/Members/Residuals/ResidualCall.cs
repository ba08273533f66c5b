using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>Calls a body that hands out a block of residuals, with the parts of the packed point and the columns of the Jacobian.</summary>
internal sealed class ResidualCall(ProblemScope scope, MethodModel method, KernelMethod body, Names names)
{
    /// <param name="writer">Where to.</param>
    /// <param name="point">The packed point.</param>
    /// <param name="first">The number of the first residual.</param>
    /// <param name="residuals">Receives the residuals.</param>
    /// <param name="jacobian">Receives the columns; empty where the body hands out none.</param>
    /// <param name="stride">The distance of two columns.</param>
    public void Write(Writer writer, string point, string first, string residuals, string jacobian, string stride)
    {
        var locals = names.Inner();
        if (jacobian.Length > 0) WriteZeros(writer, locals, residuals, jacobian, stride);
        var each = new ResidualText(method, scope.Model).EachAsFactor;
        var singles = new SingleParts(scope, body, locals);
        singles.WriteBefore(writer, point);
        writer.WriteLine($"{body.Call(scope.KernelName + ".", input => singles.Argument(input) ?? input.Kind switch
        {
            KernelInputKind.FirstRow => each == "1" ? first : $"{first} / {each}",
            KernelInputKind.Residuals => residuals,
            KernelInputKind.Width => stride,
            KernelInputKind.Slopes => Column(input, residuals, jacobian, stride),
            _ => scope.Fields.Argument(input, point, "", ""),
        }, writer.Column + 1)};");
    }

    /// <summary>The variables that the method does not know.</summary>
    private void WriteZeros(Writer writer, Names locals, string residuals, string jacobian, string stride)
    {
        foreach (var variable in scope.Model.Variables.Where(variable => method.Parameters.All(parameter => parameter.Name != variable.Name)))
        {
            if (variable.IsScalar)
            {
                foreach (var part in variable.Parts) writer.WriteLine($"{Window(scope.Layout.Place(variable, part), $"{residuals}.Length")}.Clear();");
                continue;
            }

            var (p, place) = (locals.Take("p"), scope.Layout.Place(variable));
            var end = place == "0" ? scope.Layout.NumbersOf(variable) : $"{place} + {scope.Layout.NumbersOf(variable)}";
            writer.WriteLine($"for (var {p} = {place}; {p} < {end}; {p}++) {Window(p, $"{residuals}.Length")}.Clear();");
        }

        string Window(string place, string length) => WindowOf(jacobian, place, stride, length);
    }

    private string Column(KernelInput input, string residuals, string jacobian, string stride)
    {
        var place = scope.Layout.Place(input.Of!, input.Part!);
        if (!input.Of!.IsScalar && input.Element < 0)
            return WindowOf(jacobian, place, stride, $"{InputText.Numbers(input.Of, scope.Layout.LengthOf(input.Of))} * {stride}");
        return WindowOf(jacobian, input.Element <= 0 ? place : place == "0" ? Literal.Of(input.Element) : $"{place} + {Literal.Of(input.Element)}", stride, $"{residuals}.Length");
    }

    private static string WindowOf(string jacobian, string place, string stride, string length) => place switch
    {
        "0" => $"{jacobian}[..{(length.Contains(' ') ? $"({length})" : length)}]",
        "1" => $"{jacobian}.Slice({stride}, {length})",
        _ => $"{jacobian}.Slice({(place.Contains(' ') ? $"({place})" : place)} * {stride}, {length})",
    };
}
