using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace VmmTestEngine;

/// <summary>What makes a session look like Windows PowerShell 5.1 where scripts can notice.</summary>
internal static class Dialect
{
    /// <summary>Extended arrays: the cause of `{value, Count}` in JSON (PowerShell#5579).</summary>
    public static void AddTo(InitialSessionState state)
    {
        var array = new TypeData("System.Array");
        array.Members.Add("Count", new AliasPropertyData("Count", "Length"));
        state.Types.Add(new SessionStateTypeEntry(array, isRemove: false));
    }

    public static void ApplyTo(Runspace runspace)
    {
        if (runspace.SessionStateProxy.GetVariable("PSVersionTable") is Hashtable table)
        {
            table["PSVersion"] = new Version(5, 1, 20348, 2700);
            table["PSEdition"] = "Desktop";
            table["BuildVersion"] = new Version(10, 0, 20348, 2700);
            table["CLRVersion"] = new Version(4, 0, 30319, 42000);
        }
        runspace.SessionStateProxy.SetVariable("ErrorView", ErrorView.NormalView);
    }
}
