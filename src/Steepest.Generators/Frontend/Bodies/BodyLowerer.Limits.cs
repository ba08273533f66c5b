using System.Globalization;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Bounds on what has no known count.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>Throws at the beginning of an iteration that is one too many, and counts it.</summary>
    private int Trip(int trips)
    {
        var limit = frame.MaxIterations;
        frame.Bounding.IsBounding = true;
        builder.Guard(builder.Apply(Operators.GreaterOrEqual, trips, builder.Integer(limit)), IterationBound.Exceeded($"A loop in '{frame.Method.Name}' runs", limit));
        return builder.Apply(Operators.Add, trips, builder.Integer(1));
    }

    private void CheckLimit()
    {
        if (frame.OwnLimit is { Value: < 1 } limit) Refuse(Descriptors.InvalidLimit, limit.Place(token), limit.Value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A bound on an annotated method that bounds nothing.</summary>
    private void CheckLimitIsMet()
    {
        if (frame is { OwnLimit: { Value: >= 1 } limit, IsBounding: false } && limit.Place(token) is { } place)
            findings.Add(Descriptors.IdleLimit, place, frame, frame.Method.Name);
    }
}
