using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Element-wise functions of <c>TensorPrimitives</c>, as loops over the elements.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>A call that writes a function of spans, element by element, into other spans; null for all others.</summary>
    private Value? TensorCall(IInvocationOperation call, string name)
    {
        if (!name.StartsWith(TensorFunctions.Owner, StringComparison.Ordinal) || !call.TargetMethod.ReturnsVoid) return null;
        var function = name.Substring(TensorFunctions.Owner.Length);
        var arguments = call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).ToList();
        var written = function is "SinCos" or "SinCosPi" ? 2 : 1;
        var arity = arguments.Count - written;
        var isRow = TensorFunctions.Find(function, arity) is not null || function == "SoftMax" || written == 2;
        if (!isRow || arity < 1 || arguments.Any(argument => argument.Parameter is not { } parameter || !IsTensorArgument(parameter.Type))) return null;

        // Arguments are evaluated as they are written, which names may change.
        var values = new Dictionary<int, Value>();
        foreach (var argument in call.Arguments) values[argument.Parameter!.Ordinal] = argument.Parameter.Ordinal >= arity ? Written(argument.Value) : Evaluate(argument.Value);
        var inputs = Enumerable.Range(0, arity).Select(i => values[i]).ToList();
        var destinations = Enumerable.Range(arity, written).Select(i => (Memory)values[i]).ToList();
        if (inputs.OfType<Memory>().FirstOrDefault() is not { } first) return findings.IsBroken ? Nothing : null;

        var length = Length(first);
        foreach (var other in inputs.OfType<Memory>().Skip(1)) TensorReductions.DemandSameLength(builder, length, Length(other));
        foreach (var destination in destinations) DemandRoom(inputs, destination, length);
        Elementwise(call, function, inputs, destinations, length);
        return Nothing;
    }

    private bool IsTensorArgument(ITypeSymbol type)
        => TypeOf(type) is { } known && (known.IsBuffer ? known.ToElement().IsFloating : known.IsFloating || known == IrType.Int32);

    private void Elementwise(IInvocationOperation call, string function, List<Value> inputs, List<Memory> destinations, int length)
    {
        Term Element(Value value, int index) => new(builder, ((Scalar)(value is Memory memory ? Load(memory, index) : value)).Id);
        void Fill(Memory destination, Func<int, Term> value) => Each(length, index => Store(destination, index, new Scalar(value(index))));
        switch (function)
        {
            case "SoftMax":
                TensorReductions.DemandElements(builder, Whole((Memory)inputs[0]));
                var zero = builder.Constant(TypeOfElements(destinations[0]), 0);
                var sum = new Term(builder, builder.For(builder.Integer(0), length, 1, [zero], (i, carried) => [new Term(builder, carried[0]) + Operators.Exp.Of(Element(inputs[0], i))], "i", ["sum"])[0]);
                Fill(destinations[0], i => Operators.Exp.Of(Element(inputs[0], i)) / sum);
                break;
            case "SinCos" or "SinCosPi":
                var (sine, cosine) = function == "SinCos" ? (Operators.Sin, Operators.Cos) : (Operators.SinPi, Operators.CosPi);
                Each(length, index =>
                {
                    var angle = Element(inputs[0], index);
                    var (first, second) = (sine.Of(angle), cosine.Of(angle));
                    Store(destinations[0], index, new Scalar(first));
                    Store(destinations[1], index, new Scalar(second));
                });
                break;
            default:
                var row = TensorFunctions.Find(function, inputs.Count)!;
                if (row.DemandsElements) TensorReductions.DemandElements(builder, Whole((Memory)inputs[0]));
                Fill(destinations[0], i =>
                {
                    var value = row.Of([.. inputs.Select(input => Element(input, i))]);
                    if (builder[value].Operator is { } applied && (applied.LosesDerivative || applied.LostOperand >= 0 || applied.Domain is not null)) statements.Mark(value, call.Syntax, frame);
                    return value;
                });
                break;
        }
    }

    /// <summary>Throws where a destination is too short, or covers an input from another element on.</summary>
    private void DemandRoom(List<Value> inputs, Memory destination, int length)
    {
        if (!IsSame(length, Length(destination)))
            builder.Guard(builder.Apply(Operators.Less, Length(destination), length), "new global::System.ArgumentException(\"Destination is too short.\")");
        foreach (var input in inputs.OfType<Memory>().Where(input => input != destination && MayOverlap(input, destination)))
        {
            var (from, to) = (StartOf(input), StartOf(destination));
            if (from == to) continue;
            var covers = builder.Apply(
                Operators.And,
                builder.Apply(Operators.NotEqual, from, to),
                builder.Apply(
                    Operators.And,
                    builder.Apply(Operators.Less, from, builder.Apply(Operators.Add, to, length)),
                    builder.Apply(Operators.Less, to, builder.Apply(Operators.Add, from, length))));
            builder.Guard(covers, "new global::System.ArgumentException(\"The destination may only overlap the source span if the two spans start at the same element.\")");
        }
    }

    /// <summary>Where a window starts in the array that it is a window of.</summary>
    private int StartOf(Memory memory)
    {
        if (memory.Selection is { } selection) return selection.Start;
        var start = builder.Integer(0);
        for (var buffer = memory.Id; builder[buffer].Code == OpCode.Slice; buffer = builder[buffer].Operands[0]) start = builder.Apply(Operators.Add, start, builder[buffer].Operands[1]);
        return start;
    }
}
