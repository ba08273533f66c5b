    /// <summary>How well the data determine the variables: standard errors, covariance, intervals.</summary>
    /// <param name="slope">Where the fit ended.</param>
    /// <param name="offset">Where the fit ended.</param>
    /// <param name="usual">Stays as given.</param>
    /// <param name="samples">The data.</param>
    /// <returns>The statistics of the fit, its residuals taken for linear over the errors of the variables.</returns>
    /// <exception cref="global::System.ArgumentException">There are no samples.</exception>
    /// <remarks>Evaluates the residuals and their Jacobian once, and allocates.</remarks>
    [global::System.CodeDom.Compiler.GeneratedCode("Steepest", "0.1.0")]
    public static global::Steepest.FitStatistics Statistics(double slope, double offset, double usual, Samples samples)
    {
        global::Steepest.Kernels.Require.AnyRow(samples.Count, nameof(samples));
        global::System.Span<double> point = new double[2];
        point[0] = slope;
        point[1] = offset;
        global::Steepest.Kernels.VariableBlock[] variables =
            [new("slope", 0), new("offset", 1)];
        var bounds = new global::Steepest.Minimization.Box<double>(2);
        bounds.Lower[1] = 0.0;
        bounds.Upper[1] = 10.0;
        var kernel = new global::Steepest.Generated.FitResiduals(usual, samples.Count, samples.X.Span, samples.Y.Span);
        return global::Steepest.Minimization.FitReport.Of<double, global::Steepest.Generated.FitResiduals>(
            ref kernel, point, [new(Weight: 2.0, Robust: global::Steepest.Robust.Huber, Scale: 0.5), new(Weight: 1.0, Unit: 2)], false,
            variables, box: bounds);
    }

    /// <summary>
    /// Minimises 2 times half the sum of the squares, by Robust.Huber, of <see cref="Error"/> plus half the sum of the squares of
    /// <see cref="Prior"/> for many sets of samples, each by itself, side by side in lanes.
    /// </summary>
    /// <param name="parameters">Problem after problem, slope and offset. In: where to start. Out: the best points found.</param>
    /// <param name="usual">Stays as given.</param>
    /// <param name="samples">The data of all problems, one after the other.</param>
    /// <param name="counts">How many rows belong to each problem.</param>
    /// <param name="status">Receives why each fit ended; may be left out.</param>
    /// <param name="losses">Receives the objective of each problem; may be left out.</param>
    /// <param name="options">Limits and tolerances, each for one problem; the defaults where absent.</param>
    /// <returns>How many problems have converged.</returns>
    /// <exception cref="global::System.ArgumentException">Lengths do not fit each other, or an option has no meaning here.</exception>
    /// <remarks>Allocates nothing once warm.</remarks>
    [global::System.CodeDom.Compiler.GeneratedCode("Steepest", "0.1.0")]
    public static int MinimizeMany(
        global::System.Span<double> parameters, double usual, Samples samples, global::System.ReadOnlySpan<int> counts,
        global::System.Span<global::Steepest.MinimizeStatus> status = default, global::System.Span<double> losses = default,
        global::Steepest.MinimizeOptions? options = null)
    {
        global::System.Span<double> lower = stackalloc double[2];
        lower.Fill(double.NegativeInfinity);
        lower[1] = 0.0;
        global::System.Span<double> upper = stackalloc double[2];
        upper.Fill(double.PositiveInfinity);
        upper[1] = 10.0;
        global::System.ReadOnlySpan<global::Steepest.Minimization.ResidualGroup> groups = [new(Weight: 2.0, Robust: global::Steepest.Robust.Huber, Scale: 0.5), new(Weight: 1.0, Unit: 2)];
        var kernel = new global::Steepest.Generated.FitSideBySide(usual, samples.Count, samples.X.Span, samples.Y.Span);
        return global::Steepest.Minimization.ManyFits.Minimize<double, global::Steepest.Generated.FitSideBySide>(
            ref kernel, 2, groups, 0.01, parameters, counts, samples.Count, status, losses, options, lower, upper);
    }

            driver = new(
                length: 2, groups: [new(Weight: 2.0, Robust: global::Steepest.Robust.Huber, Scale: 0.5), new(Weight: 1.0, Unit: 2)],
                hasLosses: false, damping: 0.01, layout: 0xB4CE_75AE_2EFC_66D6UL, options: options, box: bounds);

public static void ErrorColumns(
    double slope, double offset, ReadOnlySpan<double> x, ReadOnlySpan<double> y, int first, Span<double> residuals,
    Span<double> slopeSlopes, Span<double> offsetSlopes)
{
    var greaterOrEqual = first >= 0;
    var and = residuals.Length >= 8 && greaterOrEqual && first <= x.Length - residuals.Length && greaterOrEqual && first <= y.Length - residuals.Length && residuals.Length <= slopeSlopes.Length;

    if (Vector256.IsHardwareAccelerated && (and && residuals.Length <= offsetSlopes.Length))
    {
        ref var xStart = ref MemoryMarshal.GetReference(x);
        ref var yStart = ref MemoryMarshal.GetReference(y);
        ref var residualsStart = ref MemoryMarshal.GetReference(residuals);
        ref var slopeSlopesStart = ref MemoryMarshal.GetReference(slopeSlopes);
        ref var offsetSlopesStart = ref MemoryMarshal.GetReference(offsetSlopes);

        var slopeLanes = Vector512.Create(slope);
        var offsetLanes = Vector512.Create(offset);
        var whole = residuals.Length - residuals.Length % 8;

        for (var n = 0; n < whole; n += 8)
        {
            var index = first + n;
            var xOfRow = Vector512.LoadUnsafe(ref xStart, (nuint)index);
            var yOfRow = Vector512.LoadUnsafe(ref yStart, (nuint)index);

            // slope * x + offset - y
            var fused = Vector512.MultiplyAddEstimate(slopeLanes, xOfRow, offsetLanes);
            (fused - yOfRow).StoreUnsafe(ref residualsStart, (nuint)n);
            xOfRow.StoreUnsafe(ref slopeSlopesStart, (nuint)n);
            Vector512<double>.One.StoreUnsafe(ref offsetSlopesStart, (nuint)n);
        }

        if (whole < residuals.Length)
        {
            var first2 = residuals.Length - 8;
            var index = first + first2;
            var xOfRow = Vector512.LoadUnsafe(ref xStart, (nuint)index);
            var yOfRow = Vector512.LoadUnsafe(ref yStart, (nuint)index);
            var fused = Vector512.MultiplyAddEstimate(slopeLanes, xOfRow, offsetLanes);
            (fused - yOfRow).StoreUnsafe(ref residualsStart, (nuint)first2);
            xOfRow.StoreUnsafe(ref slopeSlopesStart, (nuint)first2);
            Vector512<double>.One.StoreUnsafe(ref offsetSlopesStart, (nuint)first2);
        }
    }
    else
    {
        for (var n = 0; n < residuals.Length; n++)
        {
            var row = first + n;
            var xOfRow = x[row];
            var yOfRow = y[row];
            residuals[n] = slope * xOfRow + offset - yOfRow;
            slopeSlopes[n] = xOfRow;
            offsetSlopes[n] = 1.0;
        }
    }
}

public static void PriorColumns(double slope, double usual, Span<double> residuals, Span<double> slopeSlopes)
{
    // r[0] = slope - usual
    var r0 = slope - usual;

    // r[1] = slope * slope - usual
    var jacobian1 = 2 * slope;
    var r1 = slope * slope - usual;
    residuals[0] = r0;
    slopeSlopes[0] = 1.0;
    residuals[1] = r1;
    slopeSlopes[1] = jacobian1;
}

public static void ErrorSideBySide(
    ReadOnlySpan<double> slopeOfProblems, ReadOnlySpan<double> offsetOfProblems, ReadOnlySpan<double> xOfProblems,
    ReadOnlySpan<double> yOfProblems, Span<double> residual0, Span<double> slopeSlopes, Span<double> offsetSlopes)
{
    var and = residual0.Length >= 8 && residual0.Length <= slopeOfProblems.Length && residual0.Length <= offsetOfProblems.Length && residual0.Length <= xOfProblems.Length && residual0.Length <= yOfProblems.Length && residual0.Length <= slopeSlopes.Length;

    if (Vector256.IsHardwareAccelerated && (and && residual0.Length <= offsetSlopes.Length))
    {
        ref var slopeOfProblemsStart = ref MemoryMarshal.GetReference(slopeOfProblems);
        ref var offsetOfProblemsStart = ref MemoryMarshal.GetReference(offsetOfProblems);
        ref var xOfProblemsStart = ref MemoryMarshal.GetReference(xOfProblems);
        ref var yOfProblemsStart = ref MemoryMarshal.GetReference(yOfProblems);
        ref var residual0Start = ref MemoryMarshal.GetReference(residual0);
        ref var slopeSlopesStart = ref MemoryMarshal.GetReference(slopeSlopes);
        ref var offsetSlopesStart = ref MemoryMarshal.GetReference(offsetSlopes);

        var whole = residual0.Length - residual0.Length % 8;

        for (var e = 0; e < whole; e += 8)
        {
            var slopeOfProblem = Vector512.LoadUnsafe(ref slopeOfProblemsStart, (nuint)e);
            var offsetOfProblem = Vector512.LoadUnsafe(ref offsetOfProblemsStart, (nuint)e);
            var xOfProblem = Vector512.LoadUnsafe(ref xOfProblemsStart, (nuint)e);
            var yOfProblem = Vector512.LoadUnsafe(ref yOfProblemsStart, (nuint)e);

            // slope * x + offset - y
            var fused = Vector512.MultiplyAddEstimate(slopeOfProblem, xOfProblem, offsetOfProblem);
            (fused - yOfProblem).StoreUnsafe(ref residual0Start, (nuint)e);
            xOfProblem.StoreUnsafe(ref slopeSlopesStart, (nuint)e);
            Vector512<double>.One.StoreUnsafe(ref offsetSlopesStart, (nuint)e);
        }

        if (whole < residual0.Length)
        {
            var first = residual0.Length - 8;
            var slopeOfProblem = Vector512.LoadUnsafe(ref slopeOfProblemsStart, (nuint)first);
            var offsetOfProblem = Vector512.LoadUnsafe(ref offsetOfProblemsStart, (nuint)first);
            var xOfProblem = Vector512.LoadUnsafe(ref xOfProblemsStart, (nuint)first);
            var yOfProblem = Vector512.LoadUnsafe(ref yOfProblemsStart, (nuint)first);
            var fused = Vector512.MultiplyAddEstimate(slopeOfProblem, xOfProblem, offsetOfProblem);
            (fused - yOfProblem).StoreUnsafe(ref residual0Start, (nuint)first);
            xOfProblem.StoreUnsafe(ref slopeSlopesStart, (nuint)first);
            Vector512<double>.One.StoreUnsafe(ref offsetSlopesStart, (nuint)first);
        }
    }
    else
    {
        for (var e = 0; e < residual0.Length; e++)
        {
            var slopeOfProblem = slopeOfProblems[e];
            var offsetOfProblem = offsetOfProblems[e];
            var xOfProblem = xOfProblems[e];
            var yOfProblem = yOfProblems[e];
            residual0[e] = slopeOfProblem * xOfProblem + offsetOfProblem - yOfProblem;
            slopeSlopes[e] = xOfProblem;
            offsetSlopes[e] = 1.0;
        }
    }
}

    /// <summary>Fit as drivers see it that know its residuals.</summary>
    file readonly ref struct FitResiduals(double usual, int rowCount, ReadOnlySpan<double> x, ReadOnlySpan<double> y) : IResidualKernel<double>
    {
        private readonly double usual = usual;
        private readonly int rowCount = rowCount;
        private readonly ReadOnlySpan<double> x = x;
        private readonly ReadOnlySpan<double> y = y;

        public int Groups => 2;

        public int CountOf(int group) => group switch
        {
            0 => rowCount,
            _ => 2,
        };

        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        public void Residuals(int group, scoped ReadOnlySpan<double> point, int first, scoped Span<double> residuals)
        {
            if (group == 0)
            {
                FitKernel.ErrorRows(point[0], point[1], x, y, first, residuals);
            }
            else
            {
                FitKernel.PriorRows(point[0], usual, residuals);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        public void Jacobian(int group, scoped ReadOnlySpan<double> point, int first, scoped Span<double> residuals, scoped Span<double> jacobian, int stride)
        {
            if (group == 0)
            {
                FitKernel.ErrorColumns(
                    point[0], point[1], x, y, first, residuals, jacobian[..residuals.Length], jacobian.Slice(stride, residuals.Length));
            }
            else
            {
                jacobian.Slice(stride, residuals.Length).Clear();
                FitKernel.PriorColumns(point[0], usual, residuals, jacobian[..residuals.Length]);
            }
        }

        public int Blocks(int group, scoped Span<int> lengths) => 0;

        public void Places(int group, int first, int count, scoped Span<int> places, int stride) => throw new global::System.NotSupportedException();

        public void Local(int group, int first, int count, scoped ReadOnlySpan<double> numbers, scoped Span<double> residuals, scoped Span<double> slopes, int stride) => throw new global::System.NotSupportedException();

        public double Metric(scoped ReadOnlySpan<double> point) => double.NaN;

        public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient)
        {
            gradient.Clear();
            return 0;
        }

        public double Product(scoped ReadOnlySpan<double> point, scoped ReadOnlySpan<double> direction, scoped Span<double> product)
        {
            product.Clear();
            return 0;
        }
    }

    /// <summary>Many problems of Fit side by side, as the driver sees them that solves them in lanes.</summary>
    file readonly ref struct FitSideBySide(double usual, int rowCount, ReadOnlySpan<double> x, ReadOnlySpan<double> y) : IManyResidualsKernel<double>
    {
        private readonly double usual = usual;
        private readonly int rowCount = rowCount;
        private readonly ReadOnlySpan<double> x = x;
        private readonly ReadOnlySpan<double> y = y;

        public int Groups => 2;

        public int SampleColumns => 2;

        public bool IsSampled(int group) => group switch
        {
            0 => true,
            _ => false,
        };

        public int OutputsOf(int group) => group switch
        {
            0 => 1,
            _ => 2,
        };

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Copy(int first, int count, scoped Span<double> row, int element, int stride)
        {
            var xNumbers = x;
            var yNumbers = y;
            for (var i = 0; i < count; i++)
            {
                var to = row[(i * 2 * stride + element)..];
                to[0] = xNumbers[first + i];
                to[stride] = yNumbers[first + i];
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        public void Jacobian(int group, scoped ReadOnlySpan<double> variables, scoped ReadOnlySpan<double> row, int stride, scoped Span<double> residuals, scoped Span<double> jacobian)
        {
            if (group == 0)
            {
                FitKernel.ErrorSideBySide(
                    variables[..stride], variables.Slice(stride, stride), row[..stride], row.Slice(stride, stride), residuals[..stride],
                    jacobian[..stride], jacobian.Slice(stride, stride));
            }
            else
            {
                jacobian.Slice(stride, stride).Clear();
                jacobian.Slice(3 * stride, stride).Clear();
                FitKernel.PriorSideBySide(
                    variables[..stride], usual, residuals[..stride], residuals.Slice(stride, stride), jacobian[..stride],
                    jacobian.Slice(2 * stride, stride));
            }
        }
    }
