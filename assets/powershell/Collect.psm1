# Reads this computer into a snapshot document (core/snapshot/schema.ts). Each part on its own: one
# that fails says why, the rest goes on. Registry through Machine.psm1, everything else through one
# cmdlet, Get-CimInstance, whose objects can be read in Constrained Language Mode too.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$localStore = 'SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy'
$policyStore = 'SOFTWARE\Policies\Microsoft\WindowsFirewall'
$appPolicy = 'SOFTWARE\Policies\VmmFirewallCompanion'
# A feature is told by the service it brings. Get-WindowsFeature takes many seconds, and does not
# exist on client editions.
$featureOfService = @{
    vmms = 'Hyper-V'; WDSServer = 'WDS'; WsusService = 'UpdateServices'; ClusSvc = 'Failover-Clustering'
    W3SVC = 'Web-Server'; NTDS = 'AD-Domain-Services'; DNS = 'DNS'; DHCPServer = 'DHCP'
}

<#
.SYNOPSIS
Runs one reader; a failure becomes the reason why the part is not there.
#>
function Read-Part {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [scriptblock]$Reader,
        [switch]$List
    )
    try {
        if ($List) { return , @(& $Reader) }
        return & $Reader
    } catch {
        $reason = [string]$_.Exception.Message
        if ($reason -eq '') { $reason = 'It could not be read, without a reason given.' }
        return @{ unavailable = $reason }
    }
}

<#
.SYNOPSIS
Reads the name of the computer and its domain.
#>
function Get-HostPart {
    [CmdletBinding()]
    param()
    $system = CimCmdlets\Get-CimInstance -ClassName Win32_ComputerSystem
    $domain = $null
    if ($system.PartOfDomain) { $domain = [string]$system.Domain }
    $name = [string]$system.DNSHostName
    if ($name -eq '') { $name = [string]$system.Name }
    return @{ name = $name; domain = $domain }
}

<#
.SYNOPSIS
Reads version, product name and installation type of Windows.
#>
function Get-WindowsPart {
    [CmdletBinding()]
    param()
    $system = CimCmdlets\Get-CimInstance -ClassName Win32_OperatingSystem
    $numbers = ([string]$system.Version) -split '\.'
    $key = 'SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    $product = Get-RegistryValue -Path $key -Name 'ProductName'
    $installation = Get-RegistryValue -Path $key -Name 'InstallationType'
    $names = @{ product = [string]$system.Caption; installation = '' }
    if ($null -ne $product) { $names.product = [string]$product.data }
    if ($null -ne $installation) { $names.installation = [string]$installation.data }
    return @{
        major = [int]$numbers[0]
        minor = [int]$numbers[1]
        build = [int]$numbers[2]
        product = $names.product
        installation = $names.installation
    }
}

<#
.SYNOPSIS
Says with what rights and in which PowerShell this is read.
#>
function Get-CollectionPart {
    [CmdletBinding()]
    param()
    return @{
        elevated = [bool](Test-Elevation)
        languageMode = [string]$ExecutionContext.SessionState.LanguageMode
        powershell = [string]$PSVersionTable.PSVersion
    }
}

<#
.SYNOPSIS
Reads every service with its path and state.
#>
function Get-ServicePart {
    [CmdletBinding()]
    param()
    $columns = 'Name', 'DisplayName', 'PathName', 'State', 'ProcessId'
    foreach ($entry in @(CimCmdlets\Get-CimInstance -ClassName Win32_Service -Property $columns)) {
        $state = 'other'
        if ($entry.State -eq 'Running') { $state = 'running' }
        if ($entry.State -eq 'Stopped') { $state = 'stopped' }
        $service = @{ name = [string]$entry.Name; path = [string]$entry.PathName; state = $state }
        if ([string]$entry.DisplayName -ne '') { $service.displayName = [string]$entry.DisplayName }
        if ($null -ne $entry.ProcessId -and [long]$entry.ProcessId -gt 0) { $service.processId = [long]$entry.ProcessId }
        $service
    }
}

<#
.SYNOPSIS
Gives the folders behind the variables that rule strings use.
#>
function Get-FolderPart {
    [CmdletBinding()]
    param()
    $folders = @{}
    $values = @{
        'SystemRoot' = $env:SystemRoot; 'windir' = $env:windir; 'SystemDrive' = $env:SystemDrive
        'ProgramFiles' = $env:ProgramFiles; 'ProgramFiles(x86)' = ${env:ProgramFiles(x86)}
        'ProgramData' = $env:ProgramData; 'ALLUSERSPROFILE' = $env:ALLUSERSPROFILE
    }
    foreach ($name in $values.Keys) {
        if ([string]$values[$name] -ne '') { $folders[$name] = [string]$values[$name] }
    }
    # A 32-bit process has another ProgramFiles than the firewall's service.
    if ([string]$env:ProgramW6432 -ne '') { $folders['ProgramFiles'] = [string]$env:ProgramW6432 }
    if ($folders.Count -eq 0) { throw 'The environment names none of the folders.' }
    return $folders
}

<#
.SYNOPSIS
Names the Windows features whose service is installed.
#>
function Get-FeaturePart {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] $Service)
    if ($Service -is [hashtable]) { throw 'Features are told by services, which could not be read.' }
    $names = @(foreach ($entry in $Service) { $entry.name })
    foreach ($name in $featureOfService.Keys) { if ($names -contains $name) { $featureOfService[$name] } }
}

<#
.SYNOPSIS
Reads this computer into a snapshot.
.DESCRIPTION
Outputs one hashtable, the snapshot document. Never fails as a whole: a part that cannot be read is
@{ unavailable = reason }. Changes nothing.
.PARAMETER Progress
Called before each part: name, number of parts done, number of all.
#>
function Get-VmmFirewallSnapshot {
    [CmdletBinding()]
    param([scriptblock]$Progress = {})
    $total = 11
    $now = [datetime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ', [cultureinfo]::InvariantCulture)
    $snapshot = @{ schemaVersion = 1; collectedAt = $now }
    & $Progress 'host' 0 $total
    $snapshot.host = Read-Part { Get-HostPart }
    $snapshot.windows = Read-Part { Get-WindowsPart }
    $snapshot.collection = Read-Part { Get-CollectionPart }
    & $Progress 'firewall' 1 $total
    $snapshot.firewall = @{
        # Before the rules: what changes while they are read is then seen at the next look.
        counters = Read-Part { Get-CounterPart }
        # Service hardening and AppContainer isolation are outside what is decided, and large.
        local = Read-Part { @{ keys = @(Get-RegistryTree -Path $localStore -Without 'RestrictedServices') } }
        groupPolicy = Read-Part { @{ keys = @(Get-RegistryTree -Path $policyStore) } }
    }
    & $Progress 'network' 4 $total
    $snapshot.network = Read-Part -List { Get-NetworkPart }
    & $Progress 'vmm' 5 $total
    $snapshot.vmm = Read-Part -List { Get-VmmPart }
    $snapshot.appPolicy = Read-Part -List { Get-RegistryTree -Path $appPolicy }
    & $Progress 'services' 7 $total
    $snapshot.services = Read-Part -List { Get-ServicePart }
    $snapshot.features = Read-Part -List { Get-FeaturePart -Service $snapshot.services }
    & $Progress 'listeners' 9 $total
    $snapshot.listeners = Read-Part -List { Get-ListenerPart }
    & $Progress 'ports' 10 $total
    $snapshot.dynamicPorts = Read-Part { Get-DynamicPortPart }
    $snapshot.folders = Read-Part { Get-FolderPart }
    & $Progress 'done' $total $total
    return $snapshot
}

Export-ModuleMember -Function Get-VmmFirewallSnapshot
