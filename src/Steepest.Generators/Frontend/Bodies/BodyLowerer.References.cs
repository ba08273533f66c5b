using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Ref locals: variables that stand for a place, which may be another one later.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>One of two variables, or parts of them.</summary>
    private sealed record ChoiceTarget(int Condition, Target First, Target Second) : Target;

    /// <summary>Lets a ref local refer to a place. Whether it is written through shows where that is done.</summary>
    private void Refer(ILocalSymbol local, IOperation place)
    {
        var target = Locate(place, isWritten: false);
        scope[local] = target is NoTarget ? null : new Reference(target);
    }

    /// <summary><c>ref condition ? ref a : ref b</c>: of two elements the one that is meant, of variables both.</summary>
    private Target Chosen(IConditionalOperation choice)
    {
        if (choice.WhenFalse is not { } otherwise) return Missing();
        var condition = Number(choice.Condition);
        if (builder[condition] is { Code: OpCode.Constant, Bits: var taken }) return Locate(taken != 0 ? choice.WhenTrue : otherwise, false);
        Target? first = null, second = null;
        MemoryMeeting? meeting = null;
        int[] Side(IOperation side, ref Target? located)
        {
            located = Locate(side, false);
            if (BaseOf(located) is not { } element) return [];
            meeting ??= new MemoryMeeting(this, element.Buffer, null, builder.Depth - 1);
            return [.. meeting.Arrive(element.Buffer), element.Index];
        }

        // A variable is found without a trace; an element only where it is meant.
        if (IsVariable(choice.WhenTrue) && IsVariable(otherwise)) return new ChoiceTarget(condition, Locate(choice.WhenTrue, false), Locate(otherwise, false));
        if (IsVariable(choice.WhenTrue) || IsVariable(otherwise)) return RefuseChoice(choice);
        var carried = new Carried(this, assigned.In(choice.WhenTrue, otherwise).Where(symbol => scope[symbol] is not null));
        var results = new Queue<int>(builder.If(
            condition,
            () => Path(() => [.. Side(choice.WhenTrue, ref first), .. carried.Values()]),
            () => Path(() => [.. Side(otherwise, ref second), .. carried.Values()])));
        if (meeting is null || first is null || second is null || !IsSamePart(first, second)) return RefuseChoice(choice);
        var buffer = meeting.Leave(results);
        var chosen = Based(first, new ElementTarget(buffer, results.Dequeue()));
        carried.Bind(results);
        return chosen;
    }

    private NoTarget RefuseChoice(IOperation choice)
    {
        Refuse(Descriptors.Unsupported, choice, "A reference to an element or a variable", "choose between two elements, or between two variables");
        return new NoTarget();
    }

    private NoTarget Missing()
    {
        findings.Break();
        return new NoTarget();
    }

    private bool IsVariable(IOperation place) => place switch
    {
        ILocalReferenceOperation { Local.RefKind: RefKind.None } or IParameterReferenceOperation { Parameter.RefKind: RefKind.None } => true,
        ILocalReferenceOperation or IParameterReferenceOperation => BaseOf(Locate(place, false)) is null,
        IFieldReferenceOperation { Instance: { } instance } => IsVariable(instance),
        _ => false,
    };

    private Value ReadChoice(ChoiceTarget choice, IOperation at)
    {
        var (first, second) = (Read(choice.First, at), Read(choice.Second, at));
        var (one, other) = (Flatten(first), Flatten(second));
        if (one.Length != other.Length || one.Length == 0) return RefuseKind(at);
        return Rebuild(first, new Queue<int>(one.Select((number, i) => builder.Emit(Operators.Select, choice.Condition, number, other[i]))));
    }

    private void WriteChoice(ChoiceTarget choice, Value value, IOperation at)
    {
        var (first, second) = (Read(choice.First, at), Read(choice.Second, at));
        Value Either(Value then, Value otherwise)
        {
            var other = Flatten(otherwise);
            return Rebuild(then, new Queue<int>(Flatten(then).Select((number, i) => builder.Emit(Operators.Select, choice.Condition, number, other[i]))));
        }

        if (Flatten(first).Length != Flatten(value).Length || Flatten(second).Length != Flatten(value).Length) return;
        Write(choice.First, Either(value, first), at);
        Write(choice.Second, Either(second, value), at);
    }

    /// <summary>The element that a place is, or is a part of; null for places in variables.</summary>
    private static ElementTarget? BaseOf(Target target) => target switch
    {
        ElementTarget element => element,
        FieldTarget field => BaseOf(field.Owner),
        _ => null,
    };

    /// <summary>The same part of another element.</summary>
    private static Target Based(Target target, ElementTarget element) => target is FieldTarget field ? field with { Owner = Based(field.Owner, element) } : element;

    private static bool IsSamePart(Target first, Target second) => (first, second) switch
    {
        (FieldTarget one, FieldTarget other) => one.Position == other.Position && IsSamePart(one.Owner, other.Owner),
        (ElementTarget, ElementTarget) => true,
        _ => false,
    };
}
