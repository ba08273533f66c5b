using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Steepest.Sources;

/// <summary>A file in the address space, to be read only: the system keeps in memory what is read and lets go of it when it needs to.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly SafeMemoryMappedViewHandle handle;
    private readonly byte* start;
    private bool isDisposed;

    /// <exception cref="InvalidDataException">The file is empty.</exception>
    public MappedFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;
        Length = new FileInfo(path).Length;
        if (Length == 0) throw new InvalidDataException($"{path} is empty.");
        file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        view = file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        handle = view.SafeMemoryMappedViewHandle;
        handle.AcquirePointer(ref start);
        start += view.PointerOffset;
    }

    public string Path { get; }

    public long Length { get; }

    /// <summary>Some of its bytes.</summary>
    public ReadOnlySpan<byte> At(long offset, int length)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - length);
        return new(start + offset, length);
    }

    public void Dispose()
    {
        if (isDisposed) return;
        isDisposed = true;
        handle.ReleasePointer();
        view.Dispose();
        file.Dispose();
    }
}
