using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Tests.Rules;

/// <summary>The rows of the table with the operand types that they are used with.</summary>
internal static class Signatures
{
    private static readonly HashSet<string> s_onIntegers =
    [
        "Add", "Subtract", "Multiply", "Divide", "Remainder", "Negate", "Max", "Min", "Abs", "Clamp", "Sign",
        "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "Equal", "NotEqual",
    ];

    private static readonly HashSet<string> s_onIntegersOnly = ["And", "ExclusiveOr", "Or", "Complement", "ShiftLeft", "ShiftRight", "ShiftRightUnsigned"];

    private static readonly HashSet<string> s_onBooleans = ["And", "ExclusiveOr", "Or", "Not", "Equal", "NotEqual"];

    public static IReadOnlyList<(Operator Row, IReadOnlyList<IrType> Types)> All { get; } = [.. Operators.All.SelectMany(Of)];

    private static IEnumerable<(Operator Row, IReadOnlyList<IrType> Types)> Of(Operator row)
    {
        // A conversion is not a function of its operand alone.
        if (row.Form is Cast or InContext { Form: Cast }) return [];
        List<IrType> numbers = [];
        if (row.Form is InContext) return [(row, Operands(row, IrType.Int32))];
        if (!s_onIntegersOnly.Contains(row.Name) && row.Name != "Not") numbers.AddRange([IrType.Double, IrType.Single]);
        if (s_onIntegers.Contains(row.Name) || s_onIntegersOnly.Contains(row.Name)) numbers.Add(IrType.Int32);
        if (s_onBooleans.Contains(row.Name)) numbers.Add(IrType.Boolean);
        return numbers.Select(number => (row, Operands(row, number)));
    }

    private static IReadOnlyList<IrType> Operands(Operator row, IrType number) => row switch
    {
        _ when row == Operators.Select => [IrType.Boolean, number, number],
        { Typing: Typing.First } => [number, .. Enumerable.Repeat(IrType.Int32, row.Arity - 1)],
        _ => [.. Enumerable.Repeat(number, row.Arity)],
    };
}
