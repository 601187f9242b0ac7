using System.Management.Automation;
using System.Text;
using VmmTestEngine;

namespace Microsoft.PowerShell.Commands;

/// <summary>Encodings by the names of -Encoding. 5.1 writes a byte order mark for UTF8, and ANSI by default.</summary>
internal static class Encodings
{
    public static Encoding ForWriting(string? name) => name?.ToLowerInvariant() switch
    {
        "utf8" => new UTF8Encoding(Settings.IsWindowsPowerShell),
        "utf8bom" when !Settings.IsWindowsPowerShell => new UTF8Encoding(true),
        "utf8nobom" when !Settings.IsWindowsPowerShell => new UTF8Encoding(false),
        "unicode" or "string" => new UnicodeEncoding(false, true),
        "bigendianunicode" => new UnicodeEncoding(true, true),
        "ascii" => Encoding.ASCII,
        "default" or null => Settings.IsWindowsPowerShell ? Encoding.Latin1 : new UTF8Encoding(false),
        _ => throw new PSArgumentException($"The encoding '{name}' does not exist in this PowerShell."),
    };

    /// <summary>A byte order mark decides, else this.</summary>
    public static Encoding ForReading(string? name) => ForWriting(name);
}

public abstract class PathCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter] public SwitchParameter Force { get; set; }

    protected bool IsLiteral => ParameterSetName == "LiteralPath";
    protected string[] Paths => IsLiteral ? LiteralPath : Path;

    /// <summary>File system paths; wildcards of -Path resolved, a missing file is an error of the cmdlet.</summary>
    protected IEnumerable<string> Existing()
    {
        foreach (string path in Paths)
        {
            List<string> found = [];
            try
            {
                if (!IsLiteral) found.AddRange(GetResolvedProviderPathFromPSPath(path, out _));
                else found.Add(SessionState.Path.GetUnresolvedProviderPathFromPSPath(path));
            }
            catch (ItemNotFoundException error)
            {
                WriteError(new ErrorRecord(error, "PathNotFound", ErrorCategory.ObjectNotFound, path));
            }
            foreach (string file in found)
            {
                if (File.Exists(file) || Directory.Exists(file)) yield return file;
                else
                {
                    WriteError(new ErrorRecord(
                        new ItemNotFoundException($"Cannot find path '{file}' because it does not exist."),
                        "PathNotFound", ErrorCategory.ObjectNotFound, path));
                }
            }
        }
    }

    protected string Target(string path) => SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);

    /// <summary>Errors of the disk become errors of the cmdlet.</summary>
    protected void Guarded(string path, Action action)
    {
        try
        {
            action();
        }
        catch (UnauthorizedAccessException error)
        {
            WriteError(new ErrorRecord(error, "UnauthorizedAccess", ErrorCategory.PermissionDenied, path));
        }
        catch (IOException error)
        {
            WriteError(new ErrorRecord(error, "IOError", ErrorCategory.WriteError, path));
        }
    }
}

[Cmdlet(VerbsCommon.Get, "Content", DefaultParameterSetName = "Path")]
public sealed class GetContentCommand : PathCommand
{
    [Parameter] public SwitchParameter Raw { get; set; }
    [Parameter] public string? Encoding { get; set; }
    [Parameter, Alias("First", "Head")] public long TotalCount { get; set; } = long.MaxValue;
    [Parameter] public long ReadCount { get; set; } = 1;

    protected override void ProcessRecord()
    {
        foreach (string file in Existing()) Guarded(file, () => Read(file));
    }

    private void Read(string file)
    {
        using var reader = new StreamReader(file, Encodings.ForReading(Encoding), detectEncodingFromByteOrderMarks: true);
        if (Raw) { WriteObject(Marked(reader.ReadToEnd(), file)); return; }
        for (long i = 0; i < TotalCount && reader.ReadLine() is { } line; i++) WriteObject(Marked(line, file));
    }

    /// <summary>The notes that real lines carry; in 5.1 they turn up in JSON.</summary>
    private static PSObject Marked(string text, string file)
    {
        var line = new PSObject(text);
        line.Properties.Add(new PSNoteProperty("PSPath", "Microsoft.PowerShell.Core\\FileSystem::" + file));
        line.Properties.Add(new PSNoteProperty("PSParentPath", "Microsoft.PowerShell.Core\\FileSystem::" + System.IO.Path.GetDirectoryName(file)));
        line.Properties.Add(new PSNoteProperty("PSChildName", System.IO.Path.GetFileName(file)));
        return line;
    }
}

public abstract class WriteContentCommand : PathCommand
{
    private readonly StringBuilder text = new();

    [Parameter(Position = 1, Mandatory = true, ValueFromPipeline = true), AllowNull, AllowEmptyCollection]
    public object?[]? Value { get; set; }

    [Parameter] public string? Encoding { get; set; }
    [Parameter] public SwitchParameter NoNewline { get; set; }

    protected abstract bool Append { get; }

    protected override void ProcessRecord()
    {
        foreach (object? item in Value ?? [])
        {
            text.Append(LanguagePrimitives.ConvertTo<string>(item));
            if (!NoNewline) text.Append(Environment.NewLine);
        }
    }

    protected override void EndProcessing()
    {
        foreach (string path in Paths.Select(Target)) Guarded(path, () => Save(path));
    }

    private void Save(string path)
    {
        Encoding encoding = Encodings.ForWriting(Encoding);
        using var stream = new FileStream(path, Append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read);
        using var writer = new StreamWriter(stream, encoding);
        writer.Write(text);
    }
}

[Cmdlet(VerbsCommon.Set, "Content", DefaultParameterSetName = "Path")]
public sealed class SetContentCommand : WriteContentCommand
{
    protected override bool Append => false;
}

[Cmdlet(VerbsCommon.Add, "Content", DefaultParameterSetName = "Path")]
public sealed class AddContentCommand : WriteContentCommand
{
    protected override bool Append => true;
}
