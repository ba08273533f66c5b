using System.Globalization;
using Problems;
using Steepest;

double[] x = [-1.2, 1.0];
var path = Rosenbrock.Minimize(x);
Console.WriteLine($"rosenbrock status {path.Status}");
Print("rosenbrock loss", path.Loss);
Print("rosenbrock x", x);

const int Trained = 16;
var train = new Tumour.Samples(Patients.Features[..(Trained * Patients.Width)], Patients.Labels[..Trained]);
var test = new Tumour.Samples(Patients.Features[(Trained * Patients.Width)..], Patients.Labels[Trained..]);
var all = new Tumour.Samples(Patients.Features, Patients.Labels);

var weights = new double[Patients.Width];
var bias = 0.0;
var stopped = Tumour.Minimize(weights, ref bias, train, validation: test,
    options: new MinimizeOptions { Epochs = 50, BatchSize = 8, Seed = 1 });
Console.WriteLine($"validated status {stopped.Status}");
Print("validated weights", [.. weights, bias]);
Print("validated metric", Tumour.Evaluate(weights, bias, test).Metric);

Array.Clear(weights);
bias = 0;
_ = Tumour.Minimize(weights, ref bias, all, options: new MinimizeOptions { Epochs = 400, BatchSize = 8, Seed = 1 });
var evaluation = Tumour.Evaluate(weights, bias, all);
Print("trained weights", [.. weights, bias]);
Print("trained loss", evaluation.Loss);
Print("trained metric", evaluation.Metric);

var gradient = new double[Patients.Width];
var value = Tumour.ObjectiveGradient(weights, bias, all, gradient, out var biasGradient);
Print("objective", value);
Print("objective gradient", [.. gradient, biasGradient]);
Console.WriteLine($"gradients passed {Tumour.CheckGradients(weights, bias, all).Passed}");

static void Print(string name, params ReadOnlySpan<double> values)
{
    Console.Write(name);
    foreach (var value in values) Console.Write(string.Create(CultureInfo.InvariantCulture, $" {value:R}"));
    Console.WriteLine();
}
