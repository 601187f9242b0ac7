using System.Collections;
using System.Management.Automation;
using VmmTestEngine;

namespace Microsoft.PowerShell.Commands;

/// <summary>A property by name (wildcards in Select-Object) or a calculated one: @{Name=; Expression=} or a script block.</summary>
internal sealed record Column(string Name, Func<PSObject, object?> Of)
{
    public static IEnumerable<Column> From(object specification, PSObject item)
    {
        object value = specification is PSObject wrapped ? wrapped.BaseObject : specification;
        if (value is ScriptBlock block) return [new Column(block.ToString().Trim(), target => Evaluate(block, target))];
        if (value is IDictionary table) return [OfTable(table)];
        string name = LanguagePrimitives.ConvertTo<string>(value);
        if (!WildcardPattern.ContainsWildcardCharacters(name)) return [new Column(name, target => Member(target, name))];
        var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
        return item.Properties.Where(p => pattern.IsMatch(p.Name)).Select(p => new Column(p.Name, target => Member(target, p.Name))).ToList();
    }

    private static Column OfTable(IDictionary table)
    {
        object? Entry(params string[] names) => table.Keys.Cast<object>()
            .Where(key => names.Any(name => name.StartsWith(key.ToString() ?? "", StringComparison.OrdinalIgnoreCase)))
            .Select(key => table[key]).FirstOrDefault();
        object? expression = Entry("Expression");
        string name = Entry("Name", "Label")?.ToString() ?? expression?.ToString() ?? "";
        return expression is ScriptBlock block
            ? new Column(name, target => Evaluate(block, target))
            : new Column(name, target => Member(target, expression?.ToString() ?? ""));
    }

    private static object? Member(PSObject target, string name) =>
        target.BaseObject is IDictionary table && table.Contains(name) ? table[name] : target.Properties[name]?.Value;

    private static object? Evaluate(ScriptBlock block, PSObject target)
    {
        var results = block.InvokeWithContext(null, [new PSVariable("_", target)]);
        return results.Count switch { 0 => null, 1 => results[0], _ => results.ToArray() };
    }
}

[Cmdlet(VerbsCommon.Select, "Object")]
public sealed class SelectObjectCommand : PSCmdlet
{
    private readonly List<PSObject> items = [];

    [Parameter(ValueFromPipeline = true)] public PSObject? InputObject { get; set; }
    [Parameter(Position = 0)] public object[]? Property { get; set; }
    [Parameter] public string[] ExcludeProperty { get; set; } = [];
    [Parameter] public string? ExpandProperty { get; set; }
    [Parameter] public SwitchParameter Unique { get; set; }
    [Parameter, ValidateRange(0, int.MaxValue)] public int First { get; set; } = -1;
    [Parameter, ValidateRange(0, int.MaxValue)] public int Last { get; set; } = -1;
    [Parameter, ValidateRange(0, int.MaxValue)] public int Skip { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null) items.Add(InputObject);
    }

    protected override void EndProcessing()
    {
        IEnumerable<PSObject> chosen = Last >= 0 ? items.SkipLast(Skip).TakeLast(Last) : items.Skip(Skip);
        if (First >= 0) chosen = chosen.Take(First);
        var seen = new List<PSObject>();
        foreach (PSObject item in chosen.SelectMany(Shaped))
        {
            if (Unique && seen.Any(other => Same(other, item))) continue;
            if (Unique) seen.Add(item);
            WriteObject(item);
        }
    }

    private IEnumerable<PSObject> Shaped(PSObject item)
    {
        if (ExpandProperty is { } expanded)
        {
            if (item.Properties[expanded] is not { } property)
            {
                WriteError(new ErrorRecord(new PSArgumentException($"Property \"{expanded}\" cannot be found."), "ExpandPropertyNotFound", ErrorCategory.InvalidArgument, item));
                return [];
            }
            IEnumerable? values = LanguagePrimitives.GetEnumerable(property.Value);
            return values?.Cast<object?>().Select(v => PSObject.AsPSObject(v ?? new PSObject())) ?? (property.Value is null ? [] : [PSObject.AsPSObject(property.Value)]);
        }
        if (Property is null) return [item];
        var result = new PSObject();
        foreach (Column column in Property.SelectMany(specification => Column.From(specification, item)))
        {
            if (ExcludeProperty.Contains(column.Name, StringComparer.OrdinalIgnoreCase) || result.Properties[column.Name] is not null) continue;
            result.Properties.Add(new PSNoteProperty(column.Name, column.Of(item)));
        }
        return [result];
    }

    private static bool Same(PSObject a, PSObject b) =>
        a.BaseObject is PSCustomObject && b.BaseObject is PSCustomObject
            ? a.Properties.Select(p => (p.Name, p.Value?.ToString())).SequenceEqual(b.Properties.Select(p => (p.Name, p.Value?.ToString())))
            : Equals(a.BaseObject, b.BaseObject);
}

[Cmdlet("Sort", "Object")]
public sealed class SortObjectCommand : PSCmdlet
{
    private readonly List<PSObject> items = [];

    [Parameter(ValueFromPipeline = true)] public PSObject? InputObject { get; set; }
    [Parameter(Position = 0)] public object[]? Property { get; set; }
    [Parameter] public SwitchParameter Descending { get; set; }
    [Parameter] public SwitchParameter Unique { get; set; }
    [Parameter] public SwitchParameter CaseSensitive { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null) items.Add(InputObject);
    }

    protected override void EndProcessing()
    {
        var keyed = items.Select(item => (item, keys: Keys(item))).ToList();
        var order = Comparer<object?[]>.Create(Compare);
        var sorted = Descending ? keyed.OrderByDescending(k => k.keys, order) : keyed.OrderBy(k => k.keys, order);
        object?[]? previous = null;
        foreach (var (item, keys) in sorted)
        {
            if (Unique && previous is not null && Compare(previous, keys) == 0) continue;
            previous = keys;
            WriteObject(item);
        }
    }

    private object?[] Keys(PSObject item) => Property is null
        ? [item.BaseObject]
        : Property.SelectMany(specification => Column.From(specification, item)).Select(column => column.Of(item)).ToArray();

    private int Compare(object?[] a, object?[] b)
    {
        for (int i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (LanguagePrimitives.TryCompare(a[i], b[i], !CaseSensitive, out int result) && result != 0) return result;
        }
        return 0;
    }
}

[Cmdlet(VerbsCommon.New, "Object", DefaultParameterSetName = "Net")]
public sealed class NewObjectCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "Net")] public string TypeName { get; set; } = "";
    [Parameter(Position = 1, ParameterSetName = "Net"), Alias("Args"), AllowEmptyCollection] public object[] ArgumentList { get; set; } = [];
    [Parameter(Mandatory = true, ParameterSetName = "Com")] public string? ComObject { get; set; }
    [Parameter] public IDictionary? Property { get; set; }

    protected override void EndProcessing()
    {
        if (ComObject is not null) Refuse("There is no COM here.", "NoCOMClassIdentified");
        if (TypeName.ToLowerInvariant() is "psobject" or "pscustomobject" or "system.management.automation.psobject")
        {
            var custom = new PSObject();
            foreach (DictionaryEntry member in Property ?? new Hashtable()) custom.Properties.Add(new PSNoteProperty(member.Key.ToString(), member.Value));
            WriteObject(custom);
            return;
        }
        if (!LanguagePrimitives.TryConvertTo(TypeName, out Type type)) Refuse($"Cannot find type [{TypeName}]: verify that the assembly containing this type is loaded.", "TypeNotFound");
        if (SessionState.LanguageMode != PSLanguageMode.FullLanguage) Refuse("Cannot create type. Only core types are supported in this language mode.", "CannotCreateTypeConstrainedLanguage");
        object?[] arguments = ArgumentList.Select(a => a is PSObject wrapped ? wrapped.BaseObject : a).ToArray();
        object made = Activator.CreateInstance(type, arguments) ?? throw new InvalidOperationException(TypeName);
        foreach (DictionaryEntry member in Property ?? new Hashtable()) PSObject.AsPSObject(made).Properties[member.Key.ToString()].Value = member.Value;
        WriteObject(made, enumerateCollection: false);
    }

    private void Refuse(string why, string id) =>
        ThrowTerminatingError(new ErrorRecord(new PSArgumentException(why), id, ErrorCategory.InvalidType, null));
}
