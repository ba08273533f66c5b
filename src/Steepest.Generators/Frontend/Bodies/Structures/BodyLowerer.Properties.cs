using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Properties and indexers of structs: those without a body are parts of the instance, the others are calls.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>A property with a body, of an instance that has been located, with its indices evaluated.</summary>
    private sealed record PropertyTarget(Target Owner, IPropertySymbol Property, IReadOnlyList<Argument> Indices) : Target;

    /// <summary>The component that a property without a body reads; null where its getter is a method.</summary>
    private int? StoredIn(IPropertyReferenceOperation reference, IOperation instance)
    {
        var property = (IPropertySymbol)Actual(reference.Property, instance.Type);
        return LayoutOf(instance.Type)?.Position(property) is >= 0 and var position && (property.GetMethod is null || sources.Find(property.GetMethod) is null) ? position : null;
    }

    private Value StructProperty(IPropertyReferenceOperation reference, IOperation instance)
    {
        if (StoredIn(reference, instance) is { } position) return Part(instance, position, reference);
        var property = (IPropertySymbol)Actual(reference.Property, instance.Type);
        if (property.GetMethod is not { } getter) return Broken(reference.Type);
        if (ExtendedBy(getter, instance) is { } extended) return Call(reference, getter, [extended]);
        var receiver = ReceiverOf(instance, getter);
        return Arguments(reference.Arguments, getter) is { } indices ? Call(reference, getter, indices, receiver) : Broken(reference.Type);
    }

    private Target PropertyPlace(IPropertyReferenceOperation reference, IOperation instance, bool isWritten)
    {
        var property = (IPropertySymbol)Actual(reference.Property, instance.Type);
        var owner = Locate(instance, isWritten);
        if (LayoutOf(instance.Type)?.Position(property) is >= 0 and var position && (property.SetMethod is not { } setter || sources.Find(setter) is null)) return new FieldTarget(owner, position);
        return new PropertyTarget(owner, property, property.GetMethod is { } getter ? Arguments(reference.Arguments, getter) ?? [] : []);
    }

    private Value ReadProperty(PropertyTarget target, IOperation at)
        => target.Property.GetMethod is { } getter ? Call(at, getter, target.Indices, new Reference(target.Owner)) : Broken(target.Property.Type);

    private void WriteProperty(PropertyTarget target, Value value, IOperation at)
    {
        if (target.Property.SetMethod is not { } setter)
        {
            findings.Break();
            return;
        }

        // The setter's parameters are the indices, named as in the getter, and the value.
        Argument[] arguments = [.. target.Indices.Select((index, i) => new Argument(setter.Parameters[i], index.Value)), new Argument(setter.Parameters[setter.Parameters.Length - 1], value)];
        Call(at, setter, arguments, new Reference(target.Owner));
    }
}
