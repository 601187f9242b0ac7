# Takes the place of assets/powershell/Machine.psm1, with the same functions. It only passes on, so it
# can be loaded as text in Constrained Language Mode too.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Get-RegistryTree {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string]$Path, [string[]]$Without = @())
    FakeWindows\Get-FakeRegistryTree -Path $Path -Without $Without
}

function Get-RegistryValue {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [string]$Path,
        [Parameter(Mandatory = $true)] [AllowEmptyString()] [string]$Name
    )
    FakeWindows\Get-FakeRegistryValue -Path $Path -Name $Name
}

function Test-Elevation {
    [CmdletBinding()]
    param()
    FakeWindows\Test-FakeElevation
}

function Initialize-ResultFolder {
    [CmdletBinding()]
    param()
    FakeWindows\Initialize-FakeResultFolder
}

Export-ModuleMember -Function Get-RegistryTree, Get-RegistryValue, Test-Elevation, Initialize-ResultFolder
