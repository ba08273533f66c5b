using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members;

/// <summary>
/// Where the variables lie in the packed point: each span begins on a lane boundary, all scalars share the last lanes. Lengths and offsets
/// that are not known while generating are fields, of one name in the solver and in the kernel.
/// </summary>
internal sealed class PointLayout
{
    private readonly string? scalars;
    private readonly List<ParameterModel> scalarVariables;
    private readonly List<InputPart> scalarParts;

    public PointLayout(ProblemModel model, Names names)
    {
        var spans = model.Variables.Where(variable => !variable.IsScalar).ToList();
        scalarVariables = [.. model.Variables.Where(variable => variable.IsScalar)];
        scalarParts = [.. scalarVariables.SelectMany(variable => variable.Parts)];
        Element = Elements(model);
        Spans = [.. spans.Select((span, i) => new SpanSlot(
            span,
            names.Take(Names.Bare(span.Name) + "Length"),
            i == 0 ? null : names.Take(Names.Bare(span.Name) + "Offset")))];
        if (spans.Count > 0 && scalarVariables.Count > 0)
            scalars = names.Take((scalarVariables.Count == 1 ? Names.Bare(scalarVariables[0].Name) : "scalars") + "Offset");
    }

    /// <summary>The type of the packed point.</summary>
    public ElementType Element { get; }

    public IReadOnlyList<SpanSlot> Spans { get; }

    /// <summary>The names of the fields: lengths, then offsets.</summary>
    public IEnumerable<string> Fields
    {
        get
        {
            foreach (var span in Spans)
            {
                yield return span.Length;
                if (span.Offset != null) yield return span.Offset;
            }

            if (scalars != null) yield return scalars;
        }
    }

    /// <summary>The statements that compute the offsets from the lengths.</summary>
    public IEnumerable<string> Offsets
    {
        get
        {
            for (var i = 0; i < Spans.Count; i++)
            {
                var next = i + 1 < Spans.Count ? Spans[i + 1].Offset : scalars;
                var end = $"{TypeText.AlignedMemory(Element)}.Pad({Spans[i].Numbers})";
                if (next != null) yield return $"{next} = {(Spans[i].Offset is { } offset ? offset + " + " : "")}{end};";
            }
        }
    }

    /// <summary>The number of elements up to the end of the last variable.</summary>
    public string Extent => scalarParts.Count > 0 ? Scalar(scalarParts.Count)
        : Spans[Spans.Count - 1] is { Offset: { } offset } last ? $"{offset} + {last.Numbers}"
        : Spans[0].Numbers;

    /// <summary>The number of numbers of a span variable.</summary>
    public string NumbersOf(ParameterModel variable) => Slot(variable).Numbers;

    /// <summary>The part of a packed vector that belongs to a part of a variable.</summary>
    public string Part(string vector, ParameterModel variable, InputPart part)
    {
        if (variable.IsScalar) return $"{vector}[{Scalar(Position(part))}]";
        var slot = Slot(variable);
        return slot.Offset is null ? $"{vector}[..{slot.NumbersInRange}]" : $"{vector}.Slice({slot.Offset}, {slot.Numbers})";
    }

    /// <summary>The same as a span, of one element where the variable is a scalar.</summary>
    public string Window(string vector, ParameterModel variable, InputPart part)
        => variable.IsScalar ? $"{vector}.Slice({Scalar(Position(part))}, 1)" : Part(vector, variable, part);

    /// <summary>Where the part of a variable begins, to its end or beyond.</summary>
    public string Window(string vector, ParameterModel variable)
        => Slot(variable).Offset is { } offset ? $"{vector}[{offset}..]" : vector;

    /// <summary>The index of a variable's first element.</summary>
    public string Place(ParameterModel variable) => variable.IsScalar ? Scalar(Position(variable.Parts.First())) : Slot(variable).Offset ?? "0";

    /// <summary>The index of a part's first element.</summary>
    public string Place(ParameterModel variable, InputPart part) => variable.IsScalar ? Scalar(Position(part)) : Place(variable);

    /// <summary>The field that holds a span variable's length.</summary>
    public string LengthOf(ParameterModel variable) => Slot(variable).Length;

    /// <summary>In words, for the kernel's documentation.</summary>
    public string Describe()
    {
        var places = Spans.Select((span, i) => i == 0 ? $"{Names.Bare(span.Variable.Name)} at 0" : $"{Names.Bare(span.Variable.Name)} at the next full lanes").ToList();
        var rest = string.Join(", ", scalarVariables.Select(scalar => Names.Bare(scalar.Name)));
        if (scalarVariables.Count > 0) places.Add(Spans.Count == 0 ? rest + " in the first lanes" : rest + " in the last lanes");
        return string.Join(", ", places) + ", padding zero";
    }

    /// <summary>The type of the packed point of a problem.</summary>
    public static ElementType Elements(ProblemModel model)
    {
        var parts = model.Variables.SelectMany(variable => variable.Parts).Select(part => part.Type.Element).ToList();
        return parts.Contains(ElementType.Double) || parts.Count == 0 ? ElementType.Double : parts[0];
    }

    /// <summary>Whether a part of a variable is of floats in a point of doubles.</summary>
    public bool IsSingle(InputPart part) => part.Type.Element == ElementType.Single && Element == ElementType.Double;

    /// <summary>The ranges of a packed vector that stand for floats in a point of doubles.</summary>
    public IEnumerable<string> Singles
    {
        get
        {
            foreach (var span in Spans.Where(span => span.Variable.Parts.Any(IsSingle)))
                yield return Range(span.Variable);
            for (var i = 0; i < scalarParts.Count; i++)
            {
                if (IsSingle(scalarParts[i])) yield return $"{Ranged(Scalar(i))}..{Ranged(Scalar(i + 1))}";
            }
        }
    }

    /// <summary>Where a variable lies in a packed vector.</summary>
    public string Range(ParameterModel variable)
    {
        if (!variable.IsScalar) return Slot(variable) is { Offset: { } offset } span ? $"{offset}..({offset} + {span.Numbers})" : $"0..{Slot(variable).NumbersInRange}";
        var first = Position(variable.Parts.First());
        return $"{Ranged(Scalar(first))}..{Ranged(Scalar(first + variable.Parts.Count()))}";
    }

    /// <summary>The ranges of a packed vector between which padding stands.</summary>
    public IEnumerable<string> Places
    {
        get
        {
            foreach (var span in Spans) yield return Range(span.Variable);
            if (scalarParts.Count > 0) yield return $"{Ranged(Scalar(0))}..{Ranged(Scalar(scalarParts.Count))}";
        }
    }

    private static string Ranged(string place) => place.Contains(' ') ? $"({place})" : place;

    private SpanSlot Slot(ParameterModel variable) => Spans.First(span => span.Variable.Name == variable.Name);

    private int Position(InputPart part) => scalarParts.FindIndex(scalar => scalar.Name == part.Name);

    private string Scalar(int position)
        => scalars is null ? Literal.Of(position) : position == 0 ? scalars : $"{scalars} + {Literal.Of(position)}";

    /// <param name="Variable">The variable.</param>
    /// <param name="Length">The field that holds its length.</param>
    /// <param name="Offset">The field that holds its place; null for the first, at 0.</param>
    internal sealed record SpanSlot(ParameterModel Variable, string Length, string? Offset)
    {
        /// <summary>How many numbers its elements are made of.</summary>
        public string Numbers => InputText.Numbers(Variable, Length);

        /// <summary>The same behind or before the dots of a range.</summary>
        public string NumbersInRange => Variable.Stride == 1 ? Length : $"({Numbers})";
    }
}
