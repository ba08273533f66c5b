using System.Globalization;
using QuickStart;
using Spectre.Console;
using Steepest;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// 1. A minimum.
double[] x = [-1.2, 1.0];
var valley = Rosenbrock.Minimize(x);
AnsiConsole.MarkupLine("[bold]Rosenbrock[/], from (-1.2, 1):");
AnsiConsole.WriteLine($"{valley.Status}: {valley.Loss:E2} after {valley.Iterations} iterations, at ({x[0]:F12}, {x[1]:F12})");
AnsiConsole.WriteLine();

// 2. Learning from data: mini-batches, a metric, early stopping.
var data = BreastCancer.Load();
const int trainCount = 400;
var all = new Tumour.Samples(data.Features, data.Labels);
var train = all.Slice(0, trainCount);
var test = all.Slice(trainCount, all.Count - trainCount);
var weights = new double[BreastCancer.FeatureCount];
var bias = 0.0;
AnsiConsole.MarkupLine("[bold]Tumours[/] with Adam: 400 to learn from, 169 to be tested on");
var learned = TrainingView.Show(progress => Tumour.MinimizeAdam(
    weights, ref bias, train, validation: test,
    options: new MinimizeOptions { Epochs = 50, BatchSize = 32, Seed = 1, Progress = progress }));
AnsiConsole.WriteLine($"train error: {Tumour.Evaluate(weights, bias, train).Metric:P2}");
AnsiConsole.WriteLine($"test error: {Tumour.Evaluate(weights, bias, test).Metric:P2}");
AnsiConsole.WriteLine($"iterations: {learned.Iterations} ({learned.Status})");
AnsiConsole.WriteLine($"time: {learned.Elapsed.TotalMilliseconds:F1} ms");
AnsiConsole.WriteLine($"allocated bytes per step: {Allocation.PerStep(all)}");
AnsiConsole.WriteLine();

// 3. To the last digit: the same problem, all rows, L-BFGS.
weights.AsSpan().Clear();
bias = 0;
AnsiConsole.MarkupLine("[bold]Tumours[/] with L-BFGS: all 569");
var exact = Tumour.MinimizeLbfgs(weights, ref bias, all);
var gap = (exact.Loss - BreastCancer.CertifiedOptimum) / BreastCancer.CertifiedOptimum;
AnsiConsole.WriteLine($"{exact.Status}: {exact.Loss:R} after {exact.Iterations} iterations, {exact.Evaluations} evaluations, {exact.Elapsed.TotalMilliseconds:F1} ms");
AnsiConsole.WriteLine($"relative gap to the certified optimum: {gap:E1}");
AnsiConsole.WriteLine($"gradients agree with differences: {Tumour.CheckGradients(weights, bias, all).Passed}");
return Math.Abs(gap) <= 1e-10 ? 0 : 1;
