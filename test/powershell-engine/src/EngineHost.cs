using System.Globalization;
using System.Management.Automation.Host;

namespace VmmTestEngine;

/// <summary>The host of the runspace: remembers that `exit` was called.</summary>
internal sealed class EngineHost : PSHost
{
    public int? ExitCode { get; private set; }

    public override string Name => "ConsoleHost";
    public override Version Version => new(5, 1);
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override PSHostUserInterface UI { get; } = new EngineHostUI();
    public override CultureInfo CurrentCulture => CultureInfo.GetCultureInfo("en-US");
    public override CultureInfo CurrentUICulture => CultureInfo.GetCultureInfo("en-US");

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
    public override void EnterNestedPrompt() => throw new NotSupportedException();
    public override void ExitNestedPrompt() => throw new NotSupportedException();
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
}
