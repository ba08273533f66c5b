using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Assignments to variables, elements and tuples of both. What is assigned to is located first, as C# does.</summary>
internal sealed partial class BodyLowerer
{
    private Value Assignment(IAssignmentOperation assignment)
    {
        switch (assignment)
        {
            case IDeconstructionAssignmentOperation deconstruction:
                var parts = Locate(deconstruction.Target);
                var whole = Evaluate(deconstruction.Value);
                Write(parts, Deconstructed(deconstruction, whole), deconstruction);
                return whole;
            case ISimpleAssignmentOperation { IsRef: true, Target: ILocalReferenceOperation { Local: var local } }:
                Refer(local, assignment.Value);
                return scope[local] is Reference reference ? Read(reference.Target, assignment) : Zero(assignment.Type);
            case ISimpleAssignmentOperation { IsRef: false }:
                var target = Locate(assignment.Target);
                var value = Evaluate(assignment.Value);
                Write(target, value, assignment);
                return value;
            case ICompoundAssignmentOperation compound:
                return Compound(compound);
            default:
                return RefuseKind(assignment);
        }
    }

    /// <summary>x op= y: x is read once, before y. C# converts y to the type of x where it is another one.</summary>
    private Value Compound(ICompoundAssignmentOperation assignment)
    {
        var target = Locate(assignment.Target);
        if (assignment.OperatorMethod is { IsStatic: false } inPlace)
        {
            Call(assignment, inPlace, [new Argument(inPlace.OriginalDefinition.Parameters[0], Evaluate(assignment.Value))], new Reference(target));
            return Read(target, assignment.Target);
        }

        var current = Read(target, assignment.Target);
        var right = Evaluate(assignment.Value);
        if (current is not Scalar && assignment.OperatorMethod is null) return findings.IsBroken ? Zero(assignment.Type) : RefuseKind(assignment);
        var value = Operation(assignment, assignment.OperatorKind, assignment.OperatorMethod, assignment.ConstrainedToType, assignment.IsChecked, assignment.IsLifted, current, right);
        value = Fitted(value, assignment.Target.Type!);
        Write(target, value, assignment);
        return value;
    }

    private Value Step(IIncrementOrDecrementOperation step)
    {
        var target = Locate(step.Target);
        if (step.OperatorMethod is { IsStatic: false } inPlace)
        {
            Call(step, inPlace, [], new Reference(target));
            return Read(target, step.Target);
        }

        var old = Read(target, step.Target);
        Value value;
        if (!step.IsLifted && OwnOperator(step.OperatorMethod, step.ConstrainedToType) is { } own) value = Operate(step, own, old);
        else if (!step.IsLifted && old is Scalar number)
            value = new Scalar(Operation(step, step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract, null, step.IsChecked, false, number.Id, builder.Convert(builder.Integer(1), builder.TypeOf(number.Id))));
        else return RefuseKind(step);
        Write(target, value, step);
        return step.IsPostfix ? old : value;
    }

    private void Assign(ISymbol symbol, Value value, IOperation at)
    {
        if (value is Closure || scope[symbol] is Closure)
        {
            Refuse(Descriptors.Unsupported, at, "A delegate that is assigned again", "declare another, or choose between the values that they give");
            return;
        }

        if (scope[symbol] is Rows or Tensor && value != scope[symbol])
        {
            Refuse(Descriptors.Unsupported, at, $"A variable of type '{Display(at.Type ?? problem)}' that is assigned again", "declare another, or choose between the elements");
            return;
        }

        if (value is Memory { Selection: null } memory) builder.Name(memory.Id, symbol.Name);
        if (value is Scalar scalar) builder.Name(scalar.Id, symbol.Name);
        if (value is Composite composite)
        {
            foreach (var (id, name) in Flatten(composite).Zip(NamesOf(composite, Spelled(symbol)), (id, name) => (id, name))) builder.Name(id, name);
        }

        scope[symbol] = value;
    }
}
