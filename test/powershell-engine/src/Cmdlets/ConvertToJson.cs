using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using VmmTestEngine;

namespace Microsoft.PowerShell.Commands;

/// <summary>
/// Depth, enums, dates, extended objects and escapes as in 5.1: what PowerShell adds to a value (an
/// array's Count, a file line's PSPath) becomes `{"value": ..., ...}`. In the dialect of 7 strings and
/// dates are spared that, and what is too deep is warned about.
/// </summary>
[Cmdlet(VerbsData.ConvertTo, "Json")]
public sealed class ConvertToJsonCommand : PSCmdlet
{
    private readonly List<object?> inputs = [];
    private bool truncated;

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true), AllowNull]
    public object? InputObject { get; set; }

    [Parameter, ValidateRange(0, 100)] public int Depth { get; set; } = 2;
    [Parameter] public SwitchParameter Compress { get; set; }

    protected override void ProcessRecord() => inputs.Add(InputObject);

    protected override void EndProcessing()
    {
        if (inputs.Count == 0) return;
        object? value = Plain(inputs.Count > 1 ? inputs.ToArray() : inputs[0], 0);
        if (truncated && !Settings.IsWindowsPowerShell)
        {
            WriteWarning($"Resulting JSON is truncated as serialization has exceeded the set depth of {Depth}.");
        }
        WriteObject(new JsonText(Settings.IsWindowsPowerShell, Compress).Of(value));
    }

    private object? Plain(object? value, int depth)
    {
        var wrapped = value as PSObject;
        object? inner = wrapped is null ? value : wrapped.BaseObject;
        bool isCustom = false;
        object? result;
        switch (inner)
        {
            case null or DBNull: result = null; break;
            case string or char or bool or DateTime or DateTimeOffset or Guid or Uri or decimal: result = inner; break;
            case Enum number: result = Enum.GetUnderlyingType(number.GetType()) == typeof(long) || Enum.GetUnderlyingType(number.GetType()) == typeof(ulong) ? number.ToString() : number; break;
            case { } when inner.GetType().IsPrimitive: result = inner; break;
            case { } when depth > Depth:
                truncated = true;
                return LanguagePrimitives.ConvertTo(value, typeof(string), CultureInfo.InvariantCulture);
            case IDictionary members: result = OfDictionary(members, depth); break;
            case IEnumerable items: result = items.Cast<object?>().Select(item => Plain(item, depth + 1)).ToList(); break;
            default: result = inner is PSCustomObject ? new OrderedDictionary() : OfObject(inner, depth); isCustom = true; break;
        }
        return wrapped is null ? result : WithAddedMembers(wrapped, result, depth, isCustom);
    }

    private OrderedDictionary OfDictionary(IDictionary members, int depth)
    {
        var result = new OrderedDictionary();
        foreach (DictionaryEntry member in members)
        {
            if (member.Key is not string name)
            {
                ThrowTerminatingError(new ErrorRecord(
                    new InvalidOperationException($"The type '{members.GetType()}' is not supported for serialization or deserialization of a dictionary. Keys must be strings."),
                    "NonStringKeyInDictionary", ErrorCategory.InvalidOperation, members));
                return result;
            }
            result[name] = Plain(member.Value, depth + 1);
        }
        return result;
    }

    private OrderedDictionary OfObject(object value, int depth)
    {
        var result = new OrderedDictionary();
        foreach (var field in value.GetType().GetFields().Where(field => !field.IsStatic)) result[field.Name] = Plain(field.GetValue(value), depth + 1);
        foreach (var property in value.GetType().GetProperties().Where(p => p.GetMethod is { IsStatic: false } && p.GetIndexParameters().Length == 0))
        {
            object? member = null;
            try { member = property.GetValue(value); } catch (System.Reflection.TargetInvocationException) { }
            result[property.Name] = Plain(member, depth + 1);
        }
        return result;
    }

    private object? WithAddedMembers(PSObject wrapped, object? plain, int depth, bool isCustom)
    {
        if (!Settings.IsWindowsPowerShell && plain is string or DateTime) return plain;
        var added = (isCustom ? wrapped.Properties : Extended(wrapped)).ToList();
        if (added.Count == 0) return plain;
        var result = plain as OrderedDictionary ?? new OrderedDictionary { ["value"] = plain };
        foreach (PSPropertyInfo property in added)
        {
            if (result.Contains(property.Name)) continue;
            object? member = null;
            try { member = property.Value; } catch (GetValueException) { }
            result[property.Name] = Plain(member, depth + 1);
        }
        return result;
    }

    /// <summary>What the instance or type data adds (Count of arrays in 5.1, DateTime of dates), not what the type has.</summary>
    private static IEnumerable<PSPropertyInfo> Extended(PSObject wrapped) =>
        ((PSMemberSet)wrapped.Members["psextended"]).Properties;
}
