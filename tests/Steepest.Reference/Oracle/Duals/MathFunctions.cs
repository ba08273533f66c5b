namespace Steepest.Reference.Oracle;

/// <summary>The static members of <c>Math</c>: those of <c>double</c>, and overloads for other numbers.</summary>
public abstract class MathFunctions<T> : RealFunctions<Real64<T>, T>
    where T : struct, IScalar<T>
{
    private MathFunctions()
    {
    }

    public static int Max(int x, int y) => Math.Max(x, y);

    public static int Min(int x, int y) => Math.Min(x, y);

    public static int Abs(int x) => Math.Abs(x);

    public static int Sign(int x) => Math.Sign(x);

    public static int Clamp(int x, int low, int high) => Math.Clamp(x, low, high);

    public static long Max(long x, long y) => Math.Max(x, y);

    public static long Min(long x, long y) => Math.Min(x, y);

    public static long Abs(long x) => Math.Abs(x);

    public static int Sign(long x) => Math.Sign(x);

    public static long Clamp(long x, long low, long high) => Math.Clamp(x, low, high);

    public static (int Quotient, int Remainder) DivRem(int x, int y) => Math.DivRem(x, y);

    public static long BigMul(int x, int y) => Math.BigMul(x, y);

    public static Real32<T> Max(Real32<T> x, Real32<T> y) => RealFunctions<Real32<T>, T>.Max(x, y);

    public static Real32<T> Min(Real32<T> x, Real32<T> y) => RealFunctions<Real32<T>, T>.Min(x, y);

    public static Real32<T> Abs(Real32<T> x) => RealFunctions<Real32<T>, T>.Abs(x);

    public static int Sign(Real32<T> x) => RealFunctions<Real32<T>, T>.Sign(x);

    public static Real32<T> Clamp(Real32<T> x, Real32<T> low, Real32<T> high) => RealFunctions<Real32<T>, T>.Clamp(x, low, high);
}
