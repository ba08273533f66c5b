using System.Reflection;
using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.Minimization;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>
/// Every method that a loop reaches must skip the slow first tier: one that does not makes a whole training slower by half until it is
/// compiled again.
/// </summary>
public sealed class HotPathTests
{
    private const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData(typeof(Functions))]
    [InlineData(typeof(Accurate))]
    public void EveryMethodIsCompiledAtOnce(Type type) => AssertMarked(type.GetMethods(All).Where(m => !m.IsSpecialName));

    /// <summary>Rules, the numbers that they are written in, and the pass over all of them; of properties, those that are looked at element by element.</summary>
    [Fact]
    public void UpdatesAreCompiledAtOnce()
    {
        var types = typeof(Adam<>).Assembly.GetTypes().Where(type => type.Namespace == typeof(Adam<>).Namespace && !type.IsInterface).ToList();
        Assert.True(types.Count > 25);
        AssertMarked(types.SelectMany(type => type.GetMethods(All)).Where(m => !m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal) || m.Name is "get_States" or "get_IsOn"));
    }

    [Theory]
    [InlineData("Steepest.Kernels.Packed", "Dot DotInTurn LargestMagnitude SumOfMagnitudes AddScaled SetToSum SetToProduct SetToProducts SetToDifference Clamp SameBits")]
    [InlineData("Steepest.Kernels.Lanes", "SumByHalves get_AreWide")]
    [InlineData("Steepest.Kernels.PartialSums", "Dot Sum Whole")]
    [InlineData("Steepest.Kernels.Workspace", "Open Take TakeCleared Dispose")]
    [InlineData("Steepest.Kernels.WorkspacePool", "Take Close")]
    [InlineData("Steepest.Kernels.Batch", "get_Item")]
    [InlineData("Steepest.Minimization.LineSearch", "Advance Retreat Choose Interpolate Flattening Cubic")]
    [InlineData("Steepest.Minimization.CurvatureMemory`1", "Add SetDirection Slot")]
    [InlineData("Steepest.Minimization.CurvatureMatrix`1", "Add SetDirection")]
    [InlineData("Steepest.Minimization.ConjugateDirections`1", "Add SetDirection")]
    [InlineData("Steepest.Minimization.AbsolutePenalty`1", "Smooth Shrink Residual Enter Lean Straighten AddSigns Signed Shrunk")]
    [InlineData("Steepest.DirectSearch.RandomMoves`1", "Draw Judge")]
    [InlineData("Steepest.Sampling.Gaussian", "Next")]
    [InlineData("Steepest.DirectSearch.DirectMoves`1", "Within Unit")]
    [InlineData("Steepest.Minimization.Box`1", "Project Land Residual SetFree Hold CutSlope Cut Room Within")]
    [InlineData("Steepest.Minimization.LineSearchDriver`1", "Step Iterate HasConverged SetDirection Slope Search Follow Enter Try Run Report IsStationary Judge EndEpoch IterateFew IterateTwo DirectionAtTwo TakeTwo Settle SetTwo SlopeOfTwo MoveTwo AddFew SetFew NormOf Conclude IsSettled SetDirectionWithin CutOff NormWithin AddFree IterateAtRandom IterateByCoordinates SearchAlong LookAlong LookAt EndDirect")]
    [InlineData("Steepest.Minimization.FewVariables", "Gather Dot LargestMagnitude SumOfMagnitudes")]
    [InlineData("Steepest.Minimization.InverseHessian`1", "Direction Add Column Set Multiply")]
    [InlineData("Steepest.Minimization.FirstOrder`2", "Step Advance Move TreatKinks Norm Keep Clip Report Run Iterate EndEpoch LossSettles StepSettles Average Validate Evaluate DescendRows AdvanceRows FitChunk CloseEpoch IsOutOfPatience Learn Update ClearFrozen CopyFrozen RestoreFrozen AtMomentum Drawn ScheduledBatchSize Accumulate")]
    [InlineData("Steepest.Sampling.EpochOrder", "Of")]
    [InlineData("Steepest.Sampling.Shuffle", "Fill")]
    [InlineData("Steepest.ReplacementSampler", "Draw")]
    [InlineData("Steepest.WeightedSampler", "Draw")]
    [InlineData("Steepest.Sampling.AliasTable", "Draw")]
    [InlineData("Steepest.Sampling.Xoshiro", "Next Below Unit SplitMix")]
    [InlineData("Steepest.SecondOrder.Tridiagonal", "Bound Smallest IsPositive TrySolve InverseForm Form SmallestVector Norm")]
    [InlineData("Steepest.SecondOrder.HouseholderReduction", "Reduce Reflect Turn TurnBack")]
    [InlineData("Steepest.SecondOrder.HessianProducts`1", "Multiply")]
    [InlineData("Steepest.SecondOrder.DenseHessian`1", "Set Turn TurnBack ScaledLength IsFree SetIdentity Balance SetLargest")]
    [InlineData("Steepest.SecondOrder.ExactRegion", "Solve Extend Decrease")]
    [InlineData("Steepest.SecondOrder.TruncatedConjugateGradients`1", "Solve Beyond ToRadius Dot")]
    [InlineData("Steepest.SecondOrder.NewtonDirections`1", "SetDirection SetDense")]
    [InlineData("Steepest.SecondOrder.RegionDirections`1", "Enter SetStep Judge Measure")]
    [InlineData("Steepest.SecondOrder.Forcing", "Next MostProducts")]
    [InlineData("Steepest.Monitoring.RunMonitor", "Verdict Show get_IsWatched")]
    [InlineData("Steepest.Minimization.LeastSquaresDriver`1", "Step Train Enter Evaluate TakeUp Iterate TryEnd IsLostInRounding Try SetTrial Move Learn IsAtEnd IsWithinTolerances Accelerate IsStationary PackGradient Judge ValueOf EndEpoch")]
    [InlineData("Steepest.LeastSquares.ResidualBlocks`1", "Loss Linearize Bend LinearizeBlock Absorb AddLosses AreFinite RowsOf ClearTails SumOfSquares")]
    [InlineData("Steepest.LeastSquares.GramMatrix", "Add AddTile SumDiagonal Sum AddInTurn Widen MultiplyAdd")]
    [InlineData("Steepest.LeastSquares.TriangularForm", "Absorb SumOfSquares Dot")]
    [InlineData("Steepest.LeastSquares.RobustLoss", "At Sum Weigh")]
    [InlineData("Steepest.LeastSquares.StepSolver", "Begin SquaredSlope SquaredStep LengthOf Product DecreaseOf SetSteepest TrySolve TrySolveWhole SolveAgain DiagonalOf BendAlong GrowScale TrySolveFree SetRight TryFactor Forward Backward Dot TryTurn SetTall Tall ResidualWithin RoomOf TrySolveWithin StopAtBounds")]
    [InlineData("Steepest.LeastSquares.Sparse.RowBlocks", "At Read")]
    [InlineData("Steepest.SparseJacobian`1", "Multiply MultiplyTransposed Fill AreOf FillWhole")]
    [InlineData("Steepest.LeastSquares.Sparse.RowEvaluation`1", "Evaluate Gather")]
    [InlineData("Steepest.LeastSquares.Sparse.SparseResiduals`1", "Loss Linearize Bend Slope VariableOf Weigh AddProducts AddGradient SumProducts AreFinite")]
    [InlineData("Steepest.LeastSquares.Sparse.PanelFactor", "TryFactor Forward Backward SetMap Queue Take TryFactorPanel")]
    [InlineData("Steepest.LeastSquares.Sparse.PanelProduct", "Set Subtract SetInTurn")]
    [InlineData("Steepest.LeastSquares.Sparse.SparseSteps", "SquaredSlope SquaredStep SolveAgain DiagonalOf BendAlong TrySolveFree Load SetToProduct SetRight Solve")]
    [InlineData("Steepest.LeastSquares.Sparse.GainSteps", "TryPropose Accept Reject Settle")]
    [InlineData("Steepest.LeastSquares.DampedSteps", "TryPropose Accept Reject Settle Next IsWithin Shrink")]
    [InlineData("Steepest.LeastSquares.SecantCurvature", "AddTo TakeFrom Learn Update Add Multiply")]
    [InlineData("Steepest.LeastSquares.WholeSteps", "TryPropose Accept Reject")]
    [InlineData("Steepest.LeastSquares.DoglegSteps", "TryPropose Accept Reject")]
    [InlineData("Steepest.LeastSquares.LaneColumns`1", "Pair Load Store At Range")]
    [InlineData("Steepest.LeastSquares.LaneSteps", "Judge Propose Factor Solve Cut IsHeld Take Of")]
    [InlineData("Steepest.LeastSquares.ManyFitsWork`2", "Run Enter Leave Vacate RowsNow Evaluate Mask Weigh AddProducts MultiplyAdd")]
    [InlineData("Steepest.Minimization.ManyFits", "RunShard")]
    public void MethodsOfLoopsAreCompiledAtOnce(string type, string names)
    {
        var methods = typeof(Batch).Assembly.GetType(type, throwOnError: true)!.GetMethods(All);
        foreach (var name in names.Split(' '))
        {
            var found = methods.Where(m => m.Name == name).ToArray();
            Assert.True(found.Length > 0, $"{type}.{name} is gone");
            AssertMarked(found);
        }
    }

    private static void AssertMarked(IEnumerable<MethodInfo> methods)
        => Assert.All(methods, m => Assert.True(
            m.MethodImplementationFlags.HasFlag((MethodImplAttributes)MethodImplOptions.AggressiveOptimization), $"{m.DeclaringType}.{m.Name}"));
}
