using System.Numerics.Tensors;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Steepest.Reference.Oracle;

/// <summary>Arguments of the real program as arguments of the evaluated one: every floating number becomes a real, a variable's with its part of the directions.</summary>
internal sealed class Lifting<T>(ReadOnlyMemory<double> direction, int unit)
    where T : struct, IScalar<T>
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>How many variables have been met so far.</summary>
    public int Count { get; private set; }

    public object? Lift(object? value, Type target, bool isVariable)
    {
        switch (value)
        {
            case null:
                return null;
            case double[] row when target == typeof(Real64<T>[]):
                return Array.ConvertAll(row, item => Wide(item, isVariable));
            case float[] row when target == typeof(Real32<T>[]):
                return Array.ConvertAll(row, item => Narrow(item, isVariable));
            case Tensor<double> tensor:
                return Tensor.Create(Array.ConvertAll(tensor.ToArray(), item => Wide(item, isVariable)), tensor.Lengths);
            case Tensor<float> tensor:
                return Tensor.Create(Array.ConvertAll(tensor.ToArray(), item => Narrow(item, isVariable)), tensor.Lengths);
            case Array array when target.IsArray:
                return Elements(array, target.GetElementType()!, isVariable);
        }

        if (target == typeof(Real64<T>)) return Wide(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture), isVariable);
        if (target == typeof(Real32<T>)) return Narrow((float)value, isVariable);
        if (target.IsInstanceOfType(value)) return value;
        if (target.IsEnum) return Enum.ToObject(target, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
        var lifted = RuntimeHelpers.GetUninitializedObject(target);
        foreach (var (from, to) in Instance(value.GetType()).Zip(Instance(target), (from, to) => (from, to)))
            to.SetValue(lifted, Lift(from.GetValue(value), to.FieldType, isVariable));
        return lifted;
    }

    /// <summary>The fields of a type in the order of their declaration, which the two versions of a type share.</summary>
    private static IEnumerable<FieldInfo> Instance(Type type) => type.GetFields(Fields).OrderBy(field => field.MetadataToken);

    private Array Elements(Array array, Type element, bool isVariable)
    {
        var lifted = Array.CreateInstance(element, [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)]);
        var index = new int[array.Rank];
        foreach (var item in array)
        {
            lifted.SetValue(Lift(item, element, isVariable), index);
            for (var d = array.Rank - 1; d >= 0 && ++index[d] == array.GetLength(d) && d > 0; d--) index[d] = 0;
        }

        return lifted;
    }

    private Real64<T> Wide(double value, bool isVariable) => isVariable ? Seeded(Real64<T>.Variable, value) : Real64<T>.Of(value);

    private Real32<T> Narrow(float value, bool isVariable) => isVariable ? Seeded(Real32<T>.Variable, value) : Real32<T>.Of((double)value);

    private TReal Seeded<TReal>(Func<double, double, double, TReal> variable, double value)
    {
        var index = Count++;
        return variable(value, index == unit ? 1 : 0, index < direction.Length ? direction.Span[index] : 0);
    }

    /// <summary>The numbers of a result, in order.</summary>
    public static IEnumerable<IReal> Leaves(object? value) => value switch
    {
        null => [],
        IReal real => [real],
        Array array => array.Cast<object?>().SelectMany(Leaves),
        ValueType composite when !composite.GetType().IsPrimitive && !composite.GetType().IsEnum => Instance(composite.GetType()).SelectMany(field => Leaves(field.GetValue(composite))),
        _ => [],
    };
}
