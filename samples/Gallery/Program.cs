using System.Globalization;
using Gallery;

// dotnet run -c Release --project samples/Gallery [name…]: runs the samples whose names begin so, all of them without any.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var chosen = Catalogue.Samples.Where(sample => args.Length == 0 || args.Any(name => sample.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase))).ToList();
if (chosen.Count == 0)
{
    Console.WriteLine($"No sample begins with {string.Join(", ", args)}; there are {string.Join(", ", Catalogue.Samples.Select(sample => sample.Name))}.");
    return 1;
}

var broken = 0;
foreach (var sample in chosen)
{
    Console.WriteLine($"{sample.Name}: {sample.Title}");
    var page = new Page(Path.Combine(Catalogue.Folder, sample.Name, "Pictures"));
    sample.Run(page);
    broken += page.Broken.Count;
}

Console.WriteLine(broken == 0 ? $"{chosen.Count} samples, all as they claim" : $"{broken} claims do not hold");
return broken == 0 ? 0 : 1;
