using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Assignments to variables, elements and tuples of both. What is assigned to is located first, as C# does.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>What an assignment writes.</summary>
    private abstract record Target;

    private sealed record VariableTarget(ISymbol Symbol) : Target;

    private sealed record ElementTarget(Memory Buffer, int Index) : Target;

    private sealed record FieldTarget(Target Owner, int Position) : Target;

    private sealed record TupleTarget(Target[] Items) : Target;

    private sealed record NoTarget : Target;

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

    private Target Locate(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                if (local.IsDeclaration)
                {
                    scope[local.Local] = null;
                    unset[local.Local] = nesting;
                }

                return new VariableTarget(local.Local);
            case IParameterReferenceOperation parameter:
                return new VariableTarget(parameter.Parameter);
            case IDiscardOperation:
                return new NoTarget();
            case IDeclarationExpressionOperation declaration:
                return Locate(declaration.Expression);
            case IConversionOperation { Conversion.IsIdentity: true } conversion:
                return Locate(conversion.Operand);
            case ITupleOperation tuple:
                return new TupleTarget([.. tuple.Elements.Select(Locate)]);
            case IFieldReferenceOperation { Instance: { Type: INamedTypeSymbol { IsTupleType: true } tuple } instance } field:
                return new FieldTarget(Locate(instance), Position(tuple, field.Field));
            case IFieldReferenceOperation field:
                Refuse(Descriptors.State, field, "field", field.Field.Name);
                return new NoTarget();
            case IInvalidOperation:
                findings.Break();
                return new NoTarget();
            default:
                if (Position(operation) is not var (buffer, index))
                {
                    RefuseKind(operation);
                    return new NoTarget();
                }

                if (!buffer.IsLocal && !findings.IsBroken) Refuse(Descriptors.WritesInput, operation);
                return new ElementTarget(buffer, index);
        }
    }

    private Value Read(Target target, IOperation at)
    {
        switch (target)
        {
            case VariableTarget { Symbol: var symbol }:
                return scope[symbol] ?? Unknown(at, at.Type!);
            case ElementTarget element:
                return new Scalar(builder.Load(element.Buffer.Id, element.Index));
            case FieldTarget field when Read(field.Owner, at) is Composite composite && field.Position >= 0:
                return composite.Items[field.Position];
            default:
                return Broken(at.Type);
        }
    }

    private void Write(Target target, Value value, IOperation at)
    {
        switch (target)
        {
            case VariableTarget { Symbol: var symbol }:
                Assign(symbol, value, at);
                break;
            case ElementTarget element when value is Scalar scalar && builder.TypeOf(scalar.Id) == builder.TypeOf(element.Buffer.Id).ToElement():
                builder.Store(element.Buffer.Id, element.Index, scalar.Id);
                break;
            case FieldTarget { Owner: VariableTarget { Symbol: var symbol } } field when scope[symbol] is Composite composite && field.Position >= 0:
                Value[] items = [.. composite.Items];
                items[field.Position] = value;
                Assign(symbol, composite with { Items = items }, at);
                break;
            case TupleTarget tuple when value is Composite composite && composite.Items.Length == tuple.Items.Length:
                for (var i = 0; i < tuple.Items.Length; i++) Write(tuple.Items[i], Fitted(tuple.Items[i], composite.Items[i]), at);
                break;
            case NoTarget:
                break;
            default:
                findings.Break();
                break;
        }
    }

    /// <summary>In a deconstruction each part is converted on its own, which the tree does not show.</summary>
    private Value Fitted(Target target, Value value)
    {
        var type = target switch
        {
            VariableTarget { Symbol: ILocalSymbol local } => TypeOf(local.Type),
            VariableTarget { Symbol: IParameterSymbol parameter } => TypeOf(parameter.Type),
            ElementTarget element => builder.TypeOf(element.Buffer.Id).ToElement(),
            _ => null,
        };
        return value is Scalar scalar && type is { IsBuffer: false } number ? new Scalar(builder.Convert(scalar.Id, number)) : value;
    }

    private void Assign(ISymbol symbol, Value value, IOperation at)
    {
        if (value is Memory memory)
        {
            if (scope[symbol] is not null || !unset.TryGetValue(symbol, out var declared) || declared != nesting)
            {
                Refuse(Descriptors.SpanReassigned, at, symbol.Name);
                return;
            }

            builder.Name(memory.Id, symbol.Name);
        }

        if (value is Scalar scalar) builder.Name(scalar.Id, symbol.Name);
        if (value is Composite composite)
        {
            foreach (var (id, name) in Flatten(composite).Zip(NamesOf(composite, symbol.Name), (id, name) => (id, name))) builder.Name(id, name);
        }

        scope[symbol] = value;
    }
}
