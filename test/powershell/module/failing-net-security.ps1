# Prints the second opinion where NetSecurity reports an error in the way its functions do: without ending.
param([string]$Module)
$ErrorActionPreference = 'Continue'
New-Module -Name NetSecurity -ScriptBlock {
    function Test-Service([string]$Name) { if ($env:VMM_FAKE_FAILING -eq $Name) { Write-Error 'The service is not running.' } }
    function Get-NetFirewallRule { [CmdletBinding()] param([string]$PolicyStore) Test-Service 'Rule' }
    function Get-NetFirewallPortFilter { [CmdletBinding()] param([string]$PolicyStore) Test-Service 'PortFilter' }
    function Get-NetFirewallAddressFilter { [CmdletBinding()] param([string]$PolicyStore) Test-Service 'AddressFilter' }
    function Get-NetFirewallApplicationFilter { [CmdletBinding()] param([string]$PolicyStore) Test-Service 'ApplicationFilter' }
    function Get-NetFirewallServiceFilter { [CmdletBinding()] param([string]$PolicyStore) Test-Service 'ServiceFilter' }
    function Get-NetFirewallInterfaceFilter { [CmdletBinding()] param([string]$PolicyStore) Test-Service 'InterfaceFilter' }
    function Get-NetFirewallInterfaceTypeFilter { [CmdletBinding()] param([string]$PolicyStore) Test-Service 'InterfaceTypeFilter' }
    function Get-NetFirewallSecurityFilter { [CmdletBinding()] param([string]$PolicyStore) Test-Service 'SecurityFilter' }
    function Get-NetFirewallProfile { [CmdletBinding()] param([string]$PolicyStore) Test-Service 'Profile' }
    Export-ModuleMember -Function *
} | Import-Module
Import-Module -Name $Module
Microsoft.PowerShell.Utility\ConvertTo-Json -InputObject (Get-VmmFirewallSecondOpinion) -Depth 4 -Compress
