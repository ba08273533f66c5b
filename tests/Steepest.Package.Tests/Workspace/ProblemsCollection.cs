using Xunit;

namespace Steepest.Package.Tests.Workspace;

/// <summary>The tests that share one build of the consumer with problems in it.</summary>
[CollectionDefinition]
public sealed class ProblemsCollection : ICollectionFixture<BuiltProblems>;
