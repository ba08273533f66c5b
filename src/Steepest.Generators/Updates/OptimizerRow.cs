namespace Steepest.Generators.Updates;

/// <summary>One optimizer: the attribute, what its settings may be, and how generated solvers make its driver.</summary>
/// <param name="Name">The attribute's name without the suffix.</param>
/// <param name="Title">As documentation names it.</param>
/// <param name="Settings">The attribute's properties, in the order in which the model keeps them; beside them stands <see cref="Strict"/>.</param>
internal sealed record OptimizerRow(string Name, string Title, params IReadOnlyList<SettingRow> Settings)
{
    /// <summary>What every optimizer may be asked for.</summary>
    public static readonly SettingRow Strict = new(nameof(Strict), 0, SettingRange.Flag);

    /// <summary>The update rule that the driver is generic over, named as the attribute; null where the driver is the whole method.</summary>
    public string? Rule => Update is null ? null : Name;

    /// <summary>The driver's generic type, without namespace and arguments.</summary>
    public string Driver { get; init; } = "FirstOrder";

    /// <summary>Whether it learns from mini-batches; the others see all samples at once.</summary>
    public bool IsStochastic => Rule != null;

    /// <summary>Whether its driver multiplies with the Hessian.</summary>
    public bool UsesProducts { get; init; }

    /// <summary>Whether its driver keeps constraints itself.</summary>
    public bool KeepsConstraints { get; init; }

    /// <summary>Whether that Hessian is of the losses alone, where nothing is limited.</summary>
    public bool MultipliesLosses => UsesProducts && !KeepsConstraints;

    /// <summary>Whether its driver knows the objective as squares of residuals, with their Jacobian.</summary>
    public bool UsesResiduals { get; init; }

    /// <summary>Whether its driver leaves variables as they are that options name.</summary>
    public bool Freezes { get => field || IsStochastic; init; }

    /// <summary>Whether its driver goes from variable to variable, and must know where padding stands.</summary>
    public bool NeedsPlaces { get; init; }

    /// <summary>The update of one number, by the settings; null where the driver is the whole method.</summary>
    public Func<Func<string, double>, ElementUpdate>? Update { get; init; }
}

/// <summary>A setting of an optimizer. Drivers and rules take it as a parameter of the same name.</summary>
/// <param name="Name">The property of the attribute.</param>
/// <param name="Default">Where the attribute says nothing.</param>
/// <param name="Range">The values that it may have.</param>
internal sealed record SettingRow(string Name, double Default, SettingRange Range)
{
    /// <summary>Whether the argument is left out at its default.</summary>
    public bool IsOptional { get; init; }

    /// <summary>What the parameter is called where it is not as the property.</summary>
    public string? Parameter { get; init; }

    /// <summary>Whether the driver takes it, and not the rule.</summary>
    public bool IsOfDriver { get; init; }
}

/// <summary>The values that a setting may have: from the minimum to below the maximum.</summary>
/// <param name="Minimum">The lower end.</param>
/// <param name="IncludesMinimum">Whether the lower end belongs to it.</param>
/// <param name="Maximum">The upper end, which does not belong to it.</param>
/// <param name="Words">The range in words, behind "must be".</param>
internal sealed record SettingRange(double Minimum, bool IncludesMinimum, double Maximum, string Words)
{
    public static readonly SettingRange Positive = new(0, false, double.PositiveInfinity, "greater than 0 and finite");
    public static readonly SettingRange NotNegative = new(0, true, double.PositiveInfinity, "at least 0 and finite");
    public static readonly SettingRange AboveOne = new(1, false, double.PositiveInfinity, "greater than 1 and finite");
    public static readonly SettingRange Decay = new(0, true, 1, "at least 0 and less than 1");

    /// <summary>An integer.</summary>
    public static readonly SettingRange Count = new(1, true, double.PositiveInfinity, "at least 1");

    /// <summary>A boolean.</summary>
    public static readonly SettingRange Flag = new(0, true, 2, "true or false");

    /// <summary>NaN is in no range.</summary>
    public bool Contains(double value) => (value > Minimum || (IncludesMinimum && value == Minimum)) && value < Maximum;
}
