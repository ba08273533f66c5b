using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Loops that run while a condition holds.</summary>
internal sealed partial class BodyLowerer
{
    /// <summary>A loop that runs while its condition holds, which may be tested first at its end, or without one.</summary>
    private Flow Conditional(ILoopOperation loop, IOperation? condition, IReadOnlyList<IOperation> bottom, int header, bool isLate, bool isBounded = false)
    {
        var exits = new EarlyExits(this, loop);
        var isEndless = Exits.IsEndless(loop);
        if (isEndless && exits.Count == 0)
        {
            Refuse(Descriptors.Endless, loop.Syntax.GetFirstToken().GetLocation(), "it has neither a condition nor a way out");
            return Flow.Never;
        }

        // A test that changes variables comes first, since it may give them their first value, and a body that runs before the test does too.
        if (condition is null || isEndless) return WhileTested(loop, null, bottom, header, exits, false);
        return isLate || HasEffect(condition) ? Tested(loop, condition, bottom, header, isLate, exits) : WhileTested(loop, condition, bottom, header, exits, isBounded);
    }

    /// <summary>A loop whose test only reads. None without one.</summary>
    private Flow WhileTested(ILoopOperation loop, IOperation? condition, IReadOnlyList<IOperation> bottom, int header, EarlyExits exits, bool isBounded)
    {
        var carried = new Carried(this, Changed(loop, condition, bottom, condition is null));
        int[] counter = isBounded ? [] : [builder.Integer(0)];
        var results = new Queue<int>(builder.While(
            [.. counter, .. exits.Start, .. carried.Values()],
            arguments => Path(() =>
            {
                var values = new Queue<int>(arguments.Skip(counter.Length));
                var running = exits.IsRunning(builder.Boolean(true), values);
                carried.Bind(values);
                return [Test(running, condition)];
            })[0],
            arguments => Path(() =>
            {
                int[] next = isBounded ? [] : [Trip(arguments[0])];
                var values = new Queue<int>(arguments.Skip(counter.Length));
                return exits.Within(values, () =>
                {
                    carried.Bind(values);
                    var flow = Bottom(Body(loop), bottom, header);
                    return (int[])[.. next, .. exits.Yields(flow), .. carried.Values()];
                });
            }),
            [.. counter.Select(_ => "trips"), .. exits.Names, .. carried.Names]));
        if (!isBounded) results.Dequeue();
        var flow = exits.Leave(results, loop.ExitLabel, goesOn: condition is not null);
        carried.Bind(results);
        return flow;
    }

    /// <summary>Whether a loop goes on: a condition is not looked at once the loop has been left.</summary>
    private int Test(int running, IOperation? condition)
    {
        if (condition is null) return running;
        if (builder[running].Code == OpCode.Constant) return Number(condition);
        if (IsHarmless(condition)) return builder.Apply(Operators.And, Number(condition), running);
        return builder.If(running, () => [Number(condition)], () => [builder.Boolean(false)], [null])[0];
    }

    /// <summary>A loop whose test is taken where C# takes it and its outcome handed on, as it changes variables or comes after the body.</summary>
    private Flow Tested(ILoopOperation loop, IOperation condition, IReadOnlyList<IOperation> bottom, int header, bool isLate, EarlyExits all)
    {
        var exits = all.Without(loop.ExitLabel);
        var first = isLate ? builder.Boolean(true) : Number(condition);
        var carried = new Carried(this, Changed(loop, condition, bottom, isLate));
        var results = new Queue<int>(builder.While(
            [first, builder.Integer(0), .. exits.Start, .. carried.Values()],
            arguments => arguments[0],
            arguments => Path(() =>
            {
                var trips = Trip(arguments[1]);
                var values = new Queue<int>(arguments.Skip(2));
                return exits.Within(values, () =>
                {
                    carried.Bind(values);
                    var flow = Bottom(Body(loop), bottom, header);
                    var next = Again(flow, condition);
                    return (int[])[next, trips, .. exits.Yields(flow), .. carried.Values()];
                });
            }),
            ["runs", "trips", .. exits.Names, .. carried.Names]));
        results.Dequeue();
        results.Dequeue();
        var flow = exits.Leave(results, loop.ExitLabel, goesOn: true);
        carried.Bind(results);
        return flow;
    }

    /// <summary>Takes the test at the end of an iteration, unless control has left the loop.</summary>
    private int Again(Flow flow, IOperation condition)
    {
        if (!flow.GoesOn) return builder.Boolean(false);
        if (flow.Jumps.Count == 0) return Number(condition);
        var next = -1;
        Merge(builder.Apply(Operators.Not, HasLeft(flow)), true, () => Number(condition), condition, () => builder.Boolean(false), ref next);
        return next;
    }

    /// <summary>The end of a for loop's iteration.</summary>
    private Flow Bottom(Flow flow, IReadOnlyList<IOperation> bottom, int header)
    {
        Flow Run()
        {
            foreach (var statement in bottom) Header(statement, header);
            return Flow.Normal;
        }

        builder.Ordinal = header;
        if (!flow.GoesOn || bottom.Count == 0) return flow;
        return flow.Jumps.Count == 0 ? Run() : Fork(HasLeft(flow), new Side(flow.Left, []), new Side(Run, bottom));
    }

    /// <summary>The variables that a loop carries. Where the body runs before a test it may give them their first value.</summary>
    private IEnumerable<ISymbol> Changed(ILoopOperation loop, IOperation? condition, IReadOnlyList<IOperation> bottom, bool isBodyFirst)
        => assigned.In([condition, loop.Body, .. bottom]).Where(symbol => scope[symbol] is not null || (isBodyFirst && !IsDeclaredIn(symbol, loop.Body)));
}
