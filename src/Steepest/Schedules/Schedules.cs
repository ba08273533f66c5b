using System.Globalization;
using System.Runtime.CompilerServices;

namespace Steepest;

internal sealed record ConstantSchedule : Schedule
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override double FactorAt(long iteration, in Plateau plateau) => 1;
}

internal sealed record LinearSchedule(int Iterations, double First, double Last) : Schedule
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override double FactorAt(long iteration, in Plateau plateau)
        => iteration >= Iterations ? Last : First + (Last - First) * ((double)iteration / Iterations);
}

internal sealed record StairSchedule(int Every, double Ratio) : Schedule
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override double FactorAt(long iteration, in Plateau plateau) => Math.Pow(Ratio, iteration / Every);
}

internal sealed record CosineSchedule(int Iterations, double First, double Last) : Schedule
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override double FactorAt(long iteration, in Plateau plateau)
        => iteration >= Iterations ? Last : Last + (First - Last) * 0.5 * (1 + Math.Cos(Math.PI * iteration / Iterations));
}

internal sealed record PolynomialSchedule(int Iterations, double Power, double Last) : Schedule
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override double FactorAt(long iteration, in Plateau plateau)
        => iteration >= Iterations ? Last : Last + (1 - Last) * Math.Pow(1 - (double)iteration / Iterations, Power);
}

internal sealed record RestartSchedule(int Iterations, int Growth, double Last) : Schedule
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override double FactorAt(long iteration, in Plateau plateau)
    {
        var length = (long)Iterations;
        if (Growth == 1) iteration %= length;
        while (iteration >= length)
        {
            iteration -= length;
            length = length > long.MaxValue / Growth ? long.MaxValue : length * Growth;
        }

        return Last + (1 - Last) * 0.5 * (1 + Math.Cos(Math.PI * iteration / length));
    }
}

internal sealed record OwnSchedule(Func<long, double> Factor) : Schedule
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override double FactorAt(long iteration, in Plateau plateau)
    {
        var factor = Factor(iteration);
        return factor >= 0 && double.IsFinite(factor) ? factor : throw NotAFactor(factor, iteration);
    }

    private static InvalidOperationException NotAFactor(double factor, long iteration)
        => new(string.Create(CultureInfo.InvariantCulture, $"The schedule says {factor} for iteration {iteration}; a factor is a finite number from 0."));
}

internal sealed record WarmUpSchedule(int Iterations, Schedule Then) : Schedule
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override double FactorAt(long iteration, in Plateau plateau)
        => iteration >= Iterations
            ? Then.FactorAt(iteration - Iterations, in plateau)
            : Then.FactorAt(0, in plateau) * ((double)(iteration + 1) / Iterations);

    internal override void Observe(double value, bool maximize, ref Plateau plateau) => Then.Observe(value, maximize, ref plateau);
}

internal sealed record OneCycleSchedule(int Rising, CosineSchedule Up, CosineSchedule Down) : Schedule
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override double FactorAt(long iteration, in Plateau plateau)
        => iteration < Rising ? Up.FactorAt(iteration, in plateau) : Down.FactorAt(iteration - Rising, in plateau);
}

internal sealed record PlateauSchedule(double Ratio, int Patience, double Threshold, double Least) : Schedule
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override double FactorAt(long iteration, in Plateau plateau) => plateau.Factor;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Observe(double value, bool maximize, ref Plateau plateau)
    {
        var margin = Threshold * Math.Abs(plateau.Best);
        var better = double.IsNaN(plateau.Best) || (maximize ? value > plateau.Best + margin : value < plateau.Best - margin);
        if (better)
        {
            plateau.Best = value;
            plateau.Waited = 0;
        }
        else if (++plateau.Waited > Patience)
        {
            plateau.Factor = Math.Max(Least, plateau.Factor * Ratio);
            plateau.Waited = 0;
        }
    }
}
