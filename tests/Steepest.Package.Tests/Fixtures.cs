using Steepest.Package.Tests.Workspace;
using Xunit;

[assembly: AssemblyFixture(typeof(PackedSteepest))]
// Every test is a build, which takes all cores by itself.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
