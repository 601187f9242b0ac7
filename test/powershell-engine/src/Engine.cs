using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Microsoft.PowerShell;

namespace VmmTestEngine;

/// <summary>One runspace, set up as a console session is, and the ways to run something in it.</summary>
internal sealed class Engine : IDisposable
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;
    private readonly EngineHost host = new();
    private readonly Runspace runspace;

    public Engine()
    {
        var state = InitialSessionState.CreateDefault2();
        if (Settings.IsWindowsPowerShell) Dialect.AddTo(state);
        state.ImportPSModule(["Microsoft.PowerShell.Utility", "Microsoft.PowerShell.Management"]);
        runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        runspace.Open();
        Runspace.DefaultRunspace = runspace;
        RethrowExitOfScriptFiles();
        if (Settings.IsWindowsPowerShell) Dialect.ApplyTo(runspace);
        foreach (string module in Settings.Modules)
        {
            using var shell = NewShell();
            shell.AddCommand("Import-Module").AddParameter("Name", module).AddParameter("ErrorAction", "Stop").Invoke();
        }
        if (Settings.LanguageMode is { } mode) runspace.SessionStateProxy.LanguageMode = mode;
    }

    /// <summary>The code given to `exit`, once it was called.</summary>
    public int? ExitCode => host.ExitCode;

    /// <summary>False when the last command failed: $?.</summary>
    public bool LastSucceeded { get; private set; } = true;

    /// <summary>Runs text, output and errors to the console. Throws IncompleteParseException when more lines are needed.</summary>
    public void Run(string text) => Run(shell => shell.AddScript(text, useLocalScope: false));

    /// <summary>Runs a script file; its `exit` ends the session.</summary>
    public void RunFile(string path, IReadOnlyList<string> arguments) => Run(shell =>
    {
        var command = new Command(path, isScript: false, useLocalScope: false);
        foreach (CommandParameter parameter in FileParameters.Of(arguments)) command.Parameters.Add(parameter);
        shell.Commands.AddCommand(command);
    });

    private void Run(Action<PowerShell> fill)
    {
        using var shell = NewShell();
        fill(shell);
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default");
        try
        {
            shell.Invoke();
            LastSucceeded = !shell.HadErrors || (runspace.SessionStateProxy.GetVariable("?") as bool? ?? true);
        }
        catch (IncompleteParseException)
        {
            throw;
        }
        catch (RuntimeException error)
        {
            LastSucceeded = false;
            Report(error);
        }
    }

    /// <summary>A terminating error, written as the console writes it.</summary>
    private void Report(RuntimeException error)
    {
        using var shell = NewShell();
        var record = new PSObject(error.ErrorRecord);
        MarkAsError(record);
        shell.AddCommand("Out-Default");
        try
        {
            shell.Invoke(new ArrayList { record });
        }
        catch (RuntimeException)
        {
            Console.Error.WriteLine(error.Message);
        }
    }

    /// <summary>Out-Default prints an error record as such only if it came from the error stream: an internal mark.</summary>
    private static void MarkAsError(PSObject record)
    {
        PropertyInfo mark = typeof(PSObject).GetProperty("WriteStream", Hidden)
            ?? throw new InvalidOperationException("This System.Management.Automation has no PSObject.WriteStream.");
        mark.SetValue(record, Enum.Parse(mark.PropertyType, "Error"));
    }

    private PowerShell NewShell()
    {
        var shell = PowerShell.Create();
        shell.Runspace = runspace;
        return shell;
    }

    /// <summary>
    /// The console host sets this internal switch too: without it `exit` in a script file only ends the
    /// file and its code is lost.
    /// </summary>
    private void RethrowExitOfScriptFiles()
    {
        object? context = typeof(Runspace).GetProperty("ExecutionContext", Hidden)?.GetValue(runspace);
        PropertyInfo rethrow = context?.GetType().GetProperty("ScriptCommandProcessorShouldRethrowExit", Hidden)
            ?? throw new InvalidOperationException("This System.Management.Automation has no ScriptCommandProcessorShouldRethrowExit.");
        rethrow.SetValue(context, true);
    }

    public void Dispose() => runspace.Dispose();
}
