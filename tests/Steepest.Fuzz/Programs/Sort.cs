namespace Steepest.Fuzz.Programs;

/// <summary>What a node stands for in a program. Nodes of one sort can stand in each other's place.</summary>
internal enum Sort
{
    /// <summary>A part without a sort of its own.</summary>
    Other,
    Real,
    Single,
    Whole,
    Truth,
    Statement,
    Block,
    Member,
}
