namespace Steepest.Generators.Tests.Language;

internal static partial class ConstructTable
{
    /// <summary>Rows that are refused as yet. What is generated for one of them all the same must be right.</summary>
    public static readonly IReadOnlySet<string> Pending = new HashSet<string>
    {
        "Binary_checked_integers",
        "Binary_operators_of_Complex",
        "Binary_operators_of_Vector3",
        "Binary_shifts_and_bits_of_integers",
        "Conditional_a_ternary_that_chooses_a_reference",
        "Conversion_a_checked_conversion",
        "Conversion_char",
        "Conversion_nint",
        "Conversion_shortu2c_byteu2c_ushort_and_sbyte",
        "Conversion_uint_and_ulong",
        "Invocation_Complexu2eExp_and_Sqrt",
        "Invocation_Vector3u2eDot_and_Cross",
        "Invocation_Vector3u2eLengthu2c_Distance_and_Normalize",
        "Invocation_Vector4",
        "Invocation_a_Matrix4x4",
        "Invocation_a_generic_number_of_a_constant",
        "Invocation_a_helper_with_its_own_derivative",
        "Invocation_a_rotation_by_a_Quaternion",
        "Invocation_recursion_in_two_halves",
        "Invocation_recursion_over_a_span",
        "Invocation_recursion_over_an_integer",
        "LocalReference_a_reference_to_a_local",
        "LocalReference_a_reference_to_an_element",
        "ObjectCreation_Vector2",
        "ParameterReference_a_byte",
        "ParameterReference_a_short",
        "ParameterReference_a_span_of_bytes",
        "ParameterReference_a_uint",
        "ParameterReference_an_enumeration",
        "PropertyReference_a_property_of_an_extension_block",
        "PropertyReference_the_magnitude_of_a_Complex",
        "SimpleAssignment_a_reference_that_is_set_again",
        "SwitchExpression_a_switch_expression_on_an_enumeration",
        "Switch_switch_on_a_boolean",
        "Switch_switch_on_an_enumeration",
    };
}
