using Steepest.Fuzz.Programs;
using Steepest.Fuzz.Writing;

namespace Steepest.Fuzz.Constructs;

/// <summary>One form of the language.</summary>
/// <param name="Kind">Its name in reports.</param>
/// <param name="Sort">What it writes.</param>
/// <param name="Weight">How often it is chosen among others of its sort.</param>
/// <param name="Write">Writes an example, of numbers with an absolute value of at most the given bound; null where the place does not offer what it needs.</param>
internal sealed record Construct(string Kind, Sort Sort, double Weight, Func<Author, double, Node?> Write)
{
    public static Construct Real(string kind, double weight, Func<Author, double, Node?> write) => new(kind, Sort.Real, weight, write);

    public static Construct Single(string kind, double weight, Func<Author, double, Node?> write) => new(kind, Sort.Single, weight, write);

    public static Construct Whole(string kind, double weight, Func<Author, double, Node?> write) => new(kind, Sort.Whole, weight, write);

    public static Construct Truth(string kind, double weight, Func<Author, Node?> write) => new(kind, Sort.Truth, weight, (author, _) => write(author));

    public static Construct Statement(string kind, double weight, Func<Author, Node?> write) => new(kind, Sort.Statement, weight, (author, _) => write(author));
}
