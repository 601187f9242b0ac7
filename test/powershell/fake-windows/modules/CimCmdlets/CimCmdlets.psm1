# Get-CimInstance over the fake host's classes.
Set-StrictMode -Version Latest
Import-Module -Name "$PSScriptRoot/../FakeWindows/FakeWindows.psm1"

# The conditions of a WQL filter: NAME = VALUE, joined by AND.
function Test-Filter {
    param($Object, [string]$Filter)
    foreach ($part in ($Filter -split '(?i)\s+AND\s+')) {
        if ($part -notmatch "^\s*(\w+)\s*=\s*(.+?)\s*$") { throw "The fake Windows does not understand the filter $Filter" }
        if ([string]$Object.($Matches[1]) -ne $Matches[2].Trim("'", '"')) { return $false }
    }
    return $true
}

# The real one is a binary cmdlet, which sees its caller's $ErrorActionPreference; a function does not.
function Write-CimError {
    param($Cmdlet, [string]$Message, [string]$Id, [string]$Category)
    $exception = [Microsoft.Management.Infrastructure.CimException]::new($Message)
    $record = [Management.Automation.ErrorRecord]::new($exception, $Id, $Category, $null)
    $asked = $Cmdlet.MyInvocation.BoundParameters.ContainsKey('ErrorAction')
    $preference = $Cmdlet.SessionState.PSVariable.GetValue('ErrorActionPreference')
    if (-not $asked -and $preference -eq 'Stop') { $Cmdlet.ThrowTerminatingError($record) }
    $Cmdlet.WriteError($record)
}

function Get-CimInstance {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true, Position = 0)] [string]$ClassName,
        [string]$Namespace = 'root/cimv2',
        [string]$Filter,
        [string[]]$Property,
        [uint32]$OperationTimeoutSec
    )
    Wait-FakeRead
    $known = (Get-FakeState).cim.PSObject.Properties[$ClassName]
    $expected = 'root/cimv2'
    if ($ClassName -like 'MSFT_*') { $expected = 'root/StandardCimv2' }
    if ($null -eq $known -or ($Namespace -replace '\\', '/') -ne $expected) {
        Write-CimError $PSCmdlet 'Invalid class ' 'HRESULT 0x80041010' 'MetadataError'
        return
    }
    if ($null -ne $known.Value -and $null -ne $known.Value.PSObject.Properties['unavailable']) {
        Write-CimError $PSCmdlet $known.Value.unavailable 'HRESULT 0x80070005' 'PermissionDenied'
        return
    }
    foreach ($object in $known.Value) { if (-not $Filter -or (Test-Filter $object $Filter)) { $object } }
}

Export-ModuleMember -Function Get-CimInstance
