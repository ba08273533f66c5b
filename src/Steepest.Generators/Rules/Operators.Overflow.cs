namespace Steepest.Generators.Rules;

/// <summary>
/// Arithmetic on integers that states what overflow does: where the user's <c>checked</c> or <c>unchecked</c> differs from the setting of the
/// project, which the other rows follow. A row that may throw is not moved or folded.
/// </summary>
internal static partial class Operators
{
    public static readonly Operator CheckedAdd = Stating("CheckedAdd", 2, true, new Infix("+", 12));
    public static readonly Operator CheckedSubtract = Stating("CheckedSubtract", 2, true, new Infix("-", 12));
    public static readonly Operator CheckedMultiply = Stating("CheckedMultiply", 2, true, new Infix("*", 13));
    public static readonly Operator CheckedNegate = Stating("CheckedNegate", 1, true, new Prefix("-"));
    public static readonly Operator CheckedConvert = Stating("CheckedConvert", 1, true, new Cast());
    public static readonly Operator UncheckedAdd = Stating("UncheckedAdd", 2, false, new Infix("+", 12));
    public static readonly Operator UncheckedSubtract = Stating("UncheckedSubtract", 2, false, new Infix("-", 12));
    public static readonly Operator UncheckedMultiply = Stating("UncheckedMultiply", 2, false, new Infix("*", 13));
    public static readonly Operator UncheckedNegate = Stating("UncheckedNegate", 1, false, new Prefix("-"));
    public static readonly Operator UncheckedConvert = Stating("UncheckedConvert", 1, false, new Cast());

    /// <summary>The row that does the same and states what overflow does; the row itself where nothing can overflow.</summary>
    public static Operator InContext(Operator row, bool isChecked)
        => row == Add ? (isChecked ? CheckedAdd : UncheckedAdd)
            : row == Subtract ? (isChecked ? CheckedSubtract : UncheckedSubtract)
            : row == Multiply ? (isChecked ? CheckedMultiply : UncheckedMultiply)
            : row == Negate ? (isChecked ? CheckedNegate : UncheckedNegate)
            : row == Convert ? (isChecked ? CheckedConvert : UncheckedConvert)
            : row;

    private static Operator Stating(string name, int arity, bool isChecked, CodeForm form)
        => new(name, arity, new InContext(isChecked, form)) { LaneForm = isChecked || form is Cast ? null : form, Typing = form is Cast ? Typing.Stated : Typing.Same };
}
