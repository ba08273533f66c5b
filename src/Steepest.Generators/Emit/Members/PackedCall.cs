namespace Steepest.Generators.Emit.Members;

/// <summary>Calls a body that leaves a gradient with the parts of packed vectors, and puts the gradients of scalars in their lanes.</summary>
internal sealed class PackedCall(ProblemScope scope, KernelMethod method, Names names)
{
    private readonly List<KernelInput> scalars = [.. method.Inputs.Where(input => input.Kind == KernelInputKind.ScalarGradient)];

    /// <param name="writer">Where to.</param>
    /// <param name="owner">What stands before the method's name.</param>
    /// <param name="argument">What inputs other than scalar gradients get.</param>
    /// <param name="point">The packed point.</param>
    /// <param name="gradient">The packed vector that receives the gradient.</param>
    /// <param name="isAdded">Whether scalar gradients are added to their lanes.</param>
    /// <param name="leave">Writes what happens to the value, given its expression.</param>
    /// <param name="direction">The packed direction, where the body takes one.</param>
    public void Write(Writer writer, string owner, Func<KernelInput, string> argument, string point, string gradient, bool isAdded, Action<string> leave, string direction = "")
    {
        // A lane can be passed as it is where it is overwritten and of the right type.
        var locals = names.Inner();
        bool IsDirect(KernelInput scalar) => !isAdded && scalar.Type.Element == scope.Layout.Element;
        var outputs = scalars.ToDictionary(
            scalar => scalar,
            scalar => IsDirect(scalar) ? scope.Layout.Part(gradient, scalar.Of!, scalar.Part!) : "var " + locals.Take(scalar.Part!.Name + "Gradient"));
        var singles = new SingleParts(scope, method, locals);
        singles.WriteBefore(writer, point, direction);
        var call = method.Call(
            owner, input => input.Kind == KernelInputKind.ScalarGradient ? "out " + outputs[input] : singles.Argument(input) ?? argument(input), writer.Column + "var loss = ".Length);
        var indirect = scalars.Where(scalar => !IsDirect(scalar)).ToList();
        if (indirect.Count == 0 && !singles.Any)
        {
            leave(call);
            return;
        }

        var loss = locals.Take("loss");
        writer.WriteLine($"var {loss} = {call};");
        foreach (var scalar in indirect)
        {
            var cast = scalar.Type.Element == scope.Layout.Element ? "" : $"({TypeText.Of(scope.Layout.Element)})";
            writer.WriteLine($"{scope.Layout.Part(gradient, scalar.Of!, scalar.Part!)} {(isAdded ? "+=" : "=")} {cast}{outputs[scalar].Substring("var ".Length)};");
        }

        singles.WriteBehind(writer, gradient, isAdded);
        leave(loss);
    }
}
