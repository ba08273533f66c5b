using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Assignments to variables, elements and tuples of both. What is assigned to is located first, as C# does.</summary>
internal sealed partial class BodyLowerer
{
    private Value Assignment(IAssignmentOperation assignment)
    {
        switch (assignment)
        {
            case ISimpleAssignmentOperation { IsRef: false } or IDeconstructionAssignmentOperation:
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
        if (Read(target, assignment.Target) is not Scalar current) return RefuseKind(assignment);
        var right = Number(assignment.Value);
        var value = new Scalar(Operation(assignment, assignment.OperatorKind, assignment.OperatorMethod, assignment.IsChecked, assignment.IsLifted, current.Id, right));
        Write(target, value, assignment);
        return value;
    }

    private Value Step(IIncrementOrDecrementOperation step)
    {
        var target = Locate(step.Target);
        if (step.IsLifted || (step.OperatorMethod is { } method && method.ContainingType.TypeKind != TypeKind.Interface) || Read(target, step.Target) is not Scalar old) return RefuseKind(step);
        var kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var value = new Scalar(Operation(step, kind, null, step.IsChecked, false, old.Id, Constant(builder.TypeOf(old.Id), 1)));
        Write(target, value, step);
        return step.IsPostfix ? old : value;
    }

    private void Assign(ISymbol symbol, Value value, IOperation at)
    {
        if (value is Memory { Selection: null } memory) builder.Name(memory.Id, symbol.Name);
        if (value is Scalar scalar) builder.Name(scalar.Id, symbol.Name);
        if (value is Composite composite)
        {
            foreach (var (id, name) in Flatten(composite).Zip(NamesOf(composite, symbol.Name), (id, name) => (id, name))) builder.Name(id, name);
        }

        scope[symbol] = value;
    }
}
