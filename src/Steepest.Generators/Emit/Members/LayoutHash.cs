using System.Globalization;
using System.Text;
using Steepest.Generators.Emit.Members.Optimizers;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Updates;

namespace Steepest.Generators.Emit.Members;

/// <summary>What a saved state belongs to: a hash of the problem, its variables and the optimizer, mixed with the lengths when a solver is made.</summary>
internal static class LayoutHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>An expression of type <c>ulong</c>. Lengths are rotated apart, so that two that are swapped make another hash.</summary>
    public static string Expression(ProblemModel model, OptimizerModel optimizer, PointLayout layout)
    {
        // What a rule remembers depends on its form: where it has another, a state means something else.
        var forms = OptimizerTable.Find(optimizer.Name).Settings.Where(setting => setting.Range == SettingRange.Flag && setting.IsOtherThanUsual(optimizer));
        var description = string.Join(";", model.Variables.Select(variable => $"{Names.Bare(variable.Name)}:{variable.Type}:{variable.Shape}{(variable.Domain == VariableDomain.Everywhere ? "" : $":{variable.Domain}")}")
            .Concat(model.Methods.Where(method => method.Role == MethodRole.Constraint).Select(method => Names.Bare(method.Name)))
            .Concat(model.ConstraintMethod is { } method ? [method.Name] : Array.Empty<string>())
            .Prepend(string.Join("+", forms.Select(form => form.Name).Prepend(optimizer.Name))).Prepend(model.Type.MetadataName));
        var text = new StringBuilder(Constant(Hash(description)));
        var lengths = layout.Spans.Select(span => span.Length).Concat(new OutputLengths(model).Names).ToList();
        for (var i = 0; i < lengths.Count; i++)
        {
            var length = $"(ulong){lengths[i]}";
            text.Append(" ^ ").Append(i == 0 ? length : $"global::System.Numerics.BitOperations.RotateLeft({length}, {Literal.Of(11 * i % 64)})");
        }

        return text.ToString();
    }

    private static ulong Hash(string text)
    {
        var hash = Offset;
        foreach (var letter in text) hash = unchecked((hash ^ letter) * Prime);
        return hash;
    }

    private static string Constant(ulong value)
    {
        var digits = value.ToString("X16", CultureInfo.InvariantCulture);
        return $"0x{digits.Substring(0, 4)}_{digits.Substring(4, 4)}_{digits.Substring(8, 4)}_{digits.Substring(12)}UL";
    }
}
