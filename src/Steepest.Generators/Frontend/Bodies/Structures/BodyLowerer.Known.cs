using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>The structs of <c>System.Numerics</c>: their members are rows of a table, by name and by the sizes of their operands.</summary>
internal sealed partial class BodyLowerer
{
    private Value? Known(IOperation at, IMethodSymbol method, IReadOnlyList<Argument> arguments, Value? receiver)
    {
        if (!Structures.IsKnown(method.ContainingType)) return null;
        var inputs = arguments.Where(argument => argument.Parameter.RefKind != RefKind.Out).OrderBy(argument => argument.Parameter.Ordinal).Select(argument => argument.Value);
        Value?[] operands = receiver is null ? [.. inputs] : [receiver, .. inputs];
        if (operands.Any(operand => operand is null)) return Broken(at.Type);
        Term[][] terms = [.. operands.Select(operand => Flatten(Dereferenced(operand!, at)).Select(id => new Term(builder, id)).ToArray())];
        if (StructFunctions.Find($"{method.ContainingType.Name}.{method.MetadataName}", terms.Select(operand => operand.Length)) is not { } row)
            return Refuse(Descriptors.UnknownFunction, at, DisplayName(method));
        if (builder.IsStrict && !StrictCalls.KeepsBits(method.ContainingType.Name, method.MetadataName)) return Refuse(Descriptors.LooseBits, at, DisplayName(method));

        var numbers = new Queue<int>(row.Build(builder, terms).Select(term => term.Value));
        if (method.MethodKind == MethodKind.Constructor) return Rebuild(Zero(method.ContainingType), numbers);

        // What changes its instance gives all of it anew.
        if (method.ReturnsVoid && receiver is Reference { Target: var instance })
        {
            Write(instance, Rebuild(Zero(method.ContainingType), numbers), at);
            return new Composite([], []);
        }

        var result = Rebuild(Zero(method.ReturnType), numbers);
        foreach (var output in arguments.Where(argument => argument.Parameter.RefKind == RefKind.Out))
        {
            var value = Rebuild(Zero(output.Parameter.Type), numbers);
            if (output.Value is Reference { Target: var target }) Write(target, value, at);
        }

        return result;
    }

    /// <summary><c>Vector3.UnitX</c>, <c>Complex.One</c>; null for members of other types.</summary>
    private Value? KnownConstant(IMemberReferenceOperation reference)
    {
        if (!reference.Member.IsStatic || !Structures.IsKnown(reference.Member.ContainingType)) return null;
        return StructFunctions.Find($"{reference.Member.ContainingType.Name}.get_{reference.Member.Name}", []) is { } row
            ? Rebuild(Zero(reference.Type), new Queue<int>(row.Build(builder, []).Select(term => term.Value)))
            : Refuse(Descriptors.UnknownFunction, reference, $"{reference.Member.ContainingType.Name}.{reference.Member.Name}");
    }
}
