namespace Problems;

/// <summary>A small data set that no plane separates: three features a patient, rows end to end.</summary>
public static class Patients
{
    /// <summary>Features of one patient.</summary>
    public const int Width = 3;

    /// <summary>The rows, end to end.</summary>
    public static double[] Features { get; } =
    [
        1.5, 0.37, 0.69,
        -0.84, -1.56, -1.12,
        1.06, 0.13, -1.36,
        -1.61, -0.49, -0.57,
        1.1, -1.49, -0.32,
        -1.17, -0.09, 0.19,
        -1.31, -0.05, -0.23,
        2.21, 0.9, 0.45,
        0.93, -0.78, 1.57,
        -2.0, -1.18, -0.19,
        -1.26, -1.23, 0.72,
        -1.53, -0.28, 0.97,
        0.06, -0.31, -0.8,
        0.53, 1.25, 1.24,
        0.88, 0.76, 0.45,
        -0.06, -0.28, 1.33,
        0.45, 0.26, 1.27,
        1.03, 1.5, 0.96,
        -0.26, 0.1, 2.16,
        0.51, -0.08, -0.29,
        1.71, -1.18, -0.83,
        -2.35, 0.03, -0.56,
        0.62, -0.77, -0.1,
        0.64, 2.26, -1.26,
    ];

    /// <summary>1 where the tumour is malignant.</summary>
    public static double[] Labels { get; } = [1, 1, 1, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 0, 1, 0];
}
