using Steepest.Generators.Ir;
using Xunit;

namespace Steepest.Generators.Tests.Ir;

public sealed class EquatableArrayTests
{
    [Fact]
    public void Arrays_of_equal_elements_are_equal()
    {
        var (first, second) = (EquatableArray.Of("a", "b"), new[] { "a", "b" }.ToEquatableArray());
        Assert.True(first == second);
        Assert.True(first.Equals((object)second));
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Fact]
    public void Another_element_order_or_length_makes_a_difference()
    {
        var array = EquatableArray.Of(1, 2);
        Assert.True(array != EquatableArray.Of(1, 3));
        Assert.True(array != EquatableArray.Of(2, 1));
        Assert.True(array != EquatableArray.Of(1, 2, 3));
        Assert.False(array.Equals((object)new[] { 1, 2 }));
    }

    [Fact]
    public void A_default_array_is_an_empty_one()
    {
        Assert.Equal(EquatableArray<int>.Empty, default);
        Assert.Equal(EquatableArray<int>.Empty.GetHashCode(), default(EquatableArray<int>).GetHashCode());
        Assert.Empty(default(EquatableArray<int>));
    }
}
