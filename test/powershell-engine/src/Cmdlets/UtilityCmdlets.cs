using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security.Cryptography;
using VmmTestEngine;

namespace Microsoft.PowerShell.Commands;

/// <summary>Goes through the runspace's type table, as the real one does.</summary>
[Cmdlet(VerbsCommon.Remove, "TypeData", SupportsShouldProcess = true)]
public sealed class RemoveTypeDataCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true)] public string TypeName { get; set; } = "";

    protected override void ProcessRecord()
    {
        Runspace runspace = Runspace.DefaultRunspace;
        var entry = runspace.InitialSessionState.Types.FirstOrDefault(t => string.Equals(t.TypeData?.TypeName, TypeName, StringComparison.OrdinalIgnoreCase));
        if (entry?.TypeData is null)
        {
            WriteError(new ErrorRecord(new InvalidOperationException($"Error in TypeData \"{TypeName}\": The type \"{TypeName}\" was not found. The type data was not removed."), "TypeDataNotFound", ErrorCategory.InvalidOperation, TypeName));
            return;
        }
        if (!ShouldProcess("Name: " + TypeName, "Remove TypeData")) return;
        Dialect.RemoveTypeData(runspace, entry.TypeData);
    }
}

[Cmdlet(VerbsCommon.Get, "Random")]
public sealed class GetRandomCommand : PSCmdlet
{
    [Parameter(Position = 0)] public int Maximum { get; set; } = int.MaxValue;
    [Parameter] public int Minimum { get; set; }

    protected override void ProcessRecord() => WriteObject(RandomNumberGenerator.GetInt32(Minimum, Maximum));
}

[Cmdlet(VerbsLifecycle.Start, "Sleep", DefaultParameterSetName = "Seconds")]
public sealed class StartSleepCommand : PSCmdlet
{
    private readonly ManualResetEventSlim stopped = new();

    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "Seconds")] public int Seconds { get; set; }
    [Parameter(Mandatory = true, ParameterSetName = "Milliseconds"), Alias("ms")] public int Milliseconds { get; set; }

    protected override void ProcessRecord() => stopped.Wait(Seconds * 1000 + Milliseconds);
    protected override void StopProcessing() => stopped.Set();
}

[Cmdlet(VerbsCommon.Get, "Date")]
public sealed class GetDateCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)] public DateTime Date { get; set; } = DateTime.Now;
    [Parameter] public string? Format { get; set; }

    protected override void ProcessRecord() =>
        WriteObject(Format is null ? Date : Date.ToString(Format, CultureInfo.CurrentCulture));
}

[Cmdlet(VerbsCommon.Get, "FileHash", DefaultParameterSetName = "Path")]
public sealed class GetFileHashCommand : PathCommand
{
    [Parameter, ValidateSet("SHA256")] public string Algorithm { get; set; } = "SHA256";

    protected override void ProcessRecord()
    {
        foreach (string file in Existing())
        {
            Guarded(file, () =>
            {
                using FileStream stream = File.OpenRead(file);
                var result = new PSObject();
                result.Properties.Add(new PSNoteProperty("Algorithm", Algorithm));
                result.Properties.Add(new PSNoteProperty("Hash", Convert.ToHexString(SHA256.HashData(stream))));
                result.Properties.Add(new PSNoteProperty("Path", file));
                WriteObject(result);
            });
        }
    }
}
