using System.Management.Automation;
using System.Text;

namespace VmmTestEngine;

/// <summary>From arguments to exit code.</summary>
internal static class Sessions
{
    public static int Run(Arguments arguments, Encoding encoding)
    {
        if (arguments.Source == Source.File && Refusal(arguments) is { } refusal)
        {
            Console.Error.WriteLine(refusal);
            return 1;
        }
        using var engine = new Engine();
        switch (arguments.Source)
        {
            case Source.File:
                engine.RunFile(Path.GetFullPath(arguments.Text), arguments.Rest);
                break;
            case Source.CommandText:
                RunText(engine, arguments.Text);
                break;
        }
        if (engine.ExitCode is { } code) return code;
        int result = engine.LastSucceeded ? 0 : 1;
        if (arguments.Source != Source.StandardInput && !arguments.NoExit) return result;
        using var input = new StreamReader(Console.OpenStandardInput(), encoding);
        StandardInput.Run(engine, input);
        return engine.ExitCode ?? 0;
    }

    private static void RunText(Engine engine, string text)
    {
        try
        {
            engine.Run(text);
        }
        catch (IncompleteParseException error)
        {
            Console.Error.WriteLine(error.Message);
            throw new ArgumentException(error.Message);
        }
    }

    /// <summary>What powershell.exe says about a script file it may not or cannot run.</summary>
    private static string? Refusal(Arguments arguments)
    {
        if (!File.Exists(arguments.Text))
        {
            return $"The argument '{arguments.Text}' to the -File parameter does not exist. Provide the path to an existing '.ps1' file as an argument to the -File parameter.";
        }
        string policy = Settings.MachinePolicy ?? arguments.ExecutionPolicy ?? "RemoteSigned";
        return policy.ToLowerInvariant() switch
        {
            "restricted" => $"File {Path.GetFullPath(arguments.Text)} cannot be loaded because running scripts is disabled on this system. For more information, see about_Execution_Policies at https:/go.microsoft.com/fwlink/?LinkID=135170.",
            "allsigned" => $"File {Path.GetFullPath(arguments.Text)} cannot be loaded. The file {Path.GetFullPath(arguments.Text)} is not digitally signed.",
            _ => null,
        };
    }
}
