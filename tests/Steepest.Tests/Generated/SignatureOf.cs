namespace Steepest.Tests.Generated;

/// <summary>The types of a delegate's parameters, by which one of several members of a name is found.</summary>
internal static class SignatureOf<TDelegate>
    where TDelegate : Delegate
{
    public static Type[] Types { get; } = [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)];
}
