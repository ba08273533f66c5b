using System.Diagnostics;
using System.Globalization;
using Steepest.Mutation;

// Breaks the compiler in one place after another and asks whether the tests notice. Exits with 1 where one mistake survives.
//   dotnet run -c Release --project tests/Steepest.Mutation                       all
//   dotnet run -c Release --project tests/Steepest.Mutation -- --only "sliding"   those whose name or file has this in it
//   dotnet run -c Release --project tests/Steepest.Mutation -- --part 2/3         every third of them from the second on: parts can run side by side
//   dotnet run -c Release --project tests/Steepest.Mutation -- --apply            only whether all of them still apply
var root = AppContext.BaseDirectory;
while (!File.Exists(Path.Combine(root, "Generators.sln"))) root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The repository is not above the tool.");
var only = args is ["--only", var text] ? text : "";
int[] part = args is ["--part", var share] ? [.. share.Split('/').Select(number => int.Parse(number, CultureInfo.InvariantCulture))] : [1, 1];
var compilation = new GeneratorCompilation(Path.Combine(root, "src", "Steepest.Generators"));
var complaints = compilation.Add(MutantTable.All);
foreach (var complaint in complaints) Console.Error.WriteLine(complaint);
if (complaints.Count > 0) return 1;
var assembly = compilation.Emit();
Console.WriteLine($"{MutantTable.All.Count} mistakes apply.");
if (args is ["--apply"]) return 0;

var built = Path.Combine(root, "tests", "Steepest.Generators.Tests", "bin", "Release", "net10.0");
var suite = new Suite(built, Path.Combine(AppContext.BaseDirectory, "suite", part[0].ToString(CultureInfo.InvariantCulture)), assembly, TimeSpan.FromMinutes(5));
if (only.Length == 0 && suite.Noticed(-1, isForward: false) is { } noise)
{
    Console.Error.WriteLine($"The tests fail without a mistake: {noise}");
    return 1;
}

var (made, survivors) = (0, 0);
for (var number = part[0] - 1; number < MutantTable.All.Count; number += part[1])
{
    var mutant = MutantTable.All[number];
    if (!mutant.Name.Contains(only, StringComparison.OrdinalIgnoreCase) && !mutant.File.Contains(only, StringComparison.OrdinalIgnoreCase)) continue;
    var watch = Stopwatch.StartNew();
    var noticed = suite.Noticed(number, mutant.File.Contains("Forward", StringComparison.Ordinal));
    made++;
    if (noticed is null) survivors++;
    Console.WriteLine($"{(noticed is null ? "SURVIVED" : "killed")} in {watch.Elapsed.TotalSeconds:F0} s: {mutant.Name}{(noticed is null ? "" : $", by {noticed}")}");
}

Console.WriteLine($"{made - survivors} of {made} mistakes noticed.");
return survivors == 0 ? 0 : 1;
