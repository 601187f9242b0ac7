# The state of the fake Windows: a folder with state.json (registry, CIM classes, rights; never changed
# here), rules.json (local firewall rules, changed by NetSecurity) and faults.json. Every call reads
# afresh, so that another process sees what one has changed.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$script:rulesKey = 'SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\FirewallRules'
$script:epochKey = 'SYSTEM\CurrentControlSet\Services\SharedAccess\Epoch'
$script:state = $null

function Get-FakePath {
    param([string]$Name)
    if ([string]$env:VMM_FAKE_WINDOWS -eq '') { throw 'VMM_FAKE_WINDOWS does not name the folder of a fake Windows.' }
    return [IO.Path]::Combine($env:VMM_FAKE_WINDOWS, $Name)
}

function Read-FakeFile {
    param([string]$Name)
    $text = [IO.File]::ReadAllText((Get-FakePath $Name))
    return Microsoft.PowerShell.Utility\ConvertFrom-Json -InputObject $text
}

# What never changes is read once a process.
function Get-FakeState {
    if ($null -eq $script:state) { $script:state = Read-FakeFile 'state.json' }
    return $script:state
}

# The local rules as an ordered table, name to string; names are equal whatever their case.
function Get-FakeRule {
    $table = [Collections.Specialized.OrderedDictionary]::new([StringComparer]::OrdinalIgnoreCase)
    foreach ($rule in (Read-FakeFile 'rules.json').rules) { $table[$rule.name] = $rule.data }
    return , $table
}

# Writes the rules as a whole, and counts the change as Windows does.
function Set-FakeRule {
    param([Collections.Specialized.OrderedDictionary]$Rule)
    $epoch = [long](Read-FakeFile 'rules.json').epoch + 1
    $list = @(foreach ($name in $Rule.Keys) { @{ name = [string]$name; data = [string]$Rule[$name] } })
    $json = Microsoft.PowerShell.Utility\ConvertTo-Json -Compress -Depth 4 -InputObject @{ epoch = $epoch; rules = $list }
    $fresh = Get-FakePath "rules.$PID.new"
    [IO.File]::WriteAllText($fresh, $json)
    [IO.File]::Replace($fresh, (Get-FakePath 'rules.json'), [NullString]::Value)
    $path = Get-FakePath 'faults.json'
    if (-not [IO.File]::Exists($path)) { return }
    $faults = Read-FakeFile 'faults.json'
    if ([int]$faults.hangAfterChange -eq [int][IO.File]::ReadAllText((Get-FakePath 'changes.txt'))) {
        [IO.File]::WriteAllText((Get-FakePath 'hanging.txt'), '')
        [Threading.Thread]::Sleep([int]$faults.hangMs)
    }
}

# Counts a change, and fails or hangs where a test wants it. Returns the text of the failure, or nothing.
function Test-FakeFault {
    $path = Get-FakePath 'faults.json'
    if (-not [IO.File]::Exists($path)) { return }
    $faults = Read-FakeFile 'faults.json'
    $counter = Get-FakePath 'changes.txt'
    $count = 1
    if ([IO.File]::Exists($counter)) { $count = [int][IO.File]::ReadAllText($counter) + 1 }
    [IO.File]::WriteAllText($counter, [string]$count)
    if ($faults.hangChange -eq $count) {
        [IO.File]::WriteAllText((Get-FakePath 'hanging.txt'), '')
        [Threading.Thread]::Sleep([int]$faults.hangMs)
    }
    if ($faults.failChange -eq $count) { return [string]$faults.message }
}

# A delay of reading, as a cold CIM provider has it.
function Wait-FakeRead {
    $path = Get-FakePath 'faults.json'
    if (-not [IO.File]::Exists($path)) { return }
    $wait = [int](Read-FakeFile 'faults.json').readMs
    if ($wait -gt 0) { [Threading.Thread]::Sleep($wait) }
}

function ConvertTo-FakeValue {
    param($Value)
    $data = $Value.data
    if ($Value.type -eq 'REG_DWORD') { $data = [long]$data }
    if ($Value.type -eq 'REG_MULTI_SZ') { $data = @(foreach ($text in $data) { [string]$text }) }
    return @{ name = [string]$Value.name; type = [string]$Value.type; data = $data }
}

# Keys below HKEY_LOCAL_MACHINE with their values, as the product's Get-RegistryTree gives them.
function Get-FakeRegistryTree {
    param([string]$Path, [string[]]$Without = @())
    $state = Get-FakeState
    foreach ($refusal in $state.refused) {
        if (($Path + '\').StartsWith($refusal.path + '\', 'OrdinalIgnoreCase')) { throw [UnauthorizedAccessException]::new($refusal.reason) }
    }
    foreach ($key in $state.registry) {
        if ($key.path -ne $Path -and -not $key.path.StartsWith($Path + '\', 'OrdinalIgnoreCase')) { continue }
        $relative = $key.path.Substring($Path.Length).TrimStart('\')
        if ($relative -ne '' -and $Without -contains ($relative -split '\\')[0]) { continue }
        $values = @(foreach ($value in $key.values) { ConvertTo-FakeValue $value })
        if ($key.path -eq $script:rulesKey) {
            $rules = Get-FakeRule
            $values = @(foreach ($name in $rules.Keys) { @{ name = [string]$name; type = 'REG_SZ'; data = [string]$rules[$name] } })
        }
        if ($key.path -eq $script:epochKey) {
            $values = @(@{ name = 'Epoch'; type = 'REG_DWORD'; data = [long](Read-FakeFile 'rules.json').epoch })
        }
        @{ path = $relative; values = $values }
    }
}

function Get-FakeRegistryValue {
    param([string]$Path, [string]$Name)
    foreach ($key in (Get-FakeRegistryTree -Path $Path)) {
        if ($key.path -ne '') { continue }
        foreach ($value in $key.values) { if ($value.name -eq $Name) { return $value } }
    }
}

function Test-FakeElevation { return [bool](Get-FakeState).elevated }

# The folder below %ProgramData%, made when it is not there; refused like the real one when it is a link.
function Initialize-FakeResultFolder {
    $path = Get-FakePath 'ProgramData/VmmFirewallCompanion'
    $folder = [IO.DirectoryInfo]::new($path)
    if (-not $folder.Exists) { $folder.Create(); $folder.Refresh() }
    foreach ($item in @($folder) + @($folder.GetFileSystemInfos())) {
        if (($item.Attributes -band [IO.FileAttributes]::ReparsePoint) -ne 0) {
            throw "$($item.FullName) is a link to another place. Remove it as administrator and start again."
        }
    }
    return $path
}

Export-ModuleMember -Function *-Fake*
