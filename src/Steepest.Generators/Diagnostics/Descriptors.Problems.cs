using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Diagnostics;

/// <summary>00xx: what is wrong with a type, its annotated methods, their parameters or the attributes' arguments.</summary>
internal static partial class Descriptors
{
    private const string Signatures = "Steepest.Signatures";
    private const string Problems = "Steepest.Problems";

    public static readonly DiagnosticDescriptor NotPartial = Refused(
        "STEEP0001",
        Signatures,
        "The type is not partial",
        "'{0}' must be partial: the derivatives of '{1}' are generated into it; add the modifier 'partial'",
        "Generated members stand in another part of the annotated type, so the type and every type around it must be partial.");

    public static readonly DiagnosticDescriptor UnsuitableType = Refused(
        "STEEP0002",
        Signatures,
        "The kind of type cannot hold annotated methods",
        "'{0}' is {1}, which cannot hold annotated methods; move '{2}' to a partial class, struct or record",
        "Annotated methods stand in classes, structs and records that a second part can be added to.");

    public static readonly DiagnosticDescriptor Generic = Refused(
        "STEEP0003",
        Signatures,
        "An annotated method is generic or stands in a generic type",
        "'{0}' is generic: derivatives are generated for one number type at a time; state the type, and keep generic code in helper methods",
        "Generic helpers of an annotated method are followed; the annotated method itself and the types around it are not generic.");

    public static readonly DiagnosticDescriptor NotOrdinary = Refused(
        "STEEP0004",
        Signatures,
        "An annotation stands on something else than an ordinary method with a body",
        "'{0}' is {1}: [{2}] belongs on an ordinary method with a body",
        "Operators, accessors, local functions, lambdas, explicit implementations and methods without a body cannot be differentiated by annotation.");

    public static readonly DiagnosticDescriptor Overridable = Refused(
        "STEEP0005",
        Signatures,
        "An annotated method can be overridden",
        "'{0}' can be overridden, so its derivative would not be that of the method which runs; seal it or the type, or remove 'virtual'",
        "The derivative is generated from the body of the annotated method, so that body must be the one that runs.");

    public static readonly DiagnosticDescriptor RoleConflict = Refused(
        "STEEP0006",
        Signatures,
        "Two roles exclude each other",
        "'{0}' is both [{1}] and [{2}], which exclude each other; keep one of them",
        "A method is either a loss, a residual or a metric, and a parameter either stays fixed or is a row of the data set.");

    public static readonly DiagnosticDescriptor WrongReturnType = Refused(
        "STEEP0007",
        Signatures,
        "An annotated method returns something else than a number",
        "'{0}' returns '{1}', but a [{2}] returns one number; return double or float",
        "What is minimised, measured or differentiated is one floating-point number.");

    public static readonly DiagnosticDescriptor Overloads = Refused(
        "STEEP0008",
        Signatures,
        "Two annotated methods have one name",
        "Another annotated method is called '{0}' too, and both would generate '{0}Gradient'; rename one of them",
        "Generated members are named after the method, so annotated methods of one type need different names.");

    public static readonly DiagnosticDescriptor SeveralParts = Refused(
        "STEEP0009",
        Signatures,
        "Annotated methods stand in several parts of the type",
        "'{0}' stands in another part of '{1}' than '{2}'; move the annotated methods into one part, so that their order is plain",
        "The order of variables is the order in which the methods, read from top to bottom, name them: it must not depend on the order of files.");

    public static readonly DiagnosticDescriptor UnsupportedParameter = Refused(
        "STEEP0010",
        Signatures,
        "A parameter cannot be differentiated, fixed or sampled",
        "Parameter '{0}' of '{1}' {2}; {3}",
        "Parameters are numbers, booleans, structs of numbers, and read-only spans and arrays of them, passed by value.");

    public static readonly DiagnosticDescriptor NoVariable = Refused(
        "STEEP0011",
        Signatures,
        "There is no variable to differentiate",
        "'{0}' has no variable: {1}",
        "A floating-point parameter that is neither [Fixed] nor [Sample] is a variable; without one there is nothing to differentiate.");

    public static readonly DiagnosticDescriptor InputConflict = Refused(
        "STEEP0012",
        Problems,
        "One name means two different inputs",
        "'{0}' is {1} here, but {2} in '{3}': methods of one problem share inputs by name; give it one meaning, or another name",
        "The methods of a problem share variables, fixed inputs and samples by name, so a name has one type, one role and one length.");

    public static readonly DiagnosticDescriptor ReservedName = Refused(
        "STEEP0013",
        Problems,
        "A parameter bears a name that generated members need",
        "Parameter '{0}' of '{1}' bears the name of {2}; rename it",
        "Generated members repeat the user's parameters beside parameters of their own, which must differ in name.");

    public static readonly DiagnosticDescriptor NameClash = Refused(
        "STEEP0014",
        Problems,
        "A member has the name of a generated one",
        "'{0}' has the name of a member that is generated into '{1}'; rename it",
        "Nothing generated may clash with, hide or be hidden by a member of the type.");

    public static readonly DiagnosticDescriptor UnfitDerivatives = Refused(
        "STEEP0024",
        Signatures,
        "The method has no such derivative",
        "'{0}' {1}",
        "A method that returns a number has a gradient, and one that writes outputs a Jacobian.");

    public static readonly DiagnosticDescriptor InvalidLength = Refused(
        "STEEP0015",
        Signatures,
        "A stated length makes no sense",
        "[Length] of '{0}' {1}",
        "A length is stated on a span or an array and is at least 1.");

    public static readonly DiagnosticDescriptor InvalidWeight = Refused(
        "STEEP0016",
        Problems,
        "The weight of a loss is not a finite number",
        "The weight of '{0}' is {1}, but the objective is a sum of losses times finite weights; give a finite number",
        "A weight that is NaN or infinite makes every value of the objective NaN or infinite.");

    public static readonly DiagnosticDescriptor InvalidSetting = Refused(
        "STEEP0017",
        Problems,
        "A setting of the optimizer is out of range",
        "{0} of [{1}] is {2}, but must be {3}",
        "The optimizer is defined only for settings in the stated range.");

    public static readonly DiagnosticDescriptor InvalidBounds = Refused(
        "STEEP0018",
        Problems,
        "Bounds make no sense",
        "The bounds of '{0}' {1}",
        "Bounds keep a variable of a problem: between numbers, or between fixed inputs of its own type.");

    public static readonly DiagnosticDescriptor InvalidPenalty = Refused(
        "STEEP0019",
        Problems,
        "A penalty makes no sense",
        "[{0}] of '{1}' {2}",
        "A penalty adds a sum over a variable of a problem to its objective, times a weight from 0: a number, or a fixed input.");

    public static readonly DiagnosticDescriptor OptimizerWithoutLoss = Suspicious(
        "STEEP0020",
        Problems,
        "An optimizer has nothing to minimise",
        "[{0}] has nothing to minimise: '{1}' has no [Loss] or [Residual] method; add one or remove the attribute",
        "An optimizer attribute generates Minimize and Solver only where there is a loss or a residual.");

    public static readonly DiagnosticDescriptor MetricWithoutLoss = Suspicious(
        "STEEP0021",
        Problems,
        "A metric measures no problem",
        "Metric '{0}' measures nothing: '{1}' has no [Loss] or [Residual] method; add one or remove [Metric]",
        "A metric is evaluated beside the losses and residuals of its type; without them nothing is generated for it.");

    public static readonly DiagnosticDescriptor IdleVariable = Suspicious(
        "STEEP0022",
        Problems,
        "A variable belongs to no loss",
        "Variable '{0}' influences no loss of '{1}', so minimising leaves it unchanged; mark it [Fixed], or let a loss depend on it",
        "A floating-point parameter without a role is a variable. One that only metrics name has a gradient of zero.");

    public static readonly DiagnosticDescriptor StrayAnnotation = Suspicious(
        "STEEP0023",
        Signatures,
        "A parameter has a role, but its method has none",
        "[{0}] of '{1}' means nothing, as '{2}' is not annotated itself; what a helper is given has the role that it has in the caller; remove it",
        "Roles and lengths are read from annotated methods alone. Through a helper the derivative flows wherever its arguments depend on variables; StopGradient ends it.");

    public static readonly DiagnosticDescriptor InvalidResidual = Refused(
        "STEEP0030",
        Problems,
        "A setting of a residual makes no sense",
        "{0} of the residual '{1}' {2}",
        "Half the sum of the squares of residuals, or of what a robust function makes of them, is minimised, times a weight that is not negative.");

    public static readonly DiagnosticDescriptor OptimizerWithoutResiduals = Refused(
        "STEEP0031",
        Problems,
        "A method for residuals has none",
        "[{0}] minimises squares of residuals, but '{1}' has no [Residual] method; mark what should be zero [Residual], or minimise by another method, [Lbfgs] say",
        "Methods for least squares work with residuals and their Jacobian, which a loss does not tell.");

    public static readonly DiagnosticDescriptor ConstrainedResiduals = Refused(
        "STEEP0032",
        Problems,
        "A method for residuals cannot keep constraints",
        "[{0}] minimises residuals and cannot keep the constraints of '{1}'; minimise by [Sqp], by [Lbfgs] with [AugmentedLagrangian], or keep variables by [Bounds] alone",
        "Methods for least squares keep bounds, but no constraints: minimising without them would return points that break them.");

    public static readonly DiagnosticDescriptor UnfitDerivative = Refused(
        "STEEP0026",
        Signatures,
        "A derivative does not fit the method that it is said to be of",
        "{0}'{1}' is no derivative of '{2}': {3}",
        "A method marked [DerivativeOf] takes the parameters of the method that it names, then a Span for the gradient by each span or array and an out for that by each number, and returns what that method returns.");
}
