using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>How control leaves a statement.</summary>
internal enum FlowKind
{
    /// <summary>To the next one.</summary>
    Normal,

    /// <summary>Out of the method.</summary>
    Returned,

    /// <summary>One or the other, as a flag says.</summary>
    Undecided,
}

/// <param name="Kind">How control leaves.</param>
/// <param name="Flag">Whether the method has returned, where that is undecided.</param>
/// <param name="Result">What it returns; null where it returns nothing.</param>
internal readonly record struct Flow(FlowKind Kind, int Flag = -1, Value? Result = null)
{
    public static readonly Flow Normal = new(FlowKind.Normal);
}

/// <summary>On how many paths a statement returns from the method.</summary>
internal enum Returning
{
    Never,
    Sometimes,
    Always,
}

internal static class Returns
{
    public static Returning Of(IOperation? statement) => statement switch
    {
        IReturnOperation or IThrowOperation => Returning.Always,
        IBlockOperation block => Of(block.Operations, 0),
        IConditionalOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.IfStatementSyntax } branch => Either(Of(branch.WhenTrue), Of(branch.WhenFalse)),
        IExpressionStatementOperation { Operation: IThrowOperation } => Returning.Always,
        _ => Returning.Never,
    };

    public static Returning Of(IReadOnlyList<IOperation> statements, int first)
    {
        var result = Returning.Never;
        for (var i = first; i < statements.Count && result != Returning.Always; i++)
        {
            if (Of(statements[i]) is var next and not Returning.Never) result = next;
        }

        return result;
    }

    private static Returning Either(Returning first, Returning second) => first == second ? first : Returning.Sometimes;
}
