using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>What the compiler writes for records and tuples: equality, and taking them apart.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>A member of a record that has no source; null for every other.</summary>
    private Value? Generated(IOperation call, IMethodSymbol method, IReadOnlyList<Argument> arguments, Value? receiver)
    {
        if (!method.IsImplicitlyDeclared || !method.ContainingType.IsRecord) return null;
        Value? Of(Value? value) => value is null ? null : Dereferenced(value, call);
        return (method.Name, arguments.Count) switch
        {
            ("op_Equality", 2) => new Scalar(RecordsEqual(call, Of(arguments[0].Value), Of(arguments[1].Value), method.ContainingType)),
            ("op_Inequality", 2) => new Scalar(builder.Apply(Operators.Not, RecordsEqual(call, Of(arguments[0].Value), Of(arguments[1].Value), method.ContainingType))),
            ("Equals", 1) when SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, method.ContainingType) => new Scalar(RecordsEqual(call, Of(receiver), Of(arguments[0].Value), method.ContainingType)),
            _ => null,
        };
    }

    /// <summary>Records are equal where <c>Equals</c> says so, which the user may have written.</summary>
    private int RecordsEqual(IOperation at, Value? left, Value? right, INamedTypeSymbol type)
        => left is null || right is null ? builder.Boolean(false) : HaveEqualParts(at, left, right, type);

    /// <summary>As <c>EqualityComparer.Default</c> compares: a NaN equals a NaN.</summary>
    private int HaveEqualParts(IOperation at, Value left, Value right, ITypeSymbol type)
    {
        if (left is Scalar first && right is Scalar second)
        {
            var equal = builder.Apply(Operators.Equal, first.Id, second.Id);
            if (!builder.TypeOf(first.Id).IsFloating) return equal;
            return builder.Apply(Operators.Or, equal, builder.Apply(Operators.And, IsNaN(first.Id), IsNaN(second.Id)));
        }

        if (LayoutOf(type) is not { } layout || left is not Composite one || right is not Composite other) return Failed(at, type);
        if (OwnEquals(layout.Type) is { } own) return Call(at, own, [new Argument(own.OriginalDefinition.Parameters[0], right)], left) is Scalar result ? result.Id : Failed(at, type);
        if (!layout.Type.IsRecord && !layout.Type.IsTupleType && !Structures.IsKnown(layout.Type) && layout.Type.GetMembers("Equals").Any(member => !member.IsImplicitlyDeclared)) return Failed(at, type);
        var all = builder.Boolean(true);
        for (var i = 0; i < layout.Components.Count; i++) all = builder.Apply(Operators.And, all, HaveEqualParts(at, one.Items[i], other.Items[i], layout.Components[i].Type));
        return all;
    }

    private int IsNaN(int number) => builder.Apply(Operators.NotEqual, number, number);

    private int Failed(IOperation at, ITypeSymbol type)
    {
        if (!findings.IsBroken) Refuse(Descriptors.Unsupported, at, $"The equality of '{Display(type)}'", "compare the numbers in it");
        return builder.Boolean(false);
    }

    /// <summary>The <c>Equals</c> that a struct declares for its own type.</summary>
    private static IMethodSymbol? OwnEquals(INamedTypeSymbol type) => type.IsTupleType || Structures.IsKnown(type) ? null : type.GetMembers("Equals").OfType<IMethodSymbol>().FirstOrDefault(method
        => !method.IsImplicitlyDeclared && !method.IsStatic && method.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, type)
            && (type.IsRecord || type.AllInterfaces.Any(implemented => implemented.Name == "IEquatable" && SymbolEqualityComparer.Default.Equals(implemented.TypeArguments[0], type))));

    /// <summary>Tuples are compared item by item, with the operator of the items.</summary>
    private Value CompareTuples(ITupleBinaryOperation comparison)
    {
        var (left, right) = (Evaluate(comparison.LeftOperand), Evaluate(comparison.RightOperand));
        var equal = AreEqual(comparison, left, comparison.LeftOperand.Type, right, comparison.RightOperand.Type);
        return new Scalar(comparison.OperatorKind == BinaryOperatorKind.Equals ? equal : builder.Apply(Operators.Not, equal));
    }

    private int AreEqual(IOperation at, Value left, ITypeSymbol? leftType, Value right, ITypeSymbol? rightType)
    {
        if (left is Scalar first && right is Scalar second && Promoted(first.Id, second.Id) is var (x, y)) return builder.Apply(Operators.Equal, x, y);
        if (left is Composite one && right is Composite other && ItemsOf(leftType) is { } leftItems && ItemsOf(rightType) is { } rightItems && leftItems.Length == rightItems.Length)
        {
            return Enumerable.Range(0, leftItems.Length)
                .Select(i => AreEqual(at, one.Items[i], leftItems[i], other.Items[i], rightItems[i]))
                .Aggregate((all, next) => builder.Apply(Operators.And, all, next));
        }

        if (leftType is not null && SymbolEqualityComparer.Default.Equals(leftType, rightType)
            && leftType.GetMembers("op_Equality").OfType<IMethodSymbol>().ToList() is [var only]
            && only.Parameters.All(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, leftType))
            && Operate(at, only, left, right) is Scalar result)
            return result.Id;
        if (!findings.IsBroken) Refuse(Descriptors.Unsupported, at, "This comparison of tuples", "compare the items one by one");
        return builder.Boolean(false);
    }

    private ITypeSymbol[]? ItemsOf(ITypeSymbol? type)
        => type is not null && frame.Resolve(type) is INamedTypeSymbol { IsTupleType: true } tuple ? [.. tuple.TupleElements.Select(item => item.Type)] : null;

    /// <summary>Two numbers as C# compares them.</summary>
    private (int First, int Second)? Promoted(int first, int second)
    {
        var (x, y) = (builder.TypeOf(first), builder.TypeOf(second));
        if (x == y) return (first, second);
        if (x == IrType.Boolean || y == IrType.Boolean) return null;
        IrType[] order = [IrType.Double, IrType.Single, IrType.Int64];
        var common = order.FirstOrDefault(type => x == type || y == type);
        return common == default || !(x.IsFloating || x == IrType.Int32 || x == IrType.Int64) || !(y.IsFloating || y == IrType.Int32 || y == IrType.Int64)
            ? null
            : (builder.Convert(first, common), builder.Convert(second, common));
    }

    /// <summary>The parts of a value that is assigned to several variables at once.</summary>
    private Value Deconstructed(IDeconstructionAssignmentOperation assignment, Value value)
        => sources.Deconstruction(assignment) is { } info ? Deconstructed(assignment, value, info) : value;

    private Value Deconstructed(IOperation at, Value value, DeconstructionInfo info)
    {
        if (info.Method is { } method) value = Deconstructed(at, value, method);
        if (info.Nested.IsDefaultOrEmpty || value is not Composite composite || composite.Items.Length != info.Nested.Length) return value;
        return composite with { Items = [.. composite.Items.Select((item, i) => Deconstructed(at, item, info.Nested[i]))] };
    }

    private Value Deconstructed(IOperation at, Value value, IMethodSymbol method)
    {
        if (method is { IsImplicitlyDeclared: true, ContainingType.IsRecord: true })
        {
            Value Of(IParameterSymbol parameter) => method.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property
                ? PropertyOf(at, value, property)
                : Broken(parameter.Type);
            return new Composite([.. method.Parameters.Select(Of)], [.. method.Parameters.Select(parameter => parameter.Name)]);
        }

        if (sources.Find(method) is not { } body || assigned.ChangesInstance(method)) return Refuse(Descriptors.UnknownFunction, at, DisplayName(method));
        var outputs = method.OriginalDefinition.Parameters.Where(parameter => parameter.RefKind == RefKind.Out).ToArray();
        Argument[] arguments = [.. method.OriginalDefinition.Parameters.Select(parameter => new Argument(parameter, parameter.RefKind == RefKind.Out ? null : value))];
        return Enter(at, method, arguments, method.IsStatic ? null : value, () =>
        {
            Statements(body.Operations, 0);
            return new Composite([.. outputs.Select(output => scope[output] ?? Broken(output.Type))], [.. outputs.Select(output => output.Name)]);
        })!;
    }

    /// <summary>A property of a value that is no place.</summary>
    private Value PropertyOf(IOperation at, Value value, IPropertySymbol property)
    {
        if (LayoutOf(property.ContainingType)?.Position(property) is >= 0 and var position && value is Composite composite && (property.GetMethod is null || sources.Find(property.GetMethod) is null)) return composite.Items[position];
        return property.GetMethod is { } getter ? Call(at, getter, [], value) : Broken(property.Type);
    }
}
