using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>Every test runs on a thread of its own, so that it begins with a cold pool.</summary>
public sealed class WorkspaceTests
{
    [Fact]
    public void MemoryIsAlignedAndApart() => OnFreshThread(() =>
    {
        using var workspace = Workspace.Open();
        var a = workspace.Take<double>(3);
        var b = workspace.Take<int>(5);
        var c = workspace.TakeCleared<byte>(1000);
        a.Fill(1);
        b.Fill(2);
        Assert.Equal([1.0, 1.0, 1.0], a.ToArray());
        Assert.Equal([2, 2, 2, 2, 2], b.ToArray());
        Assert.Equal(-1, c.IndexOfAnyExcept((byte)0));
        Assert.Equal(0, Address(ref a[0]) % 64);
        Assert.Equal(0, Address(ref b[0]) % 64);
    });

    [Fact]
    public void ClearedMemoryIsClearedAgain() => OnFreshThread(() =>
    {
        for (var round = 0; round < 2; round++)
        {
            using var workspace = Workspace.Open();
            var memory = workspace.TakeCleared<double>(100);
            Assert.Equal(-1, memory.IndexOfAnyExcept(0.0));
            memory.Fill(7);
        }
    });

    [Fact]
    public void FramesGiveBackInOrder() => OnFreshThread(() =>
    {
        using var outer = Workspace.Open();
        var before = outer.Take<double>(10);
        before.Fill(1);
        long first, second;
        using (var inner = Workspace.Open())
        {
            var memory = inner.Take<double>(10);
            first = Address(ref memory[0]);
            memory.Fill(2);
        }

        using (var inner = Workspace.Open())
        {
            second = Address(ref inner.Take<double>(10)[0]);
        }

        Assert.Equal(first, second);
        Assert.Equal(-1, before.IndexOfAnyExcept(1.0));
    });

    [Fact]
    public void GrowthLeavesOlderMemoryValidAndSettlesInOneBlock() => OnFreshThread(() =>
    {
        using (var outer = Workspace.Open())
        {
            var small = outer.Take<double>(1000);
            small.Fill(1);
            using (var inner = Workspace.Open())
            {
                inner.Take<double>(100_000).Fill(2);
                inner.Take<double>(300_000).Fill(3);
            }

            var after = outer.Take<double>(200_000);
            after.Fill(4);
            Assert.Equal(-1, small.IndexOfAnyExcept(1.0));
            Assert.True(WorkspacePool.OfThread.BlockCount > 1);
        }

        Assert.Equal(1, WorkspacePool.OfThread.BlockCount);
        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            using var warm = Workspace.Open();
            warm.Take<double>(400_000).Fill(5);
        }));
    });

    [Fact]
    public void NegativeLengthsThrowAsArraysDo() => OnFreshThread(() =>
    {
        using var workspace = Workspace.Open();
        var thrown = false;
        try
        {
            workspace.Take<double>(-1);
        }
        catch (OverflowException)
        {
            thrown = true;
        }

        Assert.True(thrown);
        Assert.Equal(0, workspace.Take<double>(0).Length);
    });

    [Fact]
    public void OnlyTheInnermostFrameMayTake() => OnFreshThread(() =>
    {
        using var outer = Workspace.Open();
        using var inner = Workspace.Open();
        var thrown = false;
        try
        {
            outer.Take<double>(1);
        }
        catch (InvalidOperationException)
        {
            thrown = true;
        }

        Assert.True(thrown);
    });

    private static long Address<T>(ref T element) => Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref Unsafe.As<T, byte>(ref element));

    private static void OnFreshThread(Action test)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                test();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.Start();
        thread.Join();
        if (failure is not null) throw new InvalidOperationException(failure.Message, failure);
    }
}
