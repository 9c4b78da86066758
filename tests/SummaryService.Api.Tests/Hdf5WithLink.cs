using System.Text;

namespace SummaryService.Api.Tests;

/// <summary>Writes HDF5 files whose <c>model_weights</c> lie in another file, as the format allows.</summary>
/// <remarks>Source: https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html</remarks>
internal static class Hdf5WithLink
{
    private const ulong Nowhere = ulong.MaxValue;
    private const int SuperblockSize = 48;
    private const byte LinkInfo = 2, Link = 6, Attribute = 12;

    /// <summary>A file with an architecture, which says that its weights are those of the file at <paramref name="path"/>.</summary>
    public static byte[] To(string path, string architecture)
    {
        var root = RootGroup(path, architecture);
        using var file = new MemoryStream();
        using var to = new BinaryWriter(file);
        to.Write([0x89, .. "HDF\r\n\x1a\n"u8, 2, 8, 8, 0]);
        to.Write(0UL);
        to.Write(Nowhere);
        to.Write((ulong)(SuperblockSize + root.Length));
        to.Write((ulong)SuperblockSize);
        to.Write(0);
        to.Write(root);
        return file.ToArray();
    }

    private static byte[] RootGroup(string path, string architecture)
    {
        byte[] messages =
        [
            .. Message(LinkInfo, [0, 0, .. BitConverter.GetBytes(Nowhere), .. BitConverter.GetBytes(Nowhere)]),
            .. Message(Link, ExternalLink("model_weights", $"{path}\0/model_weights\0")),
            .. Message(Attribute, Text("model_config\0", architecture)),
        ];
        return [.. "OHDR"u8, 2, 2, .. BitConverter.GetBytes(messages.Length), .. messages, 0, 0, 0, 0];
    }

    private static byte[] Message(byte type, byte[] body) => [type, .. BitConverter.GetBytes((ushort)body.Length), 0, .. body];

    private static byte[] ExternalLink(string name, string target) =>
        [1, 8, 64, (byte)name.Length, .. Encoding.UTF8.GetBytes(name), .. BitConverter.GetBytes((ushort)(target.Length + 1)), 0, .. Encoding.UTF8.GetBytes(target)];

    private static byte[] Text(string name, string value)
    {
        byte[] type = [0x13, 0, 0, 0, .. BitConverter.GetBytes(value.Length)];
        byte[] scalar = [2, 0, 0, 0];
        return [3, 0, (byte)name.Length, 0, (byte)type.Length, 0, (byte)scalar.Length, 0, 0, .. Encoding.UTF8.GetBytes(name), .. type, .. scalar, .. Encoding.UTF8.GetBytes(value)];
    }
}
