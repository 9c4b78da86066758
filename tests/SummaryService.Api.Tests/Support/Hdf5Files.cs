using System.Buffers.Binary;
using System.Text;

namespace SummaryService.Api.Tests.Support;

/// <summary>Writes HDF5 files as no library would, but as the format allows.</summary>
/// <remarks>Source: https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html</remarks>
internal static class Hdf5Files
{
    private const ulong Nowhere = ulong.MaxValue;
    private const int SuperblockSize = 48;
    private const byte LinkInfo = 2, Link = 6, Attribute = 12;

    /// <summary>A file with an architecture, which says that its weights are those of the file at <paramref name="path"/>.</summary>
    public static byte[] WithLinkTo(string path, string architecture) =>
        File(Group([ExternalLink("model_weights", $"{path}\0/model_weights\0")], [Text("model_config\0", architecture)]));

    /// <summary>
    /// A file with an architecture and the weights of so many layers, which are told one by one in a group where each is looked for from the beginning.
    /// </summary>
    public static byte[] WithLayers(int count, string architecture)
    {
        var names = Enumerable.Range(0, count).Select(index => $"{index:00000}").ToList();
        var layer = Group([], [Numbers("weight_names\0", count: 0)]);
        var weights = Group([.. names.Select(name => HardLink(name, SuperblockSize))], [Texts("layer_names\0", names)]);
        var root = Group([HardLink("model_weights", SuperblockSize + layer.Length)], [Text("model_config\0", architecture)]);
        return File(root, layer, weights);
    }

    private static byte[] File(byte[] root, params byte[][] others)
    {
        using var file = new MemoryStream();
        using var to = new BinaryWriter(file);
        var before = SuperblockSize + others.Sum(other => other.Length);
        to.Write([0x89, .. "HDF\r\n\x1a\n"u8, 2, 8, 8, 0]);
        to.Write(0UL);
        to.Write(Nowhere);
        to.Write((ulong)(before + root.Length));
        to.Write((ulong)before);
        to.Write(0);
        foreach (var other in others)
            to.Write(other);
        to.Write(root);
        return file.ToArray();
    }

    private static byte[] Group(IEnumerable<byte[]> links, IEnumerable<byte[]> attributes)
    {
        byte[] messages =
        [
            .. Message(LinkInfo, [0, 0, .. Whole(Nowhere), .. Whole(Nowhere)]),
            .. links.SelectMany(link => Message(Link, link)),
            .. attributes.SelectMany(attribute => Message(Attribute, attribute)),
        ];
        return [.. "OHDR"u8, 2, 2, .. BitConverter.GetBytes(messages.Length), .. messages, 0, 0, 0, 0];
    }

    private static byte[] Message(byte type, byte[] body) => [type, .. BitConverter.GetBytes(checked((ushort)body.Length)), 0, .. body];

    private static byte[] HardLink(string name, int address) => [1, 0, (byte)name.Length, .. Encoding.UTF8.GetBytes(name), .. Whole((ulong)address)];

    private static byte[] ExternalLink(string name, string target) =>
        [1, 8, 64, (byte)name.Length, .. Encoding.UTF8.GetBytes(name), .. BitConverter.GetBytes((ushort)(target.Length + 1)), 0, .. Encoding.UTF8.GetBytes(target)];

    private static byte[] Text(string name, string value) => Named(name, TextType(Encoding.UTF8.GetByteCount(value)), [2, 0, 0, 0], Encoding.UTF8.GetBytes(value));

    private static byte[] Texts(string name, List<string> values) =>
        Named(name, TextType(values[0].Length), Row(values.Count), Encoding.UTF8.GetBytes(string.Concat(values)));

    private static byte[] Numbers(string name, int count) => Named(name, [0x10, 0, 0, 0, 4, 0, 0, 0, 0, 0, 32, 0], Row(count), new byte[4 * count]);

    private static byte[] Named(string name, byte[] type, byte[] space, byte[] value) =>
        [3, 0, (byte)name.Length, 0, (byte)type.Length, 0, (byte)space.Length, 0, 0, .. Encoding.UTF8.GetBytes(name), .. type, .. space, .. value];

    private static byte[] TextType(int length) => [0x13, 0, 0, 0, .. BitConverter.GetBytes(length)];

    private static byte[] Row(int count) => [2, 1, 0, 1, .. Whole((ulong)count)];

    private static byte[] Whole(ulong value)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes;
    }
}
