namespace Steepest.Tests.Corpora;

/// <summary>Moré, Garbow and Hillstrom, problem 11: Gulf research and development, 3 variables, 99 residuals.</summary>
public static partial class Mgh11GulfResearchAndDevelopment
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
    {
        var r1 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(1.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 1.0 / 100;
        var r2 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(2.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 2.0 / 100;
        var r3 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(3.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 3.0 / 100;
        var r4 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(4.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 4.0 / 100;
        var r5 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(5.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 5.0 / 100;
        var r6 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(6.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 6.0 / 100;
        var r7 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(7.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 7.0 / 100;
        var r8 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(8.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 8.0 / 100;
        var r9 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(9.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 9.0 / 100;
        var r10 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(10.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 10.0 / 100;
        var r11 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(11.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 11.0 / 100;
        var r12 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(12.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 12.0 / 100;
        var r13 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(13.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 13.0 / 100;
        var r14 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(14.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 14.0 / 100;
        var r15 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(15.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 15.0 / 100;
        var r16 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(16.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 16.0 / 100;
        var r17 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(17.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 17.0 / 100;
        var r18 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(18.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 18.0 / 100;
        var r19 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(19.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 19.0 / 100;
        var r20 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(20.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 20.0 / 100;
        var r21 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(21.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 21.0 / 100;
        var r22 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(22.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 22.0 / 100;
        var r23 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(23.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 23.0 / 100;
        var r24 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(24.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 24.0 / 100;
        var r25 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(25.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 25.0 / 100;
        var r26 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(26.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 26.0 / 100;
        var r27 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(27.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 27.0 / 100;
        var r28 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(28.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 28.0 / 100;
        var r29 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(29.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 29.0 / 100;
        var r30 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(30.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 30.0 / 100;
        var r31 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(31.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 31.0 / 100;
        var r32 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(32.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 32.0 / 100;
        var r33 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(33.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 33.0 / 100;
        var r34 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(34.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 34.0 / 100;
        var r35 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(35.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 35.0 / 100;
        var r36 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(36.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 36.0 / 100;
        var r37 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(37.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 37.0 / 100;
        var r38 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(38.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 38.0 / 100;
        var r39 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(39.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 39.0 / 100;
        var r40 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(40.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 40.0 / 100;
        var r41 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(41.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 41.0 / 100;
        var r42 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(42.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 42.0 / 100;
        var r43 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(43.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 43.0 / 100;
        var r44 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(44.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 44.0 / 100;
        var r45 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(45.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 45.0 / 100;
        var r46 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(46.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 46.0 / 100;
        var r47 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(47.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 47.0 / 100;
        var r48 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(48.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 48.0 / 100;
        var r49 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(49.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 49.0 / 100;
        var r50 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(50.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 50.0 / 100;
        var r51 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(51.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 51.0 / 100;
        var r52 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(52.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 52.0 / 100;
        var r53 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(53.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 53.0 / 100;
        var r54 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(54.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 54.0 / 100;
        var r55 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(55.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 55.0 / 100;
        var r56 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(56.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 56.0 / 100;
        var r57 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(57.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 57.0 / 100;
        var r58 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(58.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 58.0 / 100;
        var r59 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(59.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 59.0 / 100;
        var r60 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(60.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 60.0 / 100;
        var r61 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(61.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 61.0 / 100;
        var r62 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(62.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 62.0 / 100;
        var r63 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(63.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 63.0 / 100;
        var r64 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(64.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 64.0 / 100;
        var r65 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(65.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 65.0 / 100;
        var r66 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(66.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 66.0 / 100;
        var r67 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(67.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 67.0 / 100;
        var r68 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(68.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 68.0 / 100;
        var r69 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(69.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 69.0 / 100;
        var r70 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(70.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 70.0 / 100;
        var r71 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(71.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 71.0 / 100;
        var r72 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(72.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 72.0 / 100;
        var r73 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(73.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 73.0 / 100;
        var r74 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(74.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 74.0 / 100;
        var r75 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(75.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 75.0 / 100;
        var r76 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(76.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 76.0 / 100;
        var r77 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(77.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 77.0 / 100;
        var r78 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(78.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 78.0 / 100;
        var r79 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(79.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 79.0 / 100;
        var r80 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(80.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 80.0 / 100;
        var r81 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(81.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 81.0 / 100;
        var r82 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(82.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 82.0 / 100;
        var r83 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(83.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 83.0 / 100;
        var r84 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(84.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 84.0 / 100;
        var r85 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(85.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 85.0 / 100;
        var r86 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(86.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 86.0 / 100;
        var r87 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(87.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 87.0 / 100;
        var r88 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(88.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 88.0 / 100;
        var r89 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(89.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 89.0 / 100;
        var r90 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(90.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 90.0 / 100;
        var r91 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(91.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 91.0 / 100;
        var r92 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(92.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 92.0 / 100;
        var r93 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(93.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 93.0 / 100;
        var r94 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(94.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 94.0 / 100;
        var r95 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(95.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 95.0 / 100;
        var r96 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(96.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 96.0 / 100;
        var r97 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(97.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 97.0 / 100;
        var r98 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(98.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 98.0 / 100;
        var r99 = Math.Exp(-Math.Pow(Math.Abs(25 + Math.Pow(-50 * Math.Log(99.0 / 100), 2.0 / 3) - x[1]), x[2]) / x[0]) - 99.0 / 100;
        return r1 * r1 + r2 * r2 + r3 * r3 + r4 * r4 + r5 * r5 + r6 * r6 + r7 * r7 + r8 * r8 + r9 * r9 + r10 * r10 + r11 * r11
            + r12 * r12 + r13 * r13 + r14 * r14 + r15 * r15 + r16 * r16 + r17 * r17 + r18 * r18 + r19 * r19 + r20 * r20
            + r21 * r21 + r22 * r22 + r23 * r23 + r24 * r24 + r25 * r25 + r26 * r26 + r27 * r27 + r28 * r28 + r29 * r29
            + r30 * r30 + r31 * r31 + r32 * r32 + r33 * r33 + r34 * r34 + r35 * r35 + r36 * r36 + r37 * r37 + r38 * r38
            + r39 * r39 + r40 * r40 + r41 * r41 + r42 * r42 + r43 * r43 + r44 * r44 + r45 * r45 + r46 * r46 + r47 * r47
            + r48 * r48 + r49 * r49 + r50 * r50 + r51 * r51 + r52 * r52 + r53 * r53 + r54 * r54 + r55 * r55 + r56 * r56
            + r57 * r57 + r58 * r58 + r59 * r59 + r60 * r60 + r61 * r61 + r62 * r62 + r63 * r63 + r64 * r64 + r65 * r65
            + r66 * r66 + r67 * r67 + r68 * r68 + r69 * r69 + r70 * r70 + r71 * r71 + r72 * r72 + r73 * r73 + r74 * r74
            + r75 * r75 + r76 * r76 + r77 * r77 + r78 * r78 + r79 * r79 + r80 * r80 + r81 * r81 + r82 * r82 + r83 * r83
            + r84 * r84 + r85 * r85 + r86 * r86 + r87 * r87 + r88 * r88 + r89 * r89 + r90 * r90 + r91 * r91 + r92 * r92
            + r93 * r93 + r94 * r94 + r95 * r95 + r96 * r96 + r97 * r97 + r98 * r98 + r99 * r99;
    }
}
