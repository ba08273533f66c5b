using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>The methods of spans and arrays that move elements and compute nothing.</summary>
internal sealed partial class BodyLowerer
{
    private static readonly Composite Nothing = new([], []);

    /// <summary>A call that only makes windows or moves elements; null for all others.</summary>
    private Value? BufferCall(IInvocationOperation call, string name)
    {
        var arguments = call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => argument.Value).ToArray();
        if (name == "System.Array.Empty" && call.Type is { } empty && Holding(empty) is var (number, template)) return Allocate(number, template, builder.Integer(0));
        IOperation[] operands = call.Instance is { } instance ? [instance, .. arguments] : arguments;
        if (operands.Length == 0 || Unwrapped(operands[0]).Type is not { } type || TypeOf(type) is not { IsBuffer: true }) return null;
        operands = [.. operands.Select(Unwrapped)];
        var isCounted = operands.Skip(1).All(operand => operand.Type?.SpecialType == SpecialType.System_Int32);
        switch (name, operands.Length)
        {
            case ("System.Span.Slice" or "System.ReadOnlySpan.Slice" or "System.MemoryExtensions.AsSpan", <= 3) when isCounted:
                var (whole, from, count) = Stretch(operands);
                return operands.Length == 1 ? whole : Window(whole, from, count);
            case ("System.MemoryExtensions.AsSpan", 2) when operands[1] is IRangeOperation { IsLifted: false } range:
                return Range(Buffer(operands[0]), range);
            case ("System.Span.ToArray" or "System.ReadOnlySpan.ToArray" or "System.Array.Clone", 1):
                return Copy(Buffer(operands[0]));
            case ("System.Span.Clear" or "System.Array.Clear", 1):
                OnBuffer(Written(operands[0]), Cleared);
                return Nothing;
            case ("System.Array.Clear", 3):
                OnBuffer(Stretched(operands), Cleared);
                return Nothing;
            case ("System.Span.Fill" or "System.Array.Fill", 2):
                Fill(Written(operands[0]), Evaluate(operands[1]));
                return Nothing;
            case ("System.Array.Fill", 4):
                var (filled, value) = (Written(operands[0]), Evaluate(operands[1]));
                Fill(Window(filled, Number(operands[2]), Number(operands[3])), value);
                return Nothing;
            case ("System.Span.CopyTo" or "System.ReadOnlySpan.CopyTo" or "System.MemoryExtensions.CopyTo", 2) when TypeOf(operands[1].Type) is { IsBuffer: true }:
                CopyTo(Buffer(operands[0]), Written(operands[1]));
                return Nothing;
            case ("System.Array.CopyTo", 2) when operands[1].Type?.SpecialType != SpecialType.System_Int32:
                return null;
            case ("System.Array.CopyTo", 3):
                var (source, target) = (Buffer(operands[0]), Written(operands[1]));
                CopyTo(source, Rest(target, Number(operands[2])));
                return Nothing;
            case ("System.Span.TryCopyTo" or "System.ReadOnlySpan.TryCopyTo", 2):
                return TryCopyTo(Buffer(operands[0]), Written(operands[1]));
            case ("System.Array.Copy", 3):
                var (first, second) = (Buffer(operands[0]), Written(operands[1]));
                var length = Number(operands[2]);
                CopyTo(Window(first, builder.Integer(0), length), Window(second, builder.Integer(0), length));
                return Nothing;
            case ("System.Array.Copy", 5):
                var (origin, originAt, destination, destinationAt) = (Buffer(operands[0]), Number(operands[1]), Written(operands[2]), Number(operands[3]));
                var copied = Number(operands[4]);
                CopyTo(Window(origin, originAt, copied), Window(destination, destinationAt, copied));
                return Nothing;
            case ("System.MemoryExtensions.Reverse" or "System.Array.Reverse", 1):
                Reverse(Written(operands[0]));
                return Nothing;
            case ("System.Array.Reverse", 3):
                Reverse(Stretched(operands));
                return Nothing;
            case ("System.Array.GetLength" or "System.Array.GetUpperBound" or "System.Array.GetLowerBound", 2) when operands[1].ConstantValue is { HasValue: true, Value: int dimension }:
                return Extent(Buffer(operands[0]), dimension, method: call.TargetMethod.Name) ?? Refuse(Descriptors.UnknownFunction, call, call.TargetMethod.Name);
            default:
                return null;
        }
    }

    /// <summary>An array as the method that takes any array sees it.</summary>
    private static IOperation Unwrapped(IOperation operand)
        => operand is IConversionOperation { IsImplicit: true, OperatorMethod: null, Conversion.IsReference: true, Operand: var inner } ? inner : operand;

    /// <summary>A span or an array, with the start and the length that are passed beside it; without them, all of it.</summary>
    private (Memory Whole, int Start, int Length) Stretch(IOperation[] operands)
    {
        var whole = Buffer(operands[0]);
        var start = operands.Length > 1 ? Number(operands[1]) : builder.Integer(0);
        return (whole, start, operands.Length == 3 ? Number(operands[2]) : builder.Apply(Operators.Subtract, Length(whole), start));
    }

    /// <summary>A part of an array that is written.</summary>
    private Memory Stretched(IOperation[] operands)
    {
        var whole = Written(operands[0]);
        var start = Number(operands[1]);
        return Window(whole, start, Number(operands[2]));
    }

    private Memory Rest(Memory memory, int start) => Window(memory, start, builder.Apply(Operators.Subtract, Length(memory), start));

    private Memory Range(Memory source, IRangeOperation bounds)
    {
        var length = Length(source);
        var start = bounds.LeftOperand is null ? builder.Integer(0) : Index(bounds.LeftOperand, length);
        var end = bounds.RightOperand is null ? length : Index(bounds.RightOperand, length);
        return Window(source, start, builder.Apply(Operators.Subtract, end, start));
    }

    private Memory Written(IOperation operand)
    {
        var buffer = Buffer(operand);
        if (!buffer.IsLocal && !findings.IsBroken) Refuse(Descriptors.WritesInput, operand);
        return buffer;
    }

    private int[] Cleared(int buffer)
    {
        builder.Clear(buffer);
        return [];
    }

    private void Fill(Memory target, Value value)
    {
        var stored = Stored(value, TypeOfElements(target));
        Each(Length(target), index => Store(target, index, stored));
    }

    /// <summary>What is copied is what the source held before, where the two may overlap.</summary>
    private void CopyTo(Memory source, Memory target)
    {
        if (!IsSame(Length(source), Length(target))) builder.Guard(builder.Apply(Operators.Greater, Length(source), Length(target)), "new global::System.ArgumentException()");
        Move(MayOverlap(source, target) ? Copy(source) : source, target, Length(source));
    }

    private Scalar TryCopyTo(Memory source, Memory target)
    {
        var fits = builder.Apply(Operators.LessOrEqual, Length(source), Length(target));
        builder.If(fits, () =>
        {
            Move(MayOverlap(source, target) ? Copy(source) : source, target, Length(source));
            return [];
        }, () => []);
        return new Scalar(fits);
    }

    private bool MayOverlap(Memory first, Memory second) => Roots(first).Intersect(Roots(second)).Any();

    private IEnumerable<int> Roots(Memory memory) => memory.Selection is { } selection ? selection.Roots.Select(root => root.Buffer) : [Root(memory.Id)];

    private int Root(int buffer) => builder[buffer].Code == OpCode.Slice ? Root(builder[buffer].Operands[0]) : buffer;

    private void Reverse(Memory memory)
    {
        var length = Length(memory);
        Each(builder.Apply(Operators.Divide, length, builder.Integer(2)), index =>
        {
            var mirrored = builder.Apply(Operators.Subtract, builder.Apply(Operators.Subtract, length, builder.Integer(1)), index);
            var (first, last) = (Load(memory, index), Load(memory, mirrored));
            Store(memory, index, last);
            Store(memory, mirrored, first);
        });
    }

    private Scalar? Extent(Memory array, int dimension, string method)
    {
        var lengths = array.Dimensions ?? [Length(array)];
        if (dimension < 0 || dimension >= lengths.Length) return null;
        return new Scalar(method switch
        {
            "GetLowerBound" => builder.Integer(0),
            "GetUpperBound" => builder.Apply(Operators.Subtract, lengths[dimension], builder.Integer(1)),
            _ => lengths[dimension],
        });
    }
}
