using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Switch expressions: arm after arm.</summary>
internal sealed partial class BodyLowerer
{
    private const string NoArm = "new global::System.Runtime.CompilerServices.SwitchExpressionException()";

    private Value Arms(ISwitchExpressionOperation expression, Value value, int position)
    {
        if (position == expression.Arms.Length) return Thrown(NoArm, expression.Type);
        var arm = expression.Arms[position];
        var matches = Match(arm.Pattern, value);
        if (arm.Guard is { } guard) matches = IsHarmless(guard) ? Both(matches, Number(guard)) : Lazily(Operators.And, matches, () => Number(guard), guard);
        if (OnlyThrow(arm.Value) is { } thrown)
        {
            Throw(thrown, matches);
            return builder[matches] is { Code: OpCode.Constant, Bits: 1 } ? Zero(expression.Type) : Arms(expression, value, position + 1);
        }

        var isLast = position == expression.Arms.Length - 1;
        if (isLast && !expression.IsExhaustive) Unless(matches, NoArm);
        if (position == expression.Arms.Length - 2 && expression.Arms[position + 1] is { Guard: null, Value: var last } rest && OnlyThrow(last) is { } only && IsEverything(rest.Pattern))
        {
            Throw(only, builder.Apply(Operators.Not, matches));
            isLast = true;
        }

        if (isLast || builder[matches] is { Code: OpCode.Constant, Bits: 1 }) return Evaluate(arm.Value);
        return Choose(matches, () => Evaluate(arm.Value), () => Arms(expression, value, position + 1), expression, expression.Arms.Skip(position));
    }

    private static bool IsEverything(IPatternOperation pattern) => pattern is IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true };

    /// <summary>Throws where a condition does not hold.</summary>
    private void Unless(int condition, string exception) => builder.Guard(builder.Apply(Operators.Not, condition), exception);

    /// <summary>What stands for the value of an expression that throws.</summary>
    private Value Thrown(string exception, ITypeSymbol? type)
    {
        builder.Guard(builder.Boolean(true), exception);
        return Zero(type);
    }

    /// <summary>One of two values, of which the other is not computed.</summary>
    private Value Choose(int condition, Func<Value> then, Func<Value> otherwise, IOperation choice, IEnumerable<IOperation> regions)
    {
        if (builder[condition] is { Code: OpCode.Constant, Bits: var taken }) return taken != 0 ? then() : otherwise();
        var carried = new Carried(this, assigned.In([.. regions]).Where(symbol => scope[symbol] is not null));
        var meeting = new Meeting(this, Zero(choice.Type), null);
        int[] Side(Func<Value> side) => Path(() => [.. meeting.Arrive(side()), .. carried.Values()]);
        var results = new Queue<int>(builder.If(condition, () => Side(then), () => Side(otherwise), [.. meeting.Names.Select(_ => (string?)null), .. carried.Names]));
        var chosen = meeting.Leave(results);
        carried.Bind(results);
        return chosen;
    }
}
