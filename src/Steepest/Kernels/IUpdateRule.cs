using System.ComponentModel;

namespace Steepest.Kernels;

/// <summary>An optimizer's update: its settings, and one pass over point, gradient and state. What changes from step to step is the driver's.</summary>
/// <remarks>Every rule maps zeros to zeros, so that padding stays zero and no pass needs a tail.</remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUpdateRule<T>
{
    /// <summary>How many numbers of a step the update of every element needs.</summary>
    static abstract int Coefficients { get; }

    /// <summary>How many vectors as long as the point the rule remembers with these settings; they begin as zeros.</summary>
    int StateVectors { get; }

    /// <summary>How much of the velocity, or of the gradient's average, each step keeps: what a schedule of momentum multiplies. 0 where there is none.</summary>
    double Inertia
    {
        get => 0;
        set => throw new NotSupportedException();
    }

    /// <summary>Begins a step.</summary>
    /// <param name="learningRate">The rate of the step.</param>
    /// <param name="progress">What the rule remembers beside its vectors.</param>
    /// <param name="coefficients">Receives the <see cref="Coefficients"/> numbers of the step.</param>
    void Advance(double learningRate, ref RuleProgress progress, scoped Span<T> coefficients);

    /// <summary>Moves the point against the gradient.</summary>
    /// <param name="coefficients">What <see cref="Advance"/> gave for the step.</param>
    /// <param name="from">The packed variables.</param>
    /// <param name="to">Receives the moved ones; may be <paramref name="from"/>, and else does not overlap it. No longer than that.</param>
    /// <param name="gradient">The gradient at <paramref name="from"/>, which the driver has found finite.</param>
    /// <param name="state">The <see cref="StateVectors"/> vectors, end to end, each as long as <paramref name="from"/>.</param>
    void Apply(scoped ReadOnlySpan<T> coefficients, scoped ReadOnlySpan<T> from, scoped Span<T> to, scoped ReadOnlySpan<T> gradient, scoped Span<T> state);
}
