using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>One side of a constraint: <c>sign · (value − bound)</c> is to be 0 or less, or 0, of each number that a function returns or writes.</summary>
/// <param name="Function">What computes the values; two sides of one constraint have one function.</param>
/// <param name="Sign">1 for an upper side or an equality, −1 for a lower side.</param>
/// <param name="Bound">Where it is.</param>
/// <param name="IsOverRows">Whether it is a mean over samples.</param>
internal sealed record Limit(Function Function, int Sign, double Bound, bool IsOverRows)
{
    /// <summary>Whether the function writes outputs, each number of which is limited.</summary>
    public bool IsWritten => Outputs.Any(Function);
}

/// <summary>A number that is limited.</summary>
/// <param name="Limit">The position of its limit.</param>
/// <param name="Place">Its place among all of them.</param>
/// <param name="Value">The value times the sign, without the bound.</param>
internal readonly record struct Limited(int Limit, int Place, int Value);

/// <summary>Runs what limits limit, and goes through the numbers: one by one those of scalars and of few outputs, in a loop those of many.</summary>
internal sealed class LimitRuns
{
    /// <summary>The most numbers of an output that are written out one by one.</summary>
    private const int LongestWrittenOut = 16;

    private readonly Objective objective;
    private readonly IReadOnlyList<Limit> limits;
    private readonly int[] places;

    public LimitRuns(Objective objective, IReadOnlyList<Limit> limits)
    {
        (this.objective, this.limits) = (objective, limits);
        places = new int[limits.Count];
        var next = Builder.Integer(0);
        for (var i = 0; i < limits.Count; i++)
        {
            places[i] = next;
            next = limits[i].IsWritten ? OutputsOf(limits[i]).Aggregate(next, (place, output) => Plus(place, LengthOf(output))) : Plus(next, Builder.Integer(1));
        }
    }

    private FunctionBuilder Builder => objective.Builder;

    /// <summary>The place of a limit's first number.</summary>
    public int PlaceOf(int limit) => places[limit];

    /// <summary>Runs those that are over samples, or those that are not.</summary>
    /// <returns>For each limit what it returns, or the arrays that it writes; nothing for the others.</returns>
    public IReadOnlyList<int[]> Run(IReadOnlyDictionary<string, int> arguments, bool isOverRows)
    {
        var runs = new List<int[]>();
        for (var i = 0; i < limits.Count; i++)
        {
            // Two sides of one constraint run it once.
            var function = limits[i].Function;
            var same = i > 0 && ReferenceEquals(limits[i - 1].Function, function);
            runs.Add(limits[i].IsOverRows != isOverRows ? [] : same ? runs[i - 1] : Values(function, arguments));
        }

        return runs;
    }

    /// <summary>Goes through the numbers with a value that is carried from one to the next.</summary>
    public int Fold(IReadOnlyList<int[]> runs, int carried, Func<Limited, int, int> each)
    {
        for (var i = 0; i < limits.Count; i++)
        {
            var place = places[i];
            foreach (var run in runs[i])
            {
                var limit = i;
                carried = !limits[i].IsWritten ? each(new Limited(i, place, Signed(i, run)), carried)
                    : IsShort(run, out var length) ? Enumerable.Range(0, length).Aggregate(carried, (before, k) => each(At(limit, place, run, Builder.Integer(k)), before))
                    : Builder.For(Builder.Integer(0), Builder.Length(run), 1, [carried], (k, before) => [each(At(limit, place, run, k), before[0])], "k", ["sum"])[0];
                if (limits[i].IsWritten) place = Plus(place, Builder.Length(run));
            }
        }

        return carried;
    }

    /// <summary>Goes through the numbers of those limits that were run.</summary>
    public void ForEach(IReadOnlyList<int[]> runs, Action<Limited> each)
    {
        for (var i = 0; i < limits.Count; i++)
        {
            var place = places[i];
            foreach (var run in runs[i])
            {
                if (!limits[i].IsWritten)
                {
                    each(new Limited(i, place, Signed(i, run)));
                    continue;
                }

                var (limit, first) = (i, place);
                Repeat(Builder.Length(run), k => each(At(limit, first, run, k)));
                place = Plus(place, Builder.Length(run));
            }
        }
    }

    /// <summary>Goes through the places of one limit.</summary>
    public void ForEachPlace(int limit, Action<int> each)
    {
        if (!limits[limit].IsWritten)
        {
            each(places[limit]);
            return;
        }

        var place = places[limit];
        foreach (var output in OutputsOf(limits[limit]))
        {
            var first = place;
            Repeat(LengthOf(output), k => each(Plus(first, k)));
            place = Plus(place, LengthOf(output));
        }
    }

    private void Repeat(int length, Action<int> each)
    {
        if (Builder[length] is { Code: OpCode.Constant, Bits: <= LongestWrittenOut and var few })
        {
            for (var k = 0; k < few; k++) each(Builder.Integer(k));
            return;
        }

        Builder.For(Builder.Integer(0), length, 1, [], (k, _) =>
        {
            each(k);
            return [];
        }, "k");
    }

    private Limited At(int limit, int place, int array, int index)
        => new(limit, Plus(place, index), Signed(limit, Builder.Load(array, index)));

    private int Signed(int limit, int value)
    {
        var number = Builder.Convert(value, IrType.Double);
        return limits[limit].Sign > 0 ? number : Builder.Apply(Operators.Negate, number);
    }

    private int[] Values(Function function, IReadOnlyDictionary<string, int> arguments)
    {
        var arrays = function.Parameters.Where(parameter => parameter.Role == ParameterRole.Output)
            .ToDictionary(output => output.Name, output => Builder.Allocate(output.Type.ToElement(), LengthOf(output), cleared: true, output.Name));
        var results = objective.Inline(function, parameter => arrays.TryGetValue(parameter.Name, out var array) ? array : arguments[parameter.Name]);
        return arrays.Count > 0 ? [.. arrays.Values] : [results[0]];
    }

    private int LengthOf(Parameter output) => output.StatedLength > 0 ? Builder.Integer(output.StatedLength) : objective.Arguments[OutputTerms.NameOfLength(output)];

    private static IEnumerable<Parameter> OutputsOf(Limit limit) => limit.Function.Parameters.Where(parameter => parameter.Role == ParameterRole.Output);

    private bool IsShort(int array, out int length)
    {
        var node = Builder[Builder.Length(array)];
        length = (int)node.Bits;
        return node is { Code: OpCode.Constant, Bits: <= LongestWrittenOut };
    }

    private int Plus(int one, int other)
        => Builder[one] is { Code: OpCode.Constant } first && Builder[other] is { Code: OpCode.Constant } second ? Builder.Integer(first.Bits + second.Bits) : Builder.Apply(Operators.Add, one, other);
}
