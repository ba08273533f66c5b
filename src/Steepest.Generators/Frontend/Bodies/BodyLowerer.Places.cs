using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Places: what can be written as well as read. A variable, an element, a part of either, or several side by side.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>A place. Whatever tells which one it is has been evaluated.</summary>
    private abstract record Target;

    private sealed record VariableTarget(ISymbol Symbol) : Target;

    private sealed record ElementTarget(Memory Buffer, int Index) : Target;

    private sealed record FieldTarget(Target Owner, int Position) : Target;

    private sealed record TupleTarget(Target[] Items) : Target;

    private sealed record NoTarget : Target;

    /// <param name="operation">What denotes the place.</param>
    /// <param name="isWritten">Whether it will be written, which the inputs may not.</param>
    private Target Locate(IOperation operation, bool isWritten = true)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                if (local.IsDeclaration) scope[local.Local] = Blank(local.Local.Type);
                return Resolved(new VariableTarget(local.Local));
            case IParameterReferenceOperation parameter:
                return PartBehind(parameter) ?? Resolved(new VariableTarget(parameter.Parameter));
            case IInstanceReferenceOperation instance when Receiver(instance) is { } receiver:
                return receiver;
            case IConditionalOperation { IsRef: true } choice:
                return Chosen(choice);
            case IDiscardOperation:
                return new NoTarget();
            case IDeclarationExpressionOperation declaration:
                return Locate(declaration.Expression, isWritten);
            case IConversionOperation { Conversion.IsIdentity: true } conversion:
                return Locate(conversion.Operand, isWritten);
            case ITupleOperation tuple:
                return new TupleTarget([.. tuple.Elements.Select(element => Locate(element, isWritten))]);
            case IFieldReferenceOperation { Instance: { } instance } field when ComponentOf(instance, field.Field) is { } position:
                return new FieldTarget(Locate(instance, isWritten), position);
            case IPropertyReferenceOperation { Instance: { } instance } property when !IsProblem(instance) && LayoutOf(instance.Type) is not null:
                return PropertyPlace(property, instance, isWritten);
            case IFieldReferenceOperation field:
                Refuse(Descriptors.State, field, "field", field.Field.Name, "assign a local instead");
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

                if (isWritten && !buffer.IsLocal && !findings.IsBroken) Refuse(Descriptors.WritesInput, operation);
                return new ElementTarget(buffer, index);
        }
    }

    private Value Read(Target target, IOperation at)
    {
        switch (target)
        {
            case VariableTarget { Symbol: var symbol }:
                return scope[symbol] is Reference reference ? Read(reference.Target, at) : scope[symbol] ?? Unknown(at, at.Type!);
            case TemporaryTarget temporary:
                return temporary.Value;
            case ChoiceTarget choice:
                return ReadChoice(choice, at);
            case PropertyTarget property:
                return ReadProperty(property, at);
            case ElementTarget element:
                return Load(element.Buffer, element.Index);
            case FieldTarget field when Part(field) is var (element, offset, template):
                return Load(element.Buffer, element.Index, offset, template);
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
            case VariableTarget { Symbol: var symbol } when scope[symbol] is Reference reference:
                Write(reference.Target, value, at);
                break;
            case VariableTarget { Symbol: var symbol }:
                Assign(symbol, value, at);
                break;
            case TemporaryTarget temporary:
                temporary.Value = value;
                break;
            case ChoiceTarget choice:
                WriteChoice(choice, value, at);
                break;
            case PropertyTarget property:
                WriteProperty(property, value, at);
                break;
            case ElementTarget { Buffer.IsLocal: false }:
                if (!findings.IsBroken) Refuse(Descriptors.WritesInput, at);
                break;
            case ElementTarget element:
                Store(element.Buffer, element.Index, value);
                break;
            case FieldTarget field when Part(field) is ({ Buffer.IsLocal: false }, _, _):
                if (!findings.IsBroken) Refuse(Descriptors.WritesInput, at);
                break;
            case FieldTarget field when Part(field) is var (element, offset, _):
                Store(element.Buffer, element.Index, offset, value);
                break;
            case FieldTarget field when Read(field.Owner, at) is Composite composite && field.Position >= 0:
                Value[] items = [.. composite.Items];
                items[field.Position] = value;
                Write(field.Owner, composite with { Items = items }, at);
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
            PropertyTarget property => TypeOf(property.Property.Type),
            ElementTarget { Buffer.Element: null } element => TypeOfElements(element.Buffer),
            FieldTarget field when Part(field) is (var element, _, Scalar) => TypeOfElements(element.Buffer),
            _ => null,
        };
        return value is Scalar scalar && type is { IsBuffer: false } number ? new Scalar(builder.Convert(scalar.Id, number)) : value;
    }

    /// <summary>A part of an element: the element, where the part begins in it, and what it is made of. Null for parts of variables.</summary>
    private static (ElementTarget Element, int Offset, Value Template)? Part(FieldTarget field)
    {
        var (element, offset, template) = field.Owner switch
        {
            ElementTarget { Buffer.Element: { } whole } owner => (owner, 0, whole),
            FieldTarget owner when Part(owner) is (var at, var start, Composite inner) => (at, start, inner),
            _ => (null, 0, null),
        };
        if (element is null || template is null || field.Position < 0 || field.Position >= template.Items.Length) return null;
        return (element, offset + template.Items.Take(field.Position).Sum(SizeOf), template.Items[field.Position]);
    }

    /// <summary>The number of numbers that a value is made of.</summary>
    private static int SizeOf(Value template) => template is Composite composite ? composite.Items.Sum(SizeOf) : 1;

    /// <summary>The element of a span or an array.</summary>
    private Value Load(Memory memory, int index) => Load(memory, index, 0, memory.Element ?? (Value)new Scalar(-1));

    private void Store(Memory memory, int index, Value value) => Store(memory, index, 0, value);

    private Value Load(Memory memory, int index, int offset, Value template)
        => Rebuild(template, new Queue<int>(OnBuffer(memory, buffer => [.. Enumerable.Range(offset, SizeOf(template)).Select(part => builder.Load(buffer, At(memory, index, part)))])));

    private void Store(Memory memory, int index, int offset, Value value)
    {
        var numbers = Flatten(value);
        var type = TypeOfElements(memory);
        if (offset + numbers.Length > memory.Stride || numbers.Any(number => builder.TypeOf(number) != type))
        {
            findings.Break();
            return;
        }

        OnBuffer(memory, buffer =>
        {
            for (var i = 0; i < numbers.Length; i++) builder.Store(buffer, At(memory, index, offset + i), numbers[i]);
            return [];
        });
    }

    /// <summary>Where a component of an element lies in the buffer. An index out of range stays out of range.</summary>
    private int At(Memory memory, int index, int part) => memory.Stride == 1
        ? index
        : builder.Apply(Operators.Add, builder.Apply(Operators.Multiply, index, builder.Integer(memory.Stride)), builder.Integer(part));

    /// <summary>Runs <paramref name="body"/> on the buffer behind a span or an array: on each of them, in a branch, where it may be several.</summary>
    private int[] OnBuffer(Memory memory, Func<int, int[]> body)
    {
        if (memory.Selection is not { Roots.Count: > 0 } selection) return body(memory.Id);
        return From(0);

        int[] From(int position)
        {
            var root = selection.Roots[position];
            int[] Run() => body(WindowOf(root.Buffer, selection.Start, selection.Length));
            if (position == selection.Roots.Count - 1) return Run();
            return builder.If(builder.Apply(Operators.Equal, selection.Selector, builder.Integer(root.Number)), Run, () => From(position + 1));
        }
    }

    /// <summary>A window onto a buffer; the buffer itself where that is plainly all of it.</summary>
    private int WindowOf(int buffer, int start, int length)
        => builder[start] is { Code: OpCode.Constant, Bits: 0 } && IsSame(length, Length(buffer)) ? buffer : builder.Slice(buffer, start, length);

    /// <summary>Whether two numbers are the same for a reason that can be seen.</summary>
    private bool IsSame(int first, int second)
    {
        if (first == second) return true;
        var (x, y) = (builder[first], builder[second]);
        if (x.Code != y.Code || x.Type != y.Type) return false;
        return x.Code switch
        {
            OpCode.Constant => x.Bits == y.Bits,
            OpCode.Length => x.Operands[0] == y.Operands[0],
            OpCode.Operator => x.Operator == y.Operator && x.Operands.Count == y.Operands.Count && Enumerable.Range(0, x.Operands.Count).All(i => IsSame(x.Operands[i], y.Operands[i])),
            _ => false,
        };
    }
}
