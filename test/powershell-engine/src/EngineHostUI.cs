using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace VmmTestEngine;

/// <summary>Text to standard output, errors to standard error, as powershell.exe does when both are redirected.</summary>
internal sealed class EngineHostUI : PSHostUserInterface
{
    private const string NonInteractive = "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.";

    public override PSHostRawUserInterface RawUI { get; } = new EngineRawUI();

    public override void Write(string value) => Console.Out.Write(value);
    public override void WriteLine(string value) => Console.Out.WriteLine(value);
    public override void WriteErrorLine(string value) => Console.Error.WriteLine(value);
    public override void WriteDebugLine(string message) => Console.Out.WriteLine("DEBUG: " + message);
    public override void WriteVerboseLine(string message) => Console.Out.WriteLine("VERBOSE: " + message);
    public override void WriteWarningLine(string message) => Console.Out.WriteLine("WARNING: " + message);
    public override void WriteProgress(long sourceId, ProgressRecord record) { }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Console.Out.Write(value);

    public override string ReadLine() => throw new PSInvalidOperationException(NonInteractive);
    public override SecureString ReadLineAsSecureString() => throw new PSInvalidOperationException(NonInteractive);

    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions) =>
        throw new PSInvalidOperationException(NonInteractive);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName) =>
        throw new PSInvalidOperationException(NonInteractive);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName,
        PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw new PSInvalidOperationException(NonInteractive);

    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        throw new PSInvalidOperationException(NonInteractive);
}
