using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>A 32-bit integer that a loop leaves alone, to be built before the loop: known, or made of values that stand there.</summary>
internal sealed class Coefficient
{
    private readonly Func<FunctionBuilder, int> build;

    private Coefficient(int? constant, Func<FunctionBuilder, int> build)
    {
        Constant = constant;
        this.build = build;
    }

    /// <summary>Its value, where that is known.</summary>
    public int? Constant { get; }

    public static Coefficient Of(int constant) => new(constant, builder => builder.Integer(constant));

    public static Coefficient Of(Func<FunctionBuilder, int> build) => new(null, build);

    public static Coefficient operator +(Coefficient first, Coefficient second) => first.Constant == 0 ? second : second.Constant == 0 ? first : Combine(Operators.Add, first, second, unchecked(first.Constant + second.Constant));

    public static Coefficient operator -(Coefficient first, Coefficient second) => second.Constant == 0 ? first : Combine(Operators.Subtract, first, second, unchecked(first.Constant - second.Constant));

    public static Coefficient operator *(Coefficient first, Coefficient second)
        => first.Constant == 0 ? first : second.Constant == 0 ? second : first.Constant == 1 ? second : second.Constant == 1 ? first : Combine(Operators.Multiply, first, second, unchecked(first.Constant * second.Constant));

    public int Build(FunctionBuilder builder) => build(builder);

    /// <summary>Sums and products wrap, as those of the loop do.</summary>
    private static Coefficient Combine(Operator row, Coefficient first, Coefficient second, int? constant)
        => constant is { } known ? Of(known) : Of(builder => builder.Apply(row, first.Build(builder), second.Build(builder)));
}
