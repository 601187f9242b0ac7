using System.Management.Automation;
using VmmTestEngine;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = "Path")]
public sealed class TestPathCommand : PathCommand
{
    [Parameter, Alias("Type"), ValidateSet("Any", "Container", "Leaf")] public string PathType { get; set; } = "Any";

    protected override void ProcessRecord()
    {
        foreach (string path in Paths)
        {
            bool found = PathType switch
            {
                "Container" => InvokeProvider.Item.IsContainer(path),
                "Leaf" => InvokeProvider.Item.Exists(path, Force, IsLiteral) && !InvokeProvider.Item.IsContainer(path),
                _ => InvokeProvider.Item.Exists(path, Force, IsLiteral),
            };
            WriteObject(found);
        }
    }
}

[Cmdlet(VerbsCommon.New, "Item", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class NewItemCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true)] public string[] Path { get; set; } = [];
    [Parameter] public string Name { get; set; } = "";
    [Parameter, Alias("Type")] public string ItemType { get; set; } = "File";
    [Parameter] public object? Value { get; set; }
    [Parameter] public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            if (!ShouldProcess(path, "New-Item")) continue;
            foreach (PSObject made in InvokeProvider.Item.New([path], Name, ItemType, Value, Force)) WriteObject(made);
        }
    }
}

[Cmdlet(VerbsCommon.Remove, "Item", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class RemoveItemCommand : PathCommand
{
    [Parameter] public SwitchParameter Recurse { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Existing())
        {
            if (ShouldProcess(path, "Remove-Item")) InvokeProvider.Item.Remove([path], Recurse, Force, literalPath: true);
        }
    }
}

[Cmdlet(VerbsCommon.Move, "Item", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class MoveItemCommand : PathCommand
{
    [Parameter(Position = 1, Mandatory = true)] public string Destination { get; set; } = "";

    protected override void ProcessRecord()
    {
        foreach (string path in Existing())
        {
            if (!ShouldProcess(path, "Move-Item")) continue;
            string target = Target(Destination);
            // As the real one: a file in the way is replaced with -Force only.
            if (Force && File.Exists(path)) Guarded(path, () => File.Move(path, target, overwrite: true));
            else InvokeProvider.Item.Move([path], Destination, Force, literalPath: true);
        }
    }
}

[Cmdlet(VerbsCommon.Get, "Item", DefaultParameterSetName = "Path")]
public sealed class GetItemCommand : PathCommand
{
    protected override void ProcessRecord() => WriteObject(InvokeProvider.Item.Get(Paths, Force, IsLiteral), enumerateCollection: true);
}

[Cmdlet(VerbsCommon.Get, "ChildItem", DefaultParameterSetName = "Path")]
public sealed class GetChildItemCommand : PSCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "Path")] public string[] Path { get; set; } = ["."];
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath"), Alias("PSPath")] public string[] LiteralPath { get; set; } = [];
    [Parameter] public SwitchParameter Recurse { get; set; }
    [Parameter] public SwitchParameter Force { get; set; }
    [Parameter] public string? Filter { get; set; }

    protected override void ProcessRecord()
    {
        bool literal = ParameterSetName == "LiteralPath";
        var found = InvokeProvider.ChildItem.Get(literal ? LiteralPath : Path, Recurse, uint.MaxValue, Force, literal);
        var wanted = Filter is null ? null : new WildcardPattern(Filter, WildcardOptions.IgnoreCase);
        foreach (PSObject item in found)
        {
            if (wanted is null || wanted.IsMatch((item.BaseObject as FileSystemInfo)?.Name ?? "")) WriteObject(item);
        }
    }
}

[Cmdlet(VerbsCommon.Join, "Path")]
public sealed class JoinPathCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)] public string[] Path { get; set; } = [];
    [Parameter(Position = 1, Mandatory = true), AllowEmptyString] public string ChildPath { get; set; } = "";

    protected override void ProcessRecord()
    {
        foreach (string path in Path) WriteObject(SessionState.Path.Combine(path, ChildPath));
    }
}

[Cmdlet(VerbsCommon.Split, "Path", DefaultParameterSetName = "Parent")]
public sealed class SplitPathCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)] public string[] Path { get; set; } = [];
    [Parameter, Alias("PSPath")] public string[] LiteralPath { get; set; } = [];
    [Parameter(ParameterSetName = "Parent")] public SwitchParameter Parent { get; set; }
    [Parameter(Mandatory = true, ParameterSetName = "Leaf")] public SwitchParameter Leaf { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Path.Concat(LiteralPath))
        {
            WriteObject(Leaf ? SessionState.Path.ParseChildName(path) : SessionState.Path.ParseParent(path, ""));
        }
    }
}
