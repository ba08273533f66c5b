namespace Steepest.Generators.Tests.Language;

/// <summary>Numbers end to end as elements of any type that is made of them, as text that is compiled beside the rows.</summary>
internal static class BlocksText
{
    public const string Source = """
        public static class Blocks
        {
            /// <summary>As many numbers as an element is made of.</summary>
            public static int Count<T>() where T : unmanaged => System.Runtime.CompilerServices.Unsafe.SizeOf<T>() / (IsSingle(typeof(T)) ? sizeof(float) : sizeof(double));

            public static T[] Of<T>(double[] numbers) where T : unmanaged
                => IsSingle(typeof(T))
                    ? System.Runtime.InteropServices.MemoryMarshal.Cast<float, T>(Array.ConvertAll(numbers, number => (float)number)).ToArray()
                    : System.Runtime.InteropServices.MemoryMarshal.Cast<double, T>(numbers).ToArray();

            /// <summary>Two rows, one beside the other in memory.</summary>
            public static System.Numerics.Tensors.Tensor<T> Matrix<T>(T[] items) => System.Numerics.Tensors.Tensor.Create(items, [2, items.Length / 2]);

            public static T[] Unset<T>(int length) where T : unmanaged
            {
                var numbers = new double[length * Count<T>()];
                Array.Fill(numbers, double.NaN);
                return Of<T>(numbers);
            }

            public static double[] Numbers<T>(params T[] items) where T : unmanaged
                => IsSingle(typeof(T))
                    ? Array.ConvertAll(System.Runtime.InteropServices.MemoryMarshal.Cast<T, float>(items).ToArray(), number => (double)number)
                    : System.Runtime.InteropServices.MemoryMarshal.Cast<T, double>(items).ToArray();

            private static bool IsSingle(Type type)
            {
                while (!type.IsPrimitive) type = type.GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)[0].FieldType;
                return type == typeof(float);
            }
        }
        """;
}
