namespace Steepest.Tests.Corpora;

/// <summary>Moré, Garbow and Hillstrom, problem 17: Osborne 1, 5 variables, 33 residuals.</summary>
public static partial class Mgh17Osborne1
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
    {
        var r1 = 0.844 - (x[0] + x[1] * Math.Exp(-0 * x[3]) + x[2] * Math.Exp(-0 * x[4]));
        var r2 = 0.908 - (x[0] + x[1] * Math.Exp(-10 * x[3]) + x[2] * Math.Exp(-10 * x[4]));
        var r3 = 0.932 - (x[0] + x[1] * Math.Exp(-20 * x[3]) + x[2] * Math.Exp(-20 * x[4]));
        var r4 = 0.936 - (x[0] + x[1] * Math.Exp(-30 * x[3]) + x[2] * Math.Exp(-30 * x[4]));
        var r5 = 0.925 - (x[0] + x[1] * Math.Exp(-40 * x[3]) + x[2] * Math.Exp(-40 * x[4]));
        var r6 = 0.908 - (x[0] + x[1] * Math.Exp(-50 * x[3]) + x[2] * Math.Exp(-50 * x[4]));
        var r7 = 0.881 - (x[0] + x[1] * Math.Exp(-60 * x[3]) + x[2] * Math.Exp(-60 * x[4]));
        var r8 = 0.85 - (x[0] + x[1] * Math.Exp(-70 * x[3]) + x[2] * Math.Exp(-70 * x[4]));
        var r9 = 0.818 - (x[0] + x[1] * Math.Exp(-80 * x[3]) + x[2] * Math.Exp(-80 * x[4]));
        var r10 = 0.784 - (x[0] + x[1] * Math.Exp(-90 * x[3]) + x[2] * Math.Exp(-90 * x[4]));
        var r11 = 0.751 - (x[0] + x[1] * Math.Exp(-100 * x[3]) + x[2] * Math.Exp(-100 * x[4]));
        var r12 = 0.718 - (x[0] + x[1] * Math.Exp(-110 * x[3]) + x[2] * Math.Exp(-110 * x[4]));
        var r13 = 0.685 - (x[0] + x[1] * Math.Exp(-120 * x[3]) + x[2] * Math.Exp(-120 * x[4]));
        var r14 = 0.658 - (x[0] + x[1] * Math.Exp(-130 * x[3]) + x[2] * Math.Exp(-130 * x[4]));
        var r15 = 0.628 - (x[0] + x[1] * Math.Exp(-140 * x[3]) + x[2] * Math.Exp(-140 * x[4]));
        var r16 = 0.603 - (x[0] + x[1] * Math.Exp(-150 * x[3]) + x[2] * Math.Exp(-150 * x[4]));
        var r17 = 0.58 - (x[0] + x[1] * Math.Exp(-160 * x[3]) + x[2] * Math.Exp(-160 * x[4]));
        var r18 = 0.558 - (x[0] + x[1] * Math.Exp(-170 * x[3]) + x[2] * Math.Exp(-170 * x[4]));
        var r19 = 0.538 - (x[0] + x[1] * Math.Exp(-180 * x[3]) + x[2] * Math.Exp(-180 * x[4]));
        var r20 = 0.522 - (x[0] + x[1] * Math.Exp(-190 * x[3]) + x[2] * Math.Exp(-190 * x[4]));
        var r21 = 0.506 - (x[0] + x[1] * Math.Exp(-200 * x[3]) + x[2] * Math.Exp(-200 * x[4]));
        var r22 = 0.49 - (x[0] + x[1] * Math.Exp(-210 * x[3]) + x[2] * Math.Exp(-210 * x[4]));
        var r23 = 0.478 - (x[0] + x[1] * Math.Exp(-220 * x[3]) + x[2] * Math.Exp(-220 * x[4]));
        var r24 = 0.467 - (x[0] + x[1] * Math.Exp(-230 * x[3]) + x[2] * Math.Exp(-230 * x[4]));
        var r25 = 0.457 - (x[0] + x[1] * Math.Exp(-240 * x[3]) + x[2] * Math.Exp(-240 * x[4]));
        var r26 = 0.448 - (x[0] + x[1] * Math.Exp(-250 * x[3]) + x[2] * Math.Exp(-250 * x[4]));
        var r27 = 0.438 - (x[0] + x[1] * Math.Exp(-260 * x[3]) + x[2] * Math.Exp(-260 * x[4]));
        var r28 = 0.431 - (x[0] + x[1] * Math.Exp(-270 * x[3]) + x[2] * Math.Exp(-270 * x[4]));
        var r29 = 0.424 - (x[0] + x[1] * Math.Exp(-280 * x[3]) + x[2] * Math.Exp(-280 * x[4]));
        var r30 = 0.42 - (x[0] + x[1] * Math.Exp(-290 * x[3]) + x[2] * Math.Exp(-290 * x[4]));
        var r31 = 0.414 - (x[0] + x[1] * Math.Exp(-300 * x[3]) + x[2] * Math.Exp(-300 * x[4]));
        var r32 = 0.411 - (x[0] + x[1] * Math.Exp(-310 * x[3]) + x[2] * Math.Exp(-310 * x[4]));
        var r33 = 0.406 - (x[0] + x[1] * Math.Exp(-320 * x[3]) + x[2] * Math.Exp(-320 * x[4]));
        return r1 * r1 + r2 * r2 + r3 * r3 + r4 * r4 + r5 * r5 + r6 * r6 + r7 * r7 + r8 * r8 + r9 * r9 + r10 * r10 + r11 * r11
            + r12 * r12 + r13 * r13 + r14 * r14 + r15 * r15 + r16 * r16 + r17 * r17 + r18 * r18 + r19 * r19 + r20 * r20
            + r21 * r21 + r22 * r22 + r23 * r23 + r24 * r24 + r25 * r25 + r26 * r26 + r27 * r27 + r28 * r28 + r29 * r29
            + r30 * r30 + r31 * r31 + r32 * r32 + r33 * r33;
    }
}
