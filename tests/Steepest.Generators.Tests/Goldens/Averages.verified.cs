public static double DescendAmsGrad(
    Span<double> weights, Span<double> weightsState1, Span<double> weightsState2, Span<double> weightsState3, Span<double> bias,
    Span<double> biasState1, Span<double> biasState2, Span<double> biasState3, ReadOnlySpan<double> features, int featuresLength,
    ReadOnlySpan<double> label, scoped in Batch batch, ReadOnlySpan<double> coefficients, double start)
{
    if (!Vector512.IsHardwareAccelerated && Vector256.IsHardwareAccelerated)
    {
        return TumourKernel256.DescendAmsGrad(
            weights, weightsState1, weightsState2, weightsState3, bias, biasState1, biasState2, biasState3, features, featuresLength,
            label, batch, coefficients, start);
    }

    using var workspace = Workspace.Open();
    var weightsGradient = workspace.Take<double>(weights.Length);
    var sum = start;

    for (var n = 0; n < batch.Count; n++)
    {
        var row = batch[n];
        var product = n * 2;
        var coefficientsAt = coefficients[product];
        var coefficientsAt2 = coefficients[product + 1];
        var biasNow = bias[0];
        var featuresOfRow = features.Slice(row * featuresLength, featuresLength);
        var labelOfRow = label[row];
        var fits = weights.Length >= 8;
        var fits2 = fits && weights.Length <= featuresLength;
        double dot;

        if (Vector256.IsHardwareAccelerated && fits2)
        {
            ref var weightsStart = ref MemoryMarshal.GetReference(weights);
            ref var featuresOfRowStart = ref MemoryMarshal.GetReference(featuresOfRow);

            var wide = weights.Length - weights.Length % 32;
            var whole = weights.Length - weights.Length % 8;
            var dot0 = Vector512<double>.Zero;
            var dot1 = Vector512<double>.Zero;
            var dot2 = Vector512<double>.Zero;
            var dot3 = Vector512<double>.Zero;

            for (var i = 0; i < wide; i += 32)
            {
                var weightsAtI = Vector512.LoadUnsafe(ref weightsStart, (nuint)i);
                var featuresOfRowAtI = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i);
                dot0 = Vector512.MultiplyAddEstimate(weightsAtI, featuresOfRowAtI, dot0);
                var weightsAt = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 8);
                var featuresOfRowAt = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i + 8);
                dot1 = Vector512.MultiplyAddEstimate(weightsAt, featuresOfRowAt, dot1);
                var weightsAt2 = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 16);
                var featuresOfRowAt2 = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i + 16);
                dot2 = Vector512.MultiplyAddEstimate(weightsAt2, featuresOfRowAt2, dot2);
                var weightsAt3 = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 24);
                var featuresOfRowAt3 = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i + 24);
                dot3 = Vector512.MultiplyAddEstimate(weightsAt3, featuresOfRowAt3, dot3);
            }

            for (var i = wide; i < whole; i += 8)
            {
                var weightsAtI = Vector512.LoadUnsafe(ref weightsStart, (nuint)i);
                var featuresOfRowAtI = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i);
                dot3 = Vector512.MultiplyAddEstimate(weightsAtI, featuresOfRowAtI, dot3);
            }

            if (whole < weights.Length)
            {
                var first = weights.Length - 8;
                var rest = Lanes.From<double>(whole - first);
                var weightsAtFirst = Vector512.LoadUnsafe(ref weightsStart, (nuint)first);
                var featuresOfRowAtFirst = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)first);
                var fused = Vector512.MultiplyAddEstimate(weightsAtFirst, featuresOfRowAtFirst, dot0);
                dot0 = Vector512.ConditionalSelect(rest, fused, dot0);
            }

            var total = dot0 + dot1 + (dot2 + dot3);
            dot = Vector512.Sum(total);
        }
        else
        {
            dot = 0.0;

            for (var i = 0; i < weights.Length; i++)
            {
                dot += weights[i] * featuresOfRow[i];
            }
        }

        var logit = dot + biasNow;
        var exp = Math.Exp(-Math.Abs(logit));
        double dot4;

        if (Vector256.IsHardwareAccelerated && fits)
        {
            ref var weightsStart = ref MemoryMarshal.GetReference(weights);
            ref var weightsGradientStart = ref MemoryMarshal.GetReference(weightsGradient);

            var wide = weights.Length - weights.Length % 32;
            var whole = weights.Length - weights.Length % 8;
            var dot0 = Vector512<double>.Zero;
            var dot1 = Vector512<double>.Zero;
            var dot2 = Vector512<double>.Zero;
            var dot3 = Vector512<double>.Zero;

            for (var i = 0; i < wide; i += 32)
            {
                var weightsAtI = Vector512.LoadUnsafe(ref weightsStart, (nuint)i);
                dot0 = Vector512.MultiplyAddEstimate(weightsAtI, weightsAtI, dot0);
                (Vector512.Create(0.002) * weightsAtI).StoreUnsafe(ref weightsGradientStart, (nuint)i);
                var weightsAt = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 8);
                dot1 = Vector512.MultiplyAddEstimate(weightsAt, weightsAt, dot1);
                (Vector512.Create(0.002) * weightsAt).StoreUnsafe(ref weightsGradientStart, (nuint)i + 8);
                var weightsAt2 = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 16);
                dot2 = Vector512.MultiplyAddEstimate(weightsAt2, weightsAt2, dot2);
                (Vector512.Create(0.002) * weightsAt2).StoreUnsafe(ref weightsGradientStart, (nuint)i + 16);
                var weightsAt3 = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 24);
                dot3 = Vector512.MultiplyAddEstimate(weightsAt3, weightsAt3, dot3);
                (Vector512.Create(0.002) * weightsAt3).StoreUnsafe(ref weightsGradientStart, (nuint)i + 24);
            }

            for (var i = wide; i < whole; i += 8)
            {
                var weightsAtI = Vector512.LoadUnsafe(ref weightsStart, (nuint)i);
                dot3 = Vector512.MultiplyAddEstimate(weightsAtI, weightsAtI, dot3);
                (Vector512.Create(0.002) * weightsAtI).StoreUnsafe(ref weightsGradientStart, (nuint)i);
            }

            if (whole < weights.Length)
            {
                var first = weights.Length - 8;
                var rest = Lanes.From<double>(whole - first);
                var weightsAtFirst = Vector512.LoadUnsafe(ref weightsStart, (nuint)first);
                var fused = Vector512.MultiplyAddEstimate(weightsAtFirst, weightsAtFirst, dot0);
                (Vector512.Create(0.002) * weightsAtFirst).StoreUnsafe(ref weightsGradientStart, (nuint)first);
                dot0 = Vector512.ConditionalSelect(rest, fused, dot0);
            }

            var total = dot0 + dot1 + (dot2 + dot3);
            dot4 = Vector512.Sum(total);
        }
        else
        {
            dot4 = 0.0;

            for (var i = 0; i < weights.Length; i++)
            {
                var weightsAtI = weights[i];
                weightsGradient[i] = 0.002 * weightsAtI;
                dot4 += weightsAtI * weightsAtI;
            }
        }

        var quotient = 1 / (1 + exp);
        var logitAdjoint = (logit >= 0 ? quotient : exp * quotient) - labelOfRow;

        if (Vector256.IsHardwareAccelerated && fits2)
        {
            ref var featuresOfRowStart = ref MemoryMarshal.GetReference(featuresOfRow);
            ref var weightsGradientStart = ref MemoryMarshal.GetReference(weightsGradient);
            ref var weightsStart = ref MemoryMarshal.GetReference(weights);
            ref var weightsState1Start = ref MemoryMarshal.GetReference(weightsState1);
            ref var weightsState2Start = ref MemoryMarshal.GetReference(weightsState2);
            ref var weightsState3Start = ref MemoryMarshal.GetReference(weightsState3);

            var logitAdjointLanes = Vector512.Create(logitAdjoint);
            var coefficientsLanes = Vector512.Create(coefficientsAt);
            var coefficientsLanes2 = Vector512.Create(coefficientsAt2);
            var whole = weights.Length - weights.Length % 8;

            for (var i = 0; i < whole; i += 8)
            {
                var featuresOfRowAtI = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i);
                var weightsGradientAtI = Vector512.LoadUnsafe(ref weightsGradientStart, (nuint)i);
                var fused = Vector512.MultiplyAddEstimate(logitAdjointLanes, featuresOfRowAtI, weightsGradientAtI);
                var weightsAtI = Vector512.LoadUnsafe(ref weightsStart, (nuint)i);
                var weightsState1AtI = Vector512.LoadUnsafe(ref weightsState1Start, (nuint)i);
                var weightsState2AtI = Vector512.LoadUnsafe(ref weightsState2Start, (nuint)i);
                var weightsState3AtI = Vector512.LoadUnsafe(ref weightsState3Start, (nuint)i);
                var fused2 = Vector512.MultiplyAddEstimate(Vector512.Create(0.01), weightsAtI, fused);
                var first = Vector512.MultiplyAddEstimate(Vector512.Create(0.09999999999999998), fused2, Vector512.Create(0.9) * weightsState1AtI);
                var second = Vector512.MultiplyAddEstimate(Vector512.Create(0.0010000000000000009), fused2 * fused2, Vector512.Create(0.999) * weightsState2AtI);
                var largest = Vector512.MaxNative(weightsState3AtI, second);
                var fused3 = Vector512.MultiplyAddEstimate(coefficientsLanes2, largest, Vector512.Create(1e-8));
                var quotient2 = coefficientsLanes * first / Vector512.Sqrt(fused3);
                (weightsAtI - quotient2).StoreUnsafe(ref weightsStart, (nuint)i);
                first.StoreUnsafe(ref weightsState1Start, (nuint)i);
                second.StoreUnsafe(ref weightsState2Start, (nuint)i);
                largest.StoreUnsafe(ref weightsState3Start, (nuint)i);
            }

            if (whole < weights.Length)
            {
                var first = weights.Length - 8;
                var rest = Lanes.From<double>(whole - first);
                var featuresOfRowAtFirst = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)first);
                var weightsGradientAtFirst = Vector512.LoadUnsafe(ref weightsGradientStart, (nuint)first);
                var fused = Vector512.MultiplyAddEstimate(logitAdjointLanes, featuresOfRowAtFirst, weightsGradientAtFirst);
                var weightsAtFirst = Vector512.LoadUnsafe(ref weightsStart, (nuint)first);
                var weightsState1AtFirst = Vector512.LoadUnsafe(ref weightsState1Start, (nuint)first);
                var weightsState2AtFirst = Vector512.LoadUnsafe(ref weightsState2Start, (nuint)first);
                var weightsState3AtFirst = Vector512.LoadUnsafe(ref weightsState3Start, (nuint)first);
                var fused2 = Vector512.MultiplyAddEstimate(Vector512.Create(0.01), weightsAtFirst, fused);
                var first2 = Vector512.MultiplyAddEstimate(Vector512.Create(0.09999999999999998), fused2, Vector512.Create(0.9) * weightsState1AtFirst);
                var second = Vector512.MultiplyAddEstimate(Vector512.Create(0.0010000000000000009), fused2 * fused2, Vector512.Create(0.999) * weightsState2AtFirst);
                var largest = Vector512.MaxNative(weightsState3AtFirst, second);
                var fused3 = Vector512.MultiplyAddEstimate(coefficientsLanes2, largest, Vector512.Create(1e-8));
                var quotient2 = coefficientsLanes * first2 / Vector512.Sqrt(fused3);
                Vector512.ConditionalSelect(rest, weightsAtFirst - quotient2, weightsAtFirst).StoreUnsafe(ref weightsStart, (nuint)first);
                Vector512.ConditionalSelect(rest, first2, weightsState1AtFirst).StoreUnsafe(ref weightsState1Start, (nuint)first);
                Vector512.ConditionalSelect(rest, second, weightsState2AtFirst).StoreUnsafe(ref weightsState2Start, (nuint)first);
                Vector512.ConditionalSelect(rest, largest, weightsState3AtFirst).StoreUnsafe(ref weightsState3Start, (nuint)first);
            }
        }
        else
        {
            for (var i = 0; i < weights.Length; i++)
            {
                var weightsAtI = weights[i];
                var total = weightsGradient[i] + logitAdjoint * featuresOfRow[i] + 0.01 * weightsAtI;
                var first = 0.9 * weightsState1[i] + 0.09999999999999998 * total;
                var second = 0.999 * weightsState2[i] + 0.0010000000000000009 * (total * total);
                var largest = double.MaxNative(weightsState3[i], second);
                weights[i] = weightsAtI - coefficientsAt * first / Math.Sqrt(coefficientsAt2 * largest + 1e-8);
                weightsState1[i] = first;
                weightsState2[i] = second;
                weightsState3[i] = largest;
            }
        }

        var total2 = logitAdjoint + 0.01 * biasNow;
        var first3 = 0.9 * biasState1[0] + 0.09999999999999998 * total2;
        var second2 = 0.999 * biasState2[0] + 0.0010000000000000009 * (total2 * total2);
        var largest2 = double.MaxNative(biasState3[0], second2);
        bias[0] = biasNow - coefficientsAt * first3 / Math.Sqrt(coefficientsAt2 * largest2 + 1e-8);
        biasState1[0] = first3;
        biasState2[0] = second2;
        biasState3[0] = largest2;
        sum += 0.001 * dot4 + (Math.Max(logit, 0.0) + Accurate.LogP1(exp) - labelOfRow * logit);
    }

    return sum;
}

public static double DescendNAdam(
    Span<double> weights, Span<double> weightsState1, Span<double> weightsState2, Span<double> bias, Span<double> biasState1,
    Span<double> biasState2, ReadOnlySpan<double> features, int featuresLength, ReadOnlySpan<double> label, scoped in Batch batch,
    ReadOnlySpan<double> coefficients, double start)
{
    if (!Vector512.IsHardwareAccelerated && Vector256.IsHardwareAccelerated)
    {
        return TumourKernel256.DescendNAdam(
            weights, weightsState1, weightsState2, bias, biasState1, biasState2, features, featuresLength, label, batch, coefficients,
            start);
    }

    using var workspace = Workspace.Open();
    var weightsGradient = workspace.Take<double>(weights.Length);
    var sum = start;

    for (var n = 0; n < batch.Count; n++)
    {
        var row = batch[n];
        var product = n * 3;
        var coefficientsAt = coefficients[product];
        var coefficientsAt2 = coefficients[product + 1];
        var coefficientsAt3 = coefficients[product + 2];
        var biasNow = bias[0];
        var featuresOfRow = features.Slice(row * featuresLength, featuresLength);
        var labelOfRow = label[row];
        var fits = weights.Length >= 8;
        var fits2 = fits && weights.Length <= featuresLength;
        double dot;

        if (Vector256.IsHardwareAccelerated && fits2)
        {
            ref var weightsStart = ref MemoryMarshal.GetReference(weights);
            ref var featuresOfRowStart = ref MemoryMarshal.GetReference(featuresOfRow);

            var wide = weights.Length - weights.Length % 32;
            var whole = weights.Length - weights.Length % 8;
            var dot0 = Vector512<double>.Zero;
            var dot1 = Vector512<double>.Zero;
            var dot2 = Vector512<double>.Zero;
            var dot3 = Vector512<double>.Zero;

            for (var i = 0; i < wide; i += 32)
            {
                var weightsAtI = Vector512.LoadUnsafe(ref weightsStart, (nuint)i);
                var featuresOfRowAtI = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i);
                dot0 = Vector512.MultiplyAddEstimate(weightsAtI, featuresOfRowAtI, dot0);
                var weightsAt = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 8);
                var featuresOfRowAt = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i + 8);
                dot1 = Vector512.MultiplyAddEstimate(weightsAt, featuresOfRowAt, dot1);
                var weightsAt2 = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 16);
                var featuresOfRowAt2 = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i + 16);
                dot2 = Vector512.MultiplyAddEstimate(weightsAt2, featuresOfRowAt2, dot2);
                var weightsAt3 = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 24);
                var featuresOfRowAt3 = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i + 24);
                dot3 = Vector512.MultiplyAddEstimate(weightsAt3, featuresOfRowAt3, dot3);
            }

            for (var i = wide; i < whole; i += 8)
            {
                var weightsAtI = Vector512.LoadUnsafe(ref weightsStart, (nuint)i);
                var featuresOfRowAtI = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i);
                dot3 = Vector512.MultiplyAddEstimate(weightsAtI, featuresOfRowAtI, dot3);
            }

            if (whole < weights.Length)
            {
                var first = weights.Length - 8;
                var rest = Lanes.From<double>(whole - first);
                var weightsAtFirst = Vector512.LoadUnsafe(ref weightsStart, (nuint)first);
                var featuresOfRowAtFirst = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)first);
                var fused = Vector512.MultiplyAddEstimate(weightsAtFirst, featuresOfRowAtFirst, dot0);
                dot0 = Vector512.ConditionalSelect(rest, fused, dot0);
            }

            var total = dot0 + dot1 + (dot2 + dot3);
            dot = Vector512.Sum(total);
        }
        else
        {
            dot = 0.0;

            for (var i = 0; i < weights.Length; i++)
            {
                dot += weights[i] * featuresOfRow[i];
            }
        }

        var logit = dot + biasNow;
        var exp = Math.Exp(-Math.Abs(logit));
        double dot4;

        if (Vector256.IsHardwareAccelerated && fits)
        {
            ref var weightsStart = ref MemoryMarshal.GetReference(weights);
            ref var weightsGradientStart = ref MemoryMarshal.GetReference(weightsGradient);

            var wide = weights.Length - weights.Length % 32;
            var whole = weights.Length - weights.Length % 8;
            var dot0 = Vector512<double>.Zero;
            var dot1 = Vector512<double>.Zero;
            var dot2 = Vector512<double>.Zero;
            var dot3 = Vector512<double>.Zero;

            for (var i = 0; i < wide; i += 32)
            {
                var weightsAtI = Vector512.LoadUnsafe(ref weightsStart, (nuint)i);
                dot0 = Vector512.MultiplyAddEstimate(weightsAtI, weightsAtI, dot0);
                (Vector512.Create(0.002) * weightsAtI).StoreUnsafe(ref weightsGradientStart, (nuint)i);
                var weightsAt = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 8);
                dot1 = Vector512.MultiplyAddEstimate(weightsAt, weightsAt, dot1);
                (Vector512.Create(0.002) * weightsAt).StoreUnsafe(ref weightsGradientStart, (nuint)i + 8);
                var weightsAt2 = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 16);
                dot2 = Vector512.MultiplyAddEstimate(weightsAt2, weightsAt2, dot2);
                (Vector512.Create(0.002) * weightsAt2).StoreUnsafe(ref weightsGradientStart, (nuint)i + 16);
                var weightsAt3 = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 24);
                dot3 = Vector512.MultiplyAddEstimate(weightsAt3, weightsAt3, dot3);
                (Vector512.Create(0.002) * weightsAt3).StoreUnsafe(ref weightsGradientStart, (nuint)i + 24);
            }

            for (var i = wide; i < whole; i += 8)
            {
                var weightsAtI = Vector512.LoadUnsafe(ref weightsStart, (nuint)i);
                dot3 = Vector512.MultiplyAddEstimate(weightsAtI, weightsAtI, dot3);
                (Vector512.Create(0.002) * weightsAtI).StoreUnsafe(ref weightsGradientStart, (nuint)i);
            }

            if (whole < weights.Length)
            {
                var first = weights.Length - 8;
                var rest = Lanes.From<double>(whole - first);
                var weightsAtFirst = Vector512.LoadUnsafe(ref weightsStart, (nuint)first);
                var fused = Vector512.MultiplyAddEstimate(weightsAtFirst, weightsAtFirst, dot0);
                (Vector512.Create(0.002) * weightsAtFirst).StoreUnsafe(ref weightsGradientStart, (nuint)first);
                dot0 = Vector512.ConditionalSelect(rest, fused, dot0);
            }

            var total = dot0 + dot1 + (dot2 + dot3);
            dot4 = Vector512.Sum(total);
        }
        else
        {
            dot4 = 0.0;

            for (var i = 0; i < weights.Length; i++)
            {
                var weightsAtI = weights[i];
                weightsGradient[i] = 0.002 * weightsAtI;
                dot4 += weightsAtI * weightsAtI;
            }
        }

        var quotient = 1 / (1 + exp);
        var logitAdjoint = (logit >= 0 ? quotient : exp * quotient) - labelOfRow;

        if (Vector256.IsHardwareAccelerated && fits2)
        {
            ref var featuresOfRowStart = ref MemoryMarshal.GetReference(featuresOfRow);
            ref var weightsGradientStart = ref MemoryMarshal.GetReference(weightsGradient);
            ref var weightsStart = ref MemoryMarshal.GetReference(weights);
            ref var weightsState1Start = ref MemoryMarshal.GetReference(weightsState1);
            ref var weightsState2Start = ref MemoryMarshal.GetReference(weightsState2);

            var logitAdjointLanes = Vector512.Create(logitAdjoint);
            var coefficientsLanes = Vector512.Create(coefficientsAt);
            var coefficientsLanes2 = Vector512.Create(coefficientsAt2);
            var coefficientsLanes3 = Vector512.Create(coefficientsAt3);
            var whole = weights.Length - weights.Length % 8;

            for (var i = 0; i < whole; i += 8)
            {
                var featuresOfRowAtI = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i);
                var weightsGradientAtI = Vector512.LoadUnsafe(ref weightsGradientStart, (nuint)i);
                var fused = Vector512.MultiplyAddEstimate(logitAdjointLanes, featuresOfRowAtI, weightsGradientAtI);
                var weightsAtI = Vector512.LoadUnsafe(ref weightsStart, (nuint)i);
                var weightsState1AtI = Vector512.LoadUnsafe(ref weightsState1Start, (nuint)i);
                var weightsState2AtI = Vector512.LoadUnsafe(ref weightsState2Start, (nuint)i);
                var first = Vector512.MultiplyAddEstimate(Vector512.Create(0.09999999999999998), fused, Vector512.Create(0.9) * weightsState1AtI);
                var second = Vector512.MultiplyAddEstimate(Vector512.Create(0.0010000000000000009), fused * fused, Vector512.Create(0.999) * weightsState2AtI);
                var fused2 = Vector512.MultiplyAddEstimate(coefficientsLanes2, fused, coefficientsLanes * first);
                var total = Vector512.Sqrt(coefficientsLanes3 * second) + Vector512.Create(1e-8);
                (weightsAtI - fused2 / total).StoreUnsafe(ref weightsStart, (nuint)i);
                first.StoreUnsafe(ref weightsState1Start, (nuint)i);
                second.StoreUnsafe(ref weightsState2Start, (nuint)i);
            }

            if (whole < weights.Length)
            {
                var first = weights.Length - 8;
                var rest = Lanes.From<double>(whole - first);
                var featuresOfRowAtFirst = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)first);
                var weightsGradientAtFirst = Vector512.LoadUnsafe(ref weightsGradientStart, (nuint)first);
                var fused = Vector512.MultiplyAddEstimate(logitAdjointLanes, featuresOfRowAtFirst, weightsGradientAtFirst);
                var weightsAtFirst = Vector512.LoadUnsafe(ref weightsStart, (nuint)first);
                var weightsState1AtFirst = Vector512.LoadUnsafe(ref weightsState1Start, (nuint)first);
                var weightsState2AtFirst = Vector512.LoadUnsafe(ref weightsState2Start, (nuint)first);
                var first2 = Vector512.MultiplyAddEstimate(Vector512.Create(0.09999999999999998), fused, Vector512.Create(0.9) * weightsState1AtFirst);
                var second = Vector512.MultiplyAddEstimate(Vector512.Create(0.0010000000000000009), fused * fused, Vector512.Create(0.999) * weightsState2AtFirst);
                var fused2 = Vector512.MultiplyAddEstimate(coefficientsLanes2, fused, coefficientsLanes * first2);
                var total = Vector512.Sqrt(coefficientsLanes3 * second) + Vector512.Create(1e-8);
                var chosen = Vector512.ConditionalSelect(rest, weightsAtFirst - fused2 / total, weightsAtFirst);
                chosen.StoreUnsafe(ref weightsStart, (nuint)first);
                Vector512.ConditionalSelect(rest, first2, weightsState1AtFirst).StoreUnsafe(ref weightsState1Start, (nuint)first);
                Vector512.ConditionalSelect(rest, second, weightsState2AtFirst).StoreUnsafe(ref weightsState2Start, (nuint)first);
            }
        }
        else
        {
            for (var i = 0; i < weights.Length; i++)
            {
                var total = weightsGradient[i] + logitAdjoint * featuresOfRow[i];
                var first = 0.9 * weightsState1[i] + 0.09999999999999998 * total;
                var second = 0.999 * weightsState2[i] + 0.0010000000000000009 * (total * total);
                weights[i] -= (coefficientsAt * first + coefficientsAt2 * total) / (Math.Sqrt(coefficientsAt3 * second) + 1e-8);
                weightsState1[i] = first;
                weightsState2[i] = second;
            }
        }

        var first3 = 0.9 * biasState1[0] + 0.09999999999999998 * logitAdjoint;
        var second2 = 0.999 * biasState2[0] + 0.0010000000000000009 * (logitAdjoint * logitAdjoint);
        bias[0] = biasNow - (coefficientsAt * first3 + coefficientsAt2 * logitAdjoint) / (Math.Sqrt(coefficientsAt3 * second2) + 1e-8);
        biasState1[0] = first3;
        biasState2[0] = second2;
        sum += 0.001 * dot4 + (Math.Max(logit, 0.0) + Accurate.LogP1(exp) - labelOfRow * logit);
    }

    return sum;
}

public static double DescendLion(
    Span<double> weights, Span<double> weightsState1, Span<double> bias, Span<double> biasState1, ReadOnlySpan<double> features,
    int featuresLength, ReadOnlySpan<double> label, scoped in Batch batch, ReadOnlySpan<double> coefficients, double start)
{
    if (!Vector512.IsHardwareAccelerated && Vector256.IsHardwareAccelerated)
    {
        return TumourKernel256.DescendLion(
            weights, weightsState1, bias, biasState1, features, featuresLength, label, batch, coefficients, start);
    }

    using var workspace = Workspace.Open();
    var weightsGradient = workspace.Take<double>(weights.Length);
    var sum = start;

    for (var n = 0; n < batch.Count; n++)
    {
        var row = batch[n];
        var coefficientsAt = coefficients[n * 2];
        var biasNow = bias[0];
        var featuresOfRow = features.Slice(row * featuresLength, featuresLength);
        var labelOfRow = label[row];
        var fits = weights.Length >= 8;
        var fits2 = fits && weights.Length <= featuresLength;
        double dot;

        if (Vector256.IsHardwareAccelerated && fits2)
        {
            ref var weightsStart = ref MemoryMarshal.GetReference(weights);
            ref var featuresOfRowStart = ref MemoryMarshal.GetReference(featuresOfRow);

            var wide = weights.Length - weights.Length % 32;
            var whole = weights.Length - weights.Length % 8;
            var dot0 = Vector512<double>.Zero;
            var dot1 = Vector512<double>.Zero;
            var dot2 = Vector512<double>.Zero;
            var dot3 = Vector512<double>.Zero;

            for (var i = 0; i < wide; i += 32)
            {
                var weightsAtI = Vector512.LoadUnsafe(ref weightsStart, (nuint)i);
                var featuresOfRowAtI = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i);
                dot0 = Vector512.MultiplyAddEstimate(weightsAtI, featuresOfRowAtI, dot0);
                var weightsAt = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 8);
                var featuresOfRowAt = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i + 8);
                dot1 = Vector512.MultiplyAddEstimate(weightsAt, featuresOfRowAt, dot1);
                var weightsAt2 = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 16);
                var featuresOfRowAt2 = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i + 16);
                dot2 = Vector512.MultiplyAddEstimate(weightsAt2, featuresOfRowAt2, dot2);
                var weightsAt3 = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 24);
                var featuresOfRowAt3 = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i + 24);
                dot3 = Vector512.MultiplyAddEstimate(weightsAt3, featuresOfRowAt3, dot3);
            }

            for (var i = wide; i < whole; i += 8)
            {
                var weightsAtI = Vector512.LoadUnsafe(ref weightsStart, (nuint)i);
                var featuresOfRowAtI = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i);
                dot3 = Vector512.MultiplyAddEstimate(weightsAtI, featuresOfRowAtI, dot3);
            }

            if (whole < weights.Length)
            {
                var first = weights.Length - 8;
                var rest = Lanes.From<double>(whole - first);
                var weightsAtFirst = Vector512.LoadUnsafe(ref weightsStart, (nuint)first);
                var featuresOfRowAtFirst = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)first);
                var fused = Vector512.MultiplyAddEstimate(weightsAtFirst, featuresOfRowAtFirst, dot0);
                dot0 = Vector512.ConditionalSelect(rest, fused, dot0);
            }

            var total = dot0 + dot1 + (dot2 + dot3);
            dot = Vector512.Sum(total);
        }
        else
        {
            dot = 0.0;

            for (var i = 0; i < weights.Length; i++)
            {
                dot += weights[i] * featuresOfRow[i];
            }
        }

        var logit = dot + biasNow;
        var exp = Math.Exp(-Math.Abs(logit));
        double dot4;

        if (Vector256.IsHardwareAccelerated && fits)
        {
            ref var weightsStart = ref MemoryMarshal.GetReference(weights);
            ref var weightsGradientStart = ref MemoryMarshal.GetReference(weightsGradient);

            var wide = weights.Length - weights.Length % 32;
            var whole = weights.Length - weights.Length % 8;
            var dot0 = Vector512<double>.Zero;
            var dot1 = Vector512<double>.Zero;
            var dot2 = Vector512<double>.Zero;
            var dot3 = Vector512<double>.Zero;

            for (var i = 0; i < wide; i += 32)
            {
                var weightsAtI = Vector512.LoadUnsafe(ref weightsStart, (nuint)i);
                dot0 = Vector512.MultiplyAddEstimate(weightsAtI, weightsAtI, dot0);
                (Vector512.Create(0.002) * weightsAtI).StoreUnsafe(ref weightsGradientStart, (nuint)i);
                var weightsAt = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 8);
                dot1 = Vector512.MultiplyAddEstimate(weightsAt, weightsAt, dot1);
                (Vector512.Create(0.002) * weightsAt).StoreUnsafe(ref weightsGradientStart, (nuint)i + 8);
                var weightsAt2 = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 16);
                dot2 = Vector512.MultiplyAddEstimate(weightsAt2, weightsAt2, dot2);
                (Vector512.Create(0.002) * weightsAt2).StoreUnsafe(ref weightsGradientStart, (nuint)i + 16);
                var weightsAt3 = Vector512.LoadUnsafe(ref weightsStart, (nuint)i + 24);
                dot3 = Vector512.MultiplyAddEstimate(weightsAt3, weightsAt3, dot3);
                (Vector512.Create(0.002) * weightsAt3).StoreUnsafe(ref weightsGradientStart, (nuint)i + 24);
            }

            for (var i = wide; i < whole; i += 8)
            {
                var weightsAtI = Vector512.LoadUnsafe(ref weightsStart, (nuint)i);
                dot3 = Vector512.MultiplyAddEstimate(weightsAtI, weightsAtI, dot3);
                (Vector512.Create(0.002) * weightsAtI).StoreUnsafe(ref weightsGradientStart, (nuint)i);
            }

            if (whole < weights.Length)
            {
                var first = weights.Length - 8;
                var rest = Lanes.From<double>(whole - first);
                var weightsAtFirst = Vector512.LoadUnsafe(ref weightsStart, (nuint)first);
                var fused = Vector512.MultiplyAddEstimate(weightsAtFirst, weightsAtFirst, dot0);
                (Vector512.Create(0.002) * weightsAtFirst).StoreUnsafe(ref weightsGradientStart, (nuint)first);
                dot0 = Vector512.ConditionalSelect(rest, fused, dot0);
            }

            var total = dot0 + dot1 + (dot2 + dot3);
            dot4 = Vector512.Sum(total);
        }
        else
        {
            dot4 = 0.0;

            for (var i = 0; i < weights.Length; i++)
            {
                var weightsAtI = weights[i];
                weightsGradient[i] = 0.002 * weightsAtI;
                dot4 += weightsAtI * weightsAtI;
            }
        }

        var quotient = 1 / (1 + exp);
        var logitAdjoint = (logit >= 0 ? quotient : exp * quotient) - labelOfRow;
        var negative = -coefficientsAt;

        if (Vector256.IsHardwareAccelerated && fits2)
        {
            ref var featuresOfRowStart = ref MemoryMarshal.GetReference(featuresOfRow);
            ref var weightsGradientStart = ref MemoryMarshal.GetReference(weightsGradient);
            ref var weightsStart = ref MemoryMarshal.GetReference(weights);
            ref var weightsState1Start = ref MemoryMarshal.GetReference(weightsState1);

            var logitAdjointLanes = Vector512.Create(logitAdjoint);
            var negativeLanes = Vector512.Create(negative);
            var coefficientsLanes = Vector512.Create(coefficientsAt);
            var whole = weights.Length - weights.Length % 8;

            for (var i = 0; i < whole; i += 8)
            {
                var featuresOfRowAtI = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)i);
                var weightsGradientAtI = Vector512.LoadUnsafe(ref weightsGradientStart, (nuint)i);
                var fused = Vector512.MultiplyAddEstimate(logitAdjointLanes, featuresOfRowAtI, weightsGradientAtI);
                var weightsAtI = Vector512.LoadUnsafe(ref weightsStart, (nuint)i);
                var weightsState1AtI = Vector512.LoadUnsafe(ref weightsState1Start, (nuint)i);
                var pull = Vector512.MultiplyAddEstimate(Vector512.Create(0.09999999999999998), fused, Vector512.Create(0.9) * weightsState1AtI);
                var first = Vector512.MultiplyAddEstimate(Vector512.Create(0.010000000000000009), fused, Vector512.Create(0.99) * weightsState1AtI);
                var chosen = Vector512.ConditionalSelect(Vector512.LessThan(pull, Vector512<double>.Zero), negativeLanes, Vector512<double>.Zero);
                var chosen2 = Vector512.ConditionalSelect(Vector512.GreaterThan(pull, Vector512<double>.Zero), coefficientsLanes, chosen);
                (weightsAtI - chosen2).StoreUnsafe(ref weightsStart, (nuint)i);
                first.StoreUnsafe(ref weightsState1Start, (nuint)i);
            }

            if (whole < weights.Length)
            {
                var first = weights.Length - 8;
                var rest = Lanes.From<double>(whole - first);
                var featuresOfRowAtFirst = Vector512.LoadUnsafe(ref featuresOfRowStart, (nuint)first);
                var weightsGradientAtFirst = Vector512.LoadUnsafe(ref weightsGradientStart, (nuint)first);
                var fused = Vector512.MultiplyAddEstimate(logitAdjointLanes, featuresOfRowAtFirst, weightsGradientAtFirst);
                var weightsAtFirst = Vector512.LoadUnsafe(ref weightsStart, (nuint)first);
                var weightsState1AtFirst = Vector512.LoadUnsafe(ref weightsState1Start, (nuint)first);
                var pull = Vector512.MultiplyAddEstimate(Vector512.Create(0.09999999999999998), fused, Vector512.Create(0.9) * weightsState1AtFirst);
                var first2 = Vector512.MultiplyAddEstimate(Vector512.Create(0.010000000000000009), fused, Vector512.Create(0.99) * weightsState1AtFirst);
                var chosen = Vector512.ConditionalSelect(Vector512.LessThan(pull, Vector512<double>.Zero), negativeLanes, Vector512<double>.Zero);
                var chosen2 = Vector512.ConditionalSelect(Vector512.GreaterThan(pull, Vector512<double>.Zero), coefficientsLanes, chosen);
                Vector512.ConditionalSelect(rest, weightsAtFirst - chosen2, weightsAtFirst).StoreUnsafe(ref weightsStart, (nuint)first);
                Vector512.ConditionalSelect(rest, first2, weightsState1AtFirst).StoreUnsafe(ref weightsState1Start, (nuint)first);
            }
        }
        else
        {
            for (var i = 0; i < weights.Length; i++)
            {
                var total = weightsGradient[i] + logitAdjoint * featuresOfRow[i];
                var weightsState1AtI = weightsState1[i];
                var pull = 0.9 * weightsState1AtI + 0.09999999999999998 * total;
                var first = 0.99 * weightsState1AtI + 0.010000000000000009 * total;
                weights[i] -= pull > 0 ? coefficientsAt : (pull < 0 ? negative : 0.0);
                weightsState1[i] = first;
            }
        }

        var biasState1At = biasState1[0];
        var pull2 = 0.9 * biasState1At + 0.09999999999999998 * logitAdjoint;
        var first3 = 0.99 * biasState1At + 0.010000000000000009 * logitAdjoint;
        bias[0] = biasNow - (pull2 > 0 ? coefficientsAt : (pull2 < 0 ? negative : 0.0));
        biasState1[0] = first3;
        sum += 0.001 * dot4 + (Math.Max(logit, 0.0) + Accurate.LogP1(exp) - labelOfRow * logit);
    }

    return sum;
}
