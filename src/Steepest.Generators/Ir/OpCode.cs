namespace Steepest.Generators.Ir;

/// <summary>The kinds of node. Arithmetic is one of them, <see cref="Operator"/>: which arithmetic is a row of the operator table.</summary>
internal enum OpCode
{
    /// <summary>A number: its bits in <see cref="Node.Bits"/>.</summary>
    Constant,

    /// <summary>A parameter of the function: its position in <see cref="Node.Bits"/>.</summary>
    Parameter,

    /// <summary>What a loop hands to its region: the induction variable first (in a <see cref="For"/>), then the carried values.</summary>
    Argument,

    /// <summary>Result <see cref="Node.Bits"/> of the loop or branch that is its operand.</summary>
    Result,

    /// <summary>A pure function of numbers: a row of the operator table.</summary>
    Operator,

    /// <summary>(buffer) → its number of elements.</summary>
    Length,

    /// <summary>(buffer, index) → the element; where the type is a vector, the elements from there on.</summary>
    Load,

    /// <summary>(buffer, index, value): the element becomes the value; of a vector, the elements from there on become its numbers.</summary>
    Store,

    /// <summary>(buffer, index, value): the value is added to the element.</summary>
    Accumulate,

    /// <summary>(length) → a fresh buffer; zeroed where <see cref="Node.Bits"/> is 1.</summary>
    Allocate,

    /// <summary>(buffer, start, length) → a window onto the buffer.</summary>
    Slice,

    /// <summary>(buffer): every element becomes 0.</summary>
    Clear,

    /// <summary>(buffer, operands…): a routine of the runtime, a row of <see cref="Rules.Routines"/>, reads its operands and writes the buffer.</summary>
    Routine,

    /// <summary>(condition, values…): where it holds, the exception that <see cref="Node.Literal"/> creates of the values is thrown.</summary>
    Guard,

    /// <summary>() → an empty stack that grows as it is pushed onto: for what a loop of unknown trip count records.</summary>
    Stack,

    /// <summary>(stack, value): the value goes on top.</summary>
    Push,

    /// <summary>(stack) → the value on top, which leaves.</summary>
    Pop,

    /// <summary>
    /// (lower, upper, carried…): from lower in steps of <see cref="Node.Bits"/> while before upper (after it for a negative step).
    /// One region: arguments (induction, carried…), yields (carried…).
    /// </summary>
    For,

    /// <summary>
    /// (carried…): two regions with arguments (carried…); the first yields the condition, the second the carried values.
    /// </summary>
    While,

    /// <summary>(condition): two regions without arguments that yield the results.</summary>
    If,
}
