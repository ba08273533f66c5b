using Steepest.Kernels;
using Steepest.Updates;

namespace Steepest.Tests.Runtime;

/// <summary>What is done with a rule whose type only shows at run time.</summary>
internal interface IRuleUse<T>
{
    void With<TRule>(TRule rule, double learningRate)
        where TRule : unmanaged, IUpdateRule<T>;
}

/// <summary>The runtime's rules by the names and settings of their attributes.</summary>
internal static class RuleKinds
{
    public static void Use<T>(RuleReference at, IRuleUse<T> use)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        bool Is(string name, bool usual = false) => at[name, usual ? 1 : 0] != 0;
        double Rate(double usual) => at["LearningRate", usual];
        var (decay, beta1, beta2, epsilon) = (at["WeightDecay", 0], at["Beta1", 0.9], at["Beta2", 0.999], at["Epsilon", 1e-8]);
        var (isInside, isCorrected, isRateInside) = (Is("EpsilonInside"), Is("BiasCorrection", true), Is("RateInside"));
        switch (at.Optimizer)
        {
            case "GradientDescent": use.With(new GradientDescent<T>(decay), Rate(1e-2)); break;
            case "Momentum": use.With(new Momentum<T>(at["Momentum", 0.9], isRateInside, decay), Rate(1e-2)); break;
            case "Nesterov": use.With(new Nesterov<T>(at["Momentum", 0.9], isRateInside, decay), Rate(1e-2)); break;
            case "AdaGrad": use.With(new AdaGrad<T>(at["Epsilon", 1e-10], isInside, decay), Rate(1e-2)); break;
            case "RmsProp": use.With(new RmsProp<T>(at["Rho", 0.99], epsilon, isInside, Is("Centered"), at["Momentum", 0], isRateInside, decay), Rate(1e-2)); break;
            case "AdaDelta": use.With(new AdaDelta<T>(at["Rho", 0.9], at["Epsilon", 1e-6], decay), Rate(1)); break;
            case "Adam": use.With(new Adam<T>(beta1, beta2, epsilon, isInside, isCorrected, decay), Rate(1e-3)); break;
            case "AdamW": use.With(new AdamW<T>(beta1, beta2, epsilon, isInside, isCorrected, at["WeightDecay", 1e-2]), Rate(1e-3)); break;
            case "AmsGrad": use.With(new AmsGrad<T>(beta1, beta2, epsilon, isInside, isCorrected, decay), Rate(1e-3)); break;
            case "Adamax": use.With(new Adamax<T>(beta1, beta2, epsilon, isCorrected, decay), Rate(2e-3)); break;
            case "NAdam": use.With(new NAdam<T>(beta1, beta2, epsilon, at["MomentumDecay", 4e-3], isInside, isCorrected, decay), Rate(2e-3)); break;
            case "RAdam": use.With(new RAdam<T>(beta1, beta2, epsilon, isInside, decay), Rate(1e-3)); break;
            case "Lion": use.With(new Lion<T>(beta1, at["Beta2", 0.99], decay), Rate(1e-4)); break;
            default: throw new NotSupportedException(at.Optimizer);
        }
    }
}
