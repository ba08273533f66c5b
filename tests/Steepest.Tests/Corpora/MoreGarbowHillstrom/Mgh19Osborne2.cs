namespace Steepest.Tests.Corpora;

/// <summary>Moré, Garbow and Hillstrom, problem 19: Osborne 2, 11 variables, 65 residuals.</summary>
public static partial class Mgh19Osborne2
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
    {
        var r1 = 1.366
            - (
                x[0] * Math.Exp(-(0.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(0.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(0.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(0.0 / 10 - x[10], 2) * x[7]));
        var r2 = 1.191
            - (
                x[0] * Math.Exp(-(1.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(1.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(1.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(1.0 / 10 - x[10], 2) * x[7]));
        var r3 = 1.112
            - (
                x[0] * Math.Exp(-(2.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(2.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(2.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(2.0 / 10 - x[10], 2) * x[7]));
        var r4 = 1.013
            - (
                x[0] * Math.Exp(-(3.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(3.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(3.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(3.0 / 10 - x[10], 2) * x[7]));
        var r5 = 0.991
            - (
                x[0] * Math.Exp(-(4.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(4.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(4.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(4.0 / 10 - x[10], 2) * x[7]));
        var r6 = 0.885
            - (
                x[0] * Math.Exp(-(5.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(5.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(5.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(5.0 / 10 - x[10], 2) * x[7]));
        var r7 = 0.831
            - (
                x[0] * Math.Exp(-(6.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(6.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(6.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(6.0 / 10 - x[10], 2) * x[7]));
        var r8 = 0.847
            - (
                x[0] * Math.Exp(-(7.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(7.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(7.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(7.0 / 10 - x[10], 2) * x[7]));
        var r9 = 0.786
            - (
                x[0] * Math.Exp(-(8.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(8.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(8.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(8.0 / 10 - x[10], 2) * x[7]));
        var r10 = 0.725
            - (
                x[0] * Math.Exp(-(9.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(9.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(9.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(9.0 / 10 - x[10], 2) * x[7]));
        var r11 = 0.746
            - (
                x[0] * Math.Exp(-(10.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(10.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(10.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(10.0 / 10 - x[10], 2) * x[7]));
        var r12 = 0.679
            - (
                x[0] * Math.Exp(-(11.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(11.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(11.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(11.0 / 10 - x[10], 2) * x[7]));
        var r13 = 0.608
            - (
                x[0] * Math.Exp(-(12.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(12.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(12.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(12.0 / 10 - x[10], 2) * x[7]));
        var r14 = 0.655
            - (
                x[0] * Math.Exp(-(13.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(13.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(13.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(13.0 / 10 - x[10], 2) * x[7]));
        var r15 = 0.616
            - (
                x[0] * Math.Exp(-(14.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(14.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(14.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(14.0 / 10 - x[10], 2) * x[7]));
        var r16 = 0.606
            - (
                x[0] * Math.Exp(-(15.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(15.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(15.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(15.0 / 10 - x[10], 2) * x[7]));
        var r17 = 0.602
            - (
                x[0] * Math.Exp(-(16.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(16.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(16.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(16.0 / 10 - x[10], 2) * x[7]));
        var r18 = 0.626
            - (
                x[0] * Math.Exp(-(17.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(17.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(17.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(17.0 / 10 - x[10], 2) * x[7]));
        var r19 = 0.651
            - (
                x[0] * Math.Exp(-(18.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(18.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(18.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(18.0 / 10 - x[10], 2) * x[7]));
        var r20 = 0.724
            - (
                x[0] * Math.Exp(-(19.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(19.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(19.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(19.0 / 10 - x[10], 2) * x[7]));
        var r21 = 0.649
            - (
                x[0] * Math.Exp(-(20.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(20.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(20.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(20.0 / 10 - x[10], 2) * x[7]));
        var r22 = 0.649
            - (
                x[0] * Math.Exp(-(21.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(21.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(21.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(21.0 / 10 - x[10], 2) * x[7]));
        var r23 = 0.694
            - (
                x[0] * Math.Exp(-(22.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(22.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(22.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(22.0 / 10 - x[10], 2) * x[7]));
        var r24 = 0.644
            - (
                x[0] * Math.Exp(-(23.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(23.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(23.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(23.0 / 10 - x[10], 2) * x[7]));
        var r25 = 0.624
            - (
                x[0] * Math.Exp(-(24.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(24.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(24.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(24.0 / 10 - x[10], 2) * x[7]));
        var r26 = 0.661
            - (
                x[0] * Math.Exp(-(25.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(25.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(25.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(25.0 / 10 - x[10], 2) * x[7]));
        var r27 = 0.612
            - (
                x[0] * Math.Exp(-(26.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(26.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(26.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(26.0 / 10 - x[10], 2) * x[7]));
        var r28 = 0.558
            - (
                x[0] * Math.Exp(-(27.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(27.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(27.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(27.0 / 10 - x[10], 2) * x[7]));
        var r29 = 0.533
            - (
                x[0] * Math.Exp(-(28.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(28.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(28.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(28.0 / 10 - x[10], 2) * x[7]));
        var r30 = 0.495
            - (
                x[0] * Math.Exp(-(29.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(29.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(29.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(29.0 / 10 - x[10], 2) * x[7]));
        var r31 = 0.5
            - (
                x[0] * Math.Exp(-(30.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(30.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(30.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(30.0 / 10 - x[10], 2) * x[7]));
        var r32 = 0.423
            - (
                x[0] * Math.Exp(-(31.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(31.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(31.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(31.0 / 10 - x[10], 2) * x[7]));
        var r33 = 0.395
            - (
                x[0] * Math.Exp(-(32.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(32.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(32.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(32.0 / 10 - x[10], 2) * x[7]));
        var r34 = 0.375
            - (
                x[0] * Math.Exp(-(33.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(33.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(33.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(33.0 / 10 - x[10], 2) * x[7]));
        var r35 = 0.372
            - (
                x[0] * Math.Exp(-(34.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(34.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(34.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(34.0 / 10 - x[10], 2) * x[7]));
        var r36 = 0.391
            - (
                x[0] * Math.Exp(-(35.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(35.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(35.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(35.0 / 10 - x[10], 2) * x[7]));
        var r37 = 0.396
            - (
                x[0] * Math.Exp(-(36.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(36.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(36.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(36.0 / 10 - x[10], 2) * x[7]));
        var r38 = 0.405
            - (
                x[0] * Math.Exp(-(37.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(37.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(37.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(37.0 / 10 - x[10], 2) * x[7]));
        var r39 = 0.428
            - (
                x[0] * Math.Exp(-(38.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(38.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(38.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(38.0 / 10 - x[10], 2) * x[7]));
        var r40 = 0.429
            - (
                x[0] * Math.Exp(-(39.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(39.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(39.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(39.0 / 10 - x[10], 2) * x[7]));
        var r41 = 0.523
            - (
                x[0] * Math.Exp(-(40.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(40.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(40.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(40.0 / 10 - x[10], 2) * x[7]));
        var r42 = 0.562
            - (
                x[0] * Math.Exp(-(41.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(41.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(41.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(41.0 / 10 - x[10], 2) * x[7]));
        var r43 = 0.607
            - (
                x[0] * Math.Exp(-(42.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(42.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(42.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(42.0 / 10 - x[10], 2) * x[7]));
        var r44 = 0.653
            - (
                x[0] * Math.Exp(-(43.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(43.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(43.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(43.0 / 10 - x[10], 2) * x[7]));
        var r45 = 0.672
            - (
                x[0] * Math.Exp(-(44.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(44.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(44.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(44.0 / 10 - x[10], 2) * x[7]));
        var r46 = 0.708
            - (
                x[0] * Math.Exp(-(45.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(45.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(45.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(45.0 / 10 - x[10], 2) * x[7]));
        var r47 = 0.633
            - (
                x[0] * Math.Exp(-(46.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(46.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(46.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(46.0 / 10 - x[10], 2) * x[7]));
        var r48 = 0.668
            - (
                x[0] * Math.Exp(-(47.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(47.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(47.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(47.0 / 10 - x[10], 2) * x[7]));
        var r49 = 0.645
            - (
                x[0] * Math.Exp(-(48.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(48.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(48.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(48.0 / 10 - x[10], 2) * x[7]));
        var r50 = 0.632
            - (
                x[0] * Math.Exp(-(49.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(49.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(49.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(49.0 / 10 - x[10], 2) * x[7]));
        var r51 = 0.591
            - (
                x[0] * Math.Exp(-(50.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(50.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(50.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(50.0 / 10 - x[10], 2) * x[7]));
        var r52 = 0.559
            - (
                x[0] * Math.Exp(-(51.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(51.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(51.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(51.0 / 10 - x[10], 2) * x[7]));
        var r53 = 0.597
            - (
                x[0] * Math.Exp(-(52.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(52.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(52.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(52.0 / 10 - x[10], 2) * x[7]));
        var r54 = 0.625
            - (
                x[0] * Math.Exp(-(53.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(53.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(53.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(53.0 / 10 - x[10], 2) * x[7]));
        var r55 = 0.739
            - (
                x[0] * Math.Exp(-(54.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(54.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(54.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(54.0 / 10 - x[10], 2) * x[7]));
        var r56 = 0.71
            - (
                x[0] * Math.Exp(-(55.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(55.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(55.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(55.0 / 10 - x[10], 2) * x[7]));
        var r57 = 0.729
            - (
                x[0] * Math.Exp(-(56.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(56.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(56.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(56.0 / 10 - x[10], 2) * x[7]));
        var r58 = 0.72
            - (
                x[0] * Math.Exp(-(57.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(57.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(57.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(57.0 / 10 - x[10], 2) * x[7]));
        var r59 = 0.636
            - (
                x[0] * Math.Exp(-(58.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(58.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(58.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(58.0 / 10 - x[10], 2) * x[7]));
        var r60 = 0.581
            - (
                x[0] * Math.Exp(-(59.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(59.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(59.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(59.0 / 10 - x[10], 2) * x[7]));
        var r61 = 0.428
            - (
                x[0] * Math.Exp(-(60.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(60.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(60.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(60.0 / 10 - x[10], 2) * x[7]));
        var r62 = 0.292
            - (
                x[0] * Math.Exp(-(61.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(61.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(61.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(61.0 / 10 - x[10], 2) * x[7]));
        var r63 = 0.162
            - (
                x[0] * Math.Exp(-(62.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(62.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(62.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(62.0 / 10 - x[10], 2) * x[7]));
        var r64 = 0.098
            - (
                x[0] * Math.Exp(-(63.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(63.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(63.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(63.0 / 10 - x[10], 2) * x[7]));
        var r65 = 0.054
            - (
                x[0] * Math.Exp(-(64.0 / 10) * x[4]) + x[1] * Math.Exp(-Math.Pow(64.0 / 10 - x[8], 2) * x[5])
                    + x[2] * Math.Exp(-Math.Pow(64.0 / 10 - x[9], 2) * x[6])
                    + x[3] * Math.Exp(-Math.Pow(64.0 / 10 - x[10], 2) * x[7]));
        return r1 * r1 + r2 * r2 + r3 * r3 + r4 * r4 + r5 * r5 + r6 * r6 + r7 * r7 + r8 * r8 + r9 * r9 + r10 * r10 + r11 * r11
            + r12 * r12 + r13 * r13 + r14 * r14 + r15 * r15 + r16 * r16 + r17 * r17 + r18 * r18 + r19 * r19 + r20 * r20
            + r21 * r21 + r22 * r22 + r23 * r23 + r24 * r24 + r25 * r25 + r26 * r26 + r27 * r27 + r28 * r28 + r29 * r29
            + r30 * r30 + r31 * r31 + r32 * r32 + r33 * r33 + r34 * r34 + r35 * r35 + r36 * r36 + r37 * r37 + r38 * r38
            + r39 * r39 + r40 * r40 + r41 * r41 + r42 * r42 + r43 * r43 + r44 * r44 + r45 * r45 + r46 * r46 + r47 * r47
            + r48 * r48 + r49 * r49 + r50 * r50 + r51 * r51 + r52 * r52 + r53 * r53 + r54 * r54 + r55 * r55 + r56 * r56
            + r57 * r57 + r58 * r58 + r59 * r59 + r60 * r60 + r61 * r61 + r62 * r62 + r63 * r63 + r64 * r64 + r65 * r65;
    }
}
