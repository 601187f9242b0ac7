using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

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
        PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
    }

    /// <summary>Type data of a running session is reached through its execution context, which is internal.</summary>
    public static void RemoveTypeData(Runspace runspace, TypeData data)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;
        object? context = typeof(Runspace).GetProperty("ExecutionContext", Hidden)?.GetValue(runspace);
        object? table = context?.GetType().GetProperty("TypeTable", Hidden)?.GetValue(context);
        if (table is not TypeTable types) throw new InvalidOperationException("This System.Management.Automation has no TypeTable.");
        types.RemoveType(data.TypeName);
    }
}
