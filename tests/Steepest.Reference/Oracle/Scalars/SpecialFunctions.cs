namespace Steepest.Reference.Oracle;

/// <summary>Functions that no scalar brings along, by series whose terms do not cancel.</summary>
public static class SpecialFunctions<T>
    where T : struct, IScalar<T>
{
    /// <summary>Where Stirling's series of <see cref="Terms"/> terms has 32 digits.</summary>
    private const int Start = 24;

    private const int Terms = 15;

    public static readonly T Pi = T.Of(BigFloat.Pi);
    public static readonly T Ln2 = T.Of(BigFloat.Ln2);
    public static readonly T Ln10 = T.Of(BigFloat.Ln10);
    public static readonly T Half = T.Of(0.5);
    public static readonly T One = T.Of(1);
    public static readonly T TwoOverRootPi = T.Of(2 / BigFloat.Sqrt(BigFloat.Pi));
    public static readonly T RootHalf = T.Of(BigFloat.Sqrt(BigFloat.Half));

    private static readonly T s_logRootTwoPi = T.Of(BigFloat.Log(2 * BigFloat.Pi) / 2);

    /// <summary>B₂, B₄, …</summary>
    private static readonly T[] s_bernoulli = Bernoulli();

    /// <summary>2/√π·exp(−x²)·Σ 2ⁿx²ⁿ⁺¹/(1·3·…·(2n + 1)).</summary>
    public static T Erf(T x)
    {
        var size = Math.Abs(T.ToDouble(x));
        if (double.IsNaN(size)) return x;
        if (size > 9) return T.Of(Math.Sign(T.ToDouble(x)));
        var (term, sum, square) = (x, x, x * x);
        for (var n = 1; n < 400 && Math.Abs(T.ToDouble(term)) > 1e-40; n++)
        {
            term = term * square * T.Of(2) / T.Of(2 * n + 1);
            sum += term;
        }

        return TwoOverRootPi * T.Exp(-square) * sum;
    }

    /// <summary>ln |Γ(x)|.</summary>
    public static T LogGamma(T x)
    {
        if (x < Half) return T.Log(Size(Pi / T.Sin(Pi * x))) - LogGamma(One - x);
        var product = One;
        var z = x;
        for (; T.ToDouble(z) < Start; z += One) product *= z;
        var sum = (z - Half) * T.Log(z) - z + s_logRootTwoPi - T.Log(product);
        var power = One / z;
        for (var k = 1; k <= Terms; k++, power = power / z / z) sum += s_bernoulli[k] * power / T.Of(2.0 * k * (2 * k - 1));
        return sum;
    }

    public static T Digamma(T x)
    {
        if (x < Half) return Digamma(One - x) - Pi / T.Tan(Pi * x);
        var sum = T.Of(0);
        var z = x;
        for (; T.ToDouble(z) < Start; z += One) sum -= One / z;
        sum += T.Log(z) - Half / z;
        var power = One / z / z;
        for (var k = 1; k <= Terms; k++, power = power / z / z) sum -= s_bernoulli[k] * power / T.Of(2 * k);
        return sum;
    }

    public static T Trigamma(T x)
    {
        if (x < Half)
        {
            var root = Pi / T.Sin(Pi * x);
            return root * root - Trigamma(One - x);
        }

        var sum = T.Of(0);
        var z = x;
        for (; T.ToDouble(z) < Start; z += One) sum += One / z / z;
        sum += One / z + Half / z / z;
        var power = One / z / z / z;
        for (var k = 1; k <= Terms; k++, power = power / z / z) sum += s_bernoulli[k] * power;
        return sum;
    }

    private static T Size(T x) => x < T.Of(0) ? -x : x;

    private static T[] Bernoulli()
    {
        // Σ_k C(n + 1, k)·B_k = 0.
        var all = new BigFloat[2 * Terms + 1];
        all[0] = 1;
        for (var n = 1; n < all.Length; n++)
        {
            BigFloat sum = 0, binomial = 1;
            for (var k = 0; k < n; k++)
            {
                sum += binomial * all[k];
                binomial = binomial * (n + 1 - k) / (k + 1);
            }

            all[n] = -sum / (n + 1);
        }

        return [.. Enumerable.Range(0, Terms + 1).Select(k => T.Of(all[2 * k]))];
    }
}
