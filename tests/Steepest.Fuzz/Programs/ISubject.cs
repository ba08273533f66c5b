namespace Steepest.Fuzz.Programs;

/// <summary>A program that can be checked: a type with a method called <c>Loss</c>.</summary>
internal interface ISubject
{
    /// <summary>The parameters of the method.</summary>
    IReadOnlyList<Input> Inputs { get; }

    /// <summary>Whether the method is called on an object, made by a constructor without parameters.</summary>
    bool IsInstance { get; }

    /// <summary>The return type of the method.</summary>
    string Result { get; }

    /// <summary>The derivatives that the program asks for, as the attribute names them.</summary>
    IReadOnlyList<string> Derivatives { get; }

    /// <summary>Whether it asks that no bit change: its value is then compared with the method's own, bit for bit.</summary>
    bool IsStrict { get; }

    /// <summary>The file.</summary>
    /// <param name="name">The name of the type.</param>
    string Text(string name);
}
