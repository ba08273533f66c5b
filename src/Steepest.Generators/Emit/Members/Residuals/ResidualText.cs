using Steepest.Generators.Model;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Emit.Members;

/// <summary>What is written of one residual method: its group, and how many residuals it has.</summary>
internal sealed class ResidualText(MethodModel method, ProblemModel model)
{
    /// <summary>As a driver's constructor takes it, beside the lengths of outputs.</summary>
    public string Group
    {
        get
        {
            // A struct without an argument would be all zeros.
            var settings = new List<string> { $"Weight: {Literal.Of(method.Weight)}" };
            if (method.Residual.Robust != RobustKind.None) settings.Add($"Robust: global::Steepest.Robust.{method.Residual.Robust}");
            if (method.Residual.Scale != 1) settings.Add($"Scale: {Literal.Of(method.Residual.Scale)}");
            if (method.IsVoid) settings.Add($"Unit: {Each}");
            return $"new({string.Join(", ", settings)})";
        }
    }

    /// <summary>The number of residuals of a row, or of all where there are no samples; the lengths that it is a sum of are in scope.</summary>
    public string Each
    {
        get
        {
            if (!method.IsVoid) return "1";
            var stated = method.Outputs.Sum(output => output.StatedLength);
            var terms = method.Outputs.Where(output => output.StatedLength == 0).Select(output => model.Fixed.First(input => input.LengthOf == output.Name).Name).ToList();
            if (stated > 0 || terms.Count == 0) terms.Add(Literal.Of(stated));
            return string.Join(" + ", terms);
        }
    }

    /// <summary>The same as a factor or a divisor.</summary>
    public string EachAsFactor => Each.Contains(' ') ? $"({Each})" : Each;

    /// <summary>How many there are in all.</summary>
    /// <param name="rowCount">The number of rows of the data set.</param>
    public string Count(string rowCount) => !method.IsSampled() ? Each : Each == "1" ? rowCount : $"{rowCount} * {EachAsFactor}";
}
