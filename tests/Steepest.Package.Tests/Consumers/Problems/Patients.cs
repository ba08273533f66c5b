namespace Problems;

/// <summary>A small data set that no plane separates: three features a patient, rows end to end.</summary>
public static class Patients
{
    /// <summary>Features of one patient.</summary>
    public const int Width = 3;

    /// <summary>The rows, end to end.</summary>
    public static double[] Features { get; } =
    [
        -0.26, 0.51, -0.23,
        -0.93, -0.21, 1.11,
        1.04, 0.25, 0.39,
        -1.67, 0.86, 0.51,
        -1.69, -1.74, -0.89,
        0.31, -0.05, 0.52,
        0.31, 0.39, -0.66,
        0.56, 1.2, -0.62,
        -0.34, -0.11, 0.63,
        -0.45, -0.96, -0.52,
        -0.81, 0.24, 0.43,
        0.05, 1.31, -2.01,
        -0.11, -0.82, 0.5,
        -1.46, 0.83, 0.67,
        1.44, 0.36, 0.12,
        0.62, -0.61, -0.45,
        -0.97, -0.53, 1.29,
        -1.46, 0.24, 1.44,
        -1.9, -2.52, 0.36,
        -1.12, 0.98, 1.1,
        0.25, 0.43, 1.59,
        0.52, 0.55, -1.57,
        0.96, 0.53, -1.97,
        0.84, -1.81, -0.18,
    ];

    /// <summary>1 where the tumour is malignant.</summary>
    public static double[] Labels { get; } = [0, 1, 1, 0, 0, 1, 1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 1];
}
