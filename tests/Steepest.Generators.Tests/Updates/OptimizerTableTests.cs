using Steepest.Generators.Updates;
using Xunit;

namespace Steepest.Generators.Tests.Updates;

/// <summary>The rows of the optimizer table and the attributes of the runtime say the same.</summary>
public sealed class OptimizerTableTests
{
    public static TheoryData<string> Names => [.. OptimizerTable.Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Attributes_have_the_settings_and_defaults_of_their_rows(string name)
    {
        var type = typeof(LossAttribute).Assembly.GetType($"Steepest.{name}Attribute", throwOnError: true)!;
        var attribute = Activator.CreateInstance(type)!;
        var properties = type.GetProperties().Where(property => property.DeclaringType == type).ToDictionary(property => property.Name, property => Convert.ToDouble(property.GetValue(attribute), null));
        var row = OptimizerTable.Find(name);
        Assert.Equal(row.Settings.Append(OptimizerRow.Strict).Select(setting => setting.Name).Order(), properties.Keys.Order());
        foreach (var setting in row.Settings)
        {
            Assert.Equal(setting.Default, properties[setting.Name]);
            Assert.True(setting.Range.Contains(setting.Default), $"{name}.{setting.Name}");
        }
    }

    /// <summary>What a solver passes to a rule, the rule takes: by the names of the settings.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Rules_take_the_settings_of_their_rows(string name)
    {
        var row = OptimizerTable.Find(name);
        if (row.Rule is null) return;
        var rule = typeof(LossAttribute).Assembly.GetType($"Steepest.Updates.{row.Rule}`1", throwOnError: true)!;
        var parameters = rule.GetConstructors().Single().GetParameters();
        Assert.Equal(
            row.Settings.Where(setting => !setting.IsOfDriver).Select(setting => (char.ToLowerInvariant(setting.Name[0]) + setting.Name[1..], setting.IsOptional)).Order(),
            parameters.Select(parameter => (parameter.Name!, IsOptional: parameter.HasDefaultValue && row.Settings.First(setting => string.Equals(setting.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)).IsOptional)).Order());
        foreach (var parameter in parameters.Where(parameter => parameter.HasDefaultValue))
        {
            var setting = row.Settings.First(setting => string.Equals(setting.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
            if (setting.IsOptional) Assert.Equal(setting.Default, Convert.ToDouble(parameter.DefaultValue, null));
        }
    }
}
