using System.Globalization;

namespace Steepest;

/// <summary>Generated derivatives compared with differences: gradients with those of the loss, products of the Hessian with those of gradients.</summary>
public readonly record struct GradientCheck()
{
    /// <summary>The largest disagreement, relative to the derivative, beyond what the differences themselves leave open.</summary>
    public double MaxRelativeError { get; init; }

    /// <summary>
    /// The variable, with its element, where that was found, as in <c>weights[3]</c>; of a second derivative both, as in <c>weights[3], bias</c>. Where all
    /// agree, the one that differs most of what differences leave open.
    /// </summary>
    public string Worst { get; init; } = "";

    /// <summary>The generated derivative there; NaN where nothing was compared.</summary>
    public double Derivative { get; init; } = double.NaN;

    /// <summary>What differences say there; NaN where nothing was compared.</summary>
    public double Difference { get; init; } = double.NaN;

    /// <summary>Whether every derivative agrees as closely as differences can tell.</summary>
    public bool Passed { get; init; }

    /// <summary>Throws unless every derivative agrees: one line of a test, whatever its framework.</summary>
    /// <exception cref="InvalidOperationException">One does not; the message names the worst with both values.</exception>
    /// <example><code>
    /// [Fact]
    /// public void Derivatives_are_right() =&gt; Rosenbrock.CheckGradients([-1.2, 1]).ThrowIfFailed();
    /// </code></example>
    public void ThrowIfFailed()
    {
        if (Passed) return;
        throw new InvalidOperationException(double.IsNaN(MaxRelativeError)
            ? $"Derivatives could not be compared with differences: {Worst}."
            : string.Create(CultureInfo.InvariantCulture, $"The derivative by {Worst} is {Derivative:G17}, and differences say {Difference:G17}: relative error {MaxRelativeError:E1}."));
    }
}
