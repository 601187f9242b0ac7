# The few things that only a real Windows can answer and that no cmdlet of ours wraps. Tests put a
# file with the same four functions in the place of this one; nothing else touches the registry,
# the token of the process or the place where results are kept.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

<#
.SYNOPSIS
Opens a key below HKEY_LOCAL_MACHINE for reading, 64-bit view; nothing when it does not exist.
#>
function Open-MachineKey {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string]$Path)
    $root = [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', 'Registry64')
    try { return $root.OpenSubKey($Path, $false) } finally { $root.Dispose() }
}

<#
.SYNOPSIS
Gives one value with its type and its data as stored: @{ name; type; data }.
#>
function Read-MachineValue {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] $Key,
        [Parameter(Mandatory = $true)] [AllowEmptyString()] [string]$Name
    )
    $kind = [string]$Key.GetValueKind($Name)
    $data = $Key.GetValue($Name, $null, 'DoNotExpandEnvironmentNames')
    if ($data -is [byte[]]) {
        $type = 'REG_UNKNOWN'
        if ($kind -eq 'Binary') { $type = 'REG_BINARY' }
        if ($kind -eq 'None') { $type = 'REG_NONE' }
        return @{ name = $Name; type = $type; data = [BitConverter]::ToString($data).Replace('-', '').ToLowerInvariant() }
    }
    if ($data -is [string[]]) { return @{ name = $Name; type = 'REG_MULTI_SZ'; data = $data } }
    if ($data -is [int]) {
        $number = [long]$data
        if ($number -lt 0) { $number = $number + 4294967296 }
        return @{ name = $Name; type = 'REG_DWORD'; data = $number }
    }
    if ($data -is [long]) {
        $text = [BitConverter]::ToUInt64([BitConverter]::GetBytes($data), 0).ToString()
        return @{ name = $Name; type = 'REG_QWORD'; data = $text }
    }
    # Windows reads a text up to its first zero, whatever is stored behind it.
    if ($data -is [string]) { $data = $data.Split([char]0)[0] }
    if ($data -is [string] -and $kind -eq 'ExpandString') { return @{ name = $Name; type = 'REG_EXPAND_SZ'; data = $data } }
    if ($data -is [string]) { return @{ name = $Name; type = 'REG_SZ'; data = $data } }
    return @{ name = $Name; type = 'REG_UNKNOWN'; data = '' }
}

<#
.SYNOPSIS
Reads a registry key below HKEY_LOCAL_MACHINE with everything under it.
.DESCRIPTION
Outputs one hashtable a key: path (relative to Path, '' for the key itself) and values, as the
snapshot has them. Outputs nothing when the key does not exist. A key that may not be read is a
terminating error: half a policy would be a wrong one.
.PARAMETER Path
The key, without HKEY_LOCAL_MACHINE.
.PARAMETER Without
Names of keys directly below Path that are left out.
#>
function Get-RegistryTree {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [string]$Path,
        [string[]]$Without = @()
    )
    if ([string]$ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
        return Get-RegistryTreeByExport -Path $Path -Without $Without
    }
    $pending = [System.Collections.Generic.Queue[string]]::new()
    $pending.Enqueue('')
    while ($pending.Count -gt 0) {
        $relative = $pending.Dequeue()
        $full = $Path
        if ($relative -ne '') { $full = $Path + '\' + $relative }
        $key = Open-MachineKey -Path $full
        if ($null -eq $key) { continue }
        try {
            $values = @(foreach ($name in $key.GetValueNames()) { Read-MachineValue -Key $key -Name $name })
            @{ path = $relative; values = $values }
            foreach ($child in $key.GetSubKeyNames()) {
                if ($relative -ne '') { $pending.Enqueue($relative + '\' + $child) }
                elseif ($Without -notcontains $child) { $pending.Enqueue($child) }
            }
        } finally { $key.Dispose() }
    }
}

<#
.SYNOPSIS
Runs reg.exe and gives its exit code and what it printed.
#>
function Invoke-RegistryProgram {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string[]]$Argument)
    # Windows PowerShell makes terminating errors of what a program writes to standard error. In here
    # only, since this preference takes the effect of throw as well.
    $ErrorActionPreference = 'SilentlyContinue'
    $text = & ($env:SystemRoot + '\System32\reg.exe') @Argument 2>&1
    return @{ code = $LASTEXITCODE; text = [string]$text }
}

<#
.SYNOPSIS
Reads the same in Constrained Language Mode, where no .NET method may be called.
.DESCRIPTION
reg.exe writes the key to a file in UTF-16, exact for any text; reg.exe query would lose what is not
in the console's code page.
#>
function Get-RegistryTreeByExport {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [string]$Path,
        [string[]]$Without = @()
    )
    $key = 'HKLM\' + $Path
    if ((Invoke-RegistryProgram -Argument 'query', $key, '/reg:64').code -ne 0) {
        # reg.exe says in its own language only whether the key is missing or may not be read.
        if (Microsoft.PowerShell.Management\Test-Path -LiteralPath ('Registry::HKEY_LOCAL_MACHINE\' + $Path)) { throw "$key could not be read." }
        return
    }
    $file = $env:TEMP + '\VmmFirewallCompanion-' + $PID + '-' + (Microsoft.PowerShell.Utility\Get-Random) + '.reg'
    $answer = Invoke-RegistryProgram -Argument 'export', $key, $file, '/y', '/reg:64'
    if ($answer.code -ne 0) { throw "reg.exe could not read ${key}: $($answer.text)" }
    try {
        $lines = @(Microsoft.PowerShell.Management\Get-Content -LiteralPath $file -Encoding Unicode)
    } finally {
        Microsoft.PowerShell.Management\Remove-Item -LiteralPath $file
    }
    foreach ($found in (RegistryText\ConvertFrom-RegistryText -Line $lines -Root ('HKEY_LOCAL_MACHINE\' + $Path))) {
        $first = ($found.path -split '\\')[0]
        if ($first -eq '' -or $Without -notcontains $first) { $found }
    }
}

<#
.SYNOPSIS
Reads one value below HKEY_LOCAL_MACHINE: @{ name; type; data }, or nothing when it does not exist.
#>
function Get-RegistryValue {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [string]$Path,
        [Parameter(Mandatory = $true)] [AllowEmptyString()] [string]$Name
    )
    if ([string]$ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
        foreach ($key in (Get-RegistryTreeByExport -Path $Path)) {
            if ($key.path -ne '') { continue }
            foreach ($value in $key.values) { if ($value.name -eq $Name) { return $value } }
        }
        return
    }
    $key = Open-MachineKey -Path $Path
    if ($null -eq $key) { return }
    try {
        if ($key.GetValueNames() -contains $Name) { Read-MachineValue -Key $key -Name $Name }
    } finally { $key.Dispose() }
}

<#
.SYNOPSIS
Says whether this process runs with administrator rights.
#>
function Test-Elevation {
    [CmdletBinding()]
    param()
    if ([string]$ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
        # The mandatory label of an elevated process; its SID is the same in every language.
        $groups = [string](& ($env:SystemRoot + '\System32\whoami.exe') /groups /fo csv /nh)
        return ($groups -match '"S-1-16-(12288|16384)"')
    }
    $identity = [Security.Principal.WindowsIdentity]::GetCurrent()
    $principal = [Security.Principal.WindowsPrincipal]::new($identity)
    return $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
}

<#
.SYNOPSIS
Makes sure of the folder for results, undo plans and the journal, and gives its path.
.DESCRIPTION
%ProgramData%\VmmFirewallCompanion, from the system's own list of folders and not from the
environment, which a user can set. Administrators and SYSTEM write, users read, nothing is inherited:
%ProgramData% itself lets every user make folders. One that another user made before, or that points
elsewhere, is refused.
#>
function Initialize-ResultFolder {
    [CmdletBinding()]
    param()
    $path = [IO.Path]::Combine([Environment]::GetFolderPath('CommonApplicationData'), 'VmmFirewallCompanion')
    $rights = [Security.AccessControl.DirectorySecurity]::new()
    # Owner administrators; protected; SYSTEM and administrators everything, users read.
    $rights.SetSecurityDescriptorSddlForm('O:BAG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)')
    $folder = [IO.DirectoryInfo]::new($path)
    if (-not $folder.Exists) {
        if ($PSVersionTable.PSVersion.Major -ge 6) {
            [IO.FileSystemAclExtensions]::Create($folder, $rights)
        } else {
            $folder.Create($rights)
        }
        $folder.Refresh()
    }
    Assert-OwnFolder -Folder $folder
    if ($PSVersionTable.PSVersion.Major -ge 6) {
        [IO.FileSystemAclExtensions]::SetAccessControl($folder, $rights)
    } else {
        $folder.SetAccessControl($rights)
    }
    return $path
}

<#
.SYNOPSIS
Refuses a folder that is a link or belongs to neither administrators nor SYSTEM, and links in it.
#>
function Assert-OwnFolder {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [IO.DirectoryInfo]$Folder)
    foreach ($item in @($Folder) + @($Folder.GetFileSystemInfos())) {
        if (($item.Attributes -band [IO.FileAttributes]::ReparsePoint) -ne 0) {
            throw "$($item.FullName) is a link to another place. Remove it as administrator and start again."
        }
    }
    if ($PSVersionTable.PSVersion.Major -ge 6) {
        $security = [IO.FileSystemAclExtensions]::GetAccessControl($Folder)
    } else {
        $security = $Folder.GetAccessControl()
    }
    $owner = [string]$security.GetOwner([Security.Principal.SecurityIdentifier])
    if (@('S-1-5-32-544', 'S-1-5-18') -notcontains $owner) {
        throw "$($Folder.FullName) belongs to $owner, not to the administrators. Remove it as administrator and start again."
    }
}

Export-ModuleMember -Function Get-RegistryTree, Get-RegistryValue, Test-Elevation, Initialize-ResultFolder
