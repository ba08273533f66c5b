using Steepest.Generators.Tests.Compilations;
using Steepest.Generators.Tests.Goldens;
using Steepest.Generators.Tests.Pipeline;
using Xunit;

namespace Steepest.Generators.Tests.Derivatives;

/// <summary>Whole files with derivatives beside the gradient, reviewed by a person.</summary>
public sealed class DerivativeGoldenTests
{
    [Fact]
    public void Valley() => Verify("""
        public static partial class Valley
        {
            /// <summary>A curved valley.</summary>
            /// <param name="x">A point.</param>
            /// <param name="steepness">Of its walls.</param>
            [Differentiable(Derivatives.Directional | Derivatives.HessianVector)]
            public static double Height(ReadOnlySpan<double> x, [Fixed] double steepness)
            {
                var sum = 0.0;
                for (var i = 0; i + 1 < x.Length; i++)
                {
                    var slope = x[i + 1] - x[i] * x[i];
                    var offset = 1 - x[i];
                    sum += steepness * slope * slope + offset * offset;
                }

                return sum;
            }
        }
        """);

    [Fact]
    public void Turn() => Verify("""
        public static partial class Turn
        {
            /// <summary>A point of the plane, turned and scaled.</summary>
            /// <param name="point">The point.</param>
            /// <param name="angle">By which it is turned.</param>
            /// <param name="scale">By which it is scaled.</param>
            /// <param name="turned">Where it is then.</param>
            [Differentiable(Derivatives.Jacobian)]
            public static void Place([Length(2)] ReadOnlySpan<double> point, double angle, double scale, [Length(2)] Span<double> turned)
            {
                var (sine, cosine) = Math.SinCos(angle);
                turned[0] = scale * (point[0] * cosine - point[1] * sine);
                turned[1] = scale * (point[0] * sine + point[1] * cosine);
            }
        }
        """);

    [Fact]
    public void Recurrence() => Verify("""
        public static partial class Recurrence
        {
            [Differentiable(Derivatives.HessianVector | Derivatives.Hessian)]
            public static double Last(ReadOnlySpan<double> forces, double start)
            {
                var state = start;
                foreach (var force in forces) state = Math.Sin(state) + force * state;
                return state;
            }
        }
        """);

    [Fact]
    public void Decay() => Verify("""
        public static partial class Decay
        {
            /// <summary>What is left of an exponential decay.</summary>
            /// <param name="amplitude">At the start.</param>
            /// <param name="rate">Of the decay.</param>
            /// <param name="times">When it is measured.</param>
            /// <param name="left">What is left then.</param>
            [Differentiable(Derivatives.Jacobian)]
            public static void Left(double amplitude, double rate, [Fixed] ReadOnlySpan<double> times, Span<double> left)
            {
                for (var i = 0; i < times.Length; i++) left[i] = amplitude * Math.Exp(-rate * times[i]);
            }
        }
        """);

    [Fact]
    public void Ordered() => Verify("""
        public static partial class Ordered
        {
            [Differentiable(Strict = true)]
            public static double Energy(ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> y, double k)
            {
                var sum = 0.0;
                for (var i = 0; i < x.Length; i++) sum += Math.Pow(x[i] - y[i], 2) / k + Functions.Softplus(x[i]) * 0.5 * (0.5 * k);
                return sum + Functions.Dot(x, y);
            }
        }
        """);

    private static void Verify(string source, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
        => Golden.Verify(Assert.Single(GeneratorRun.Of(TestCompilation.OfFiles(("/src/Program.cs", source))).Files()).Text, name);
}
