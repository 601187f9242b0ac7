/** Environment variable with the private folder, so that no path ever stands in a command. */
export const exchangeVariable = 'VMM_FIREWALL_EXCHANGE';

/**
 * The text that every PowerShell process of a session gets first. It keeps to what Constrained
 * Language Mode allows (no `[Console]`, `[Convert]`, `[pscustomobject]`, no method calls), which is
 * why parameters and answers go through files: `Set-Content` writes any text exact in both modes.
 * `Set-Content`, not `Out-File`: the latter formats, and cuts lines at the console's width.
 *
 * Lines it prints begin with the id of the call: `started`, `progress JSON`, `answered`,
 * `unwritten REASON`. A script gets `$Parameters` and `$Progress`, called as
 * `& $Progress 'part' $done $total`; what it outputs is its answer (return one hashtable: arrays of
 * one element unroll in PowerShell).
 *
 * The preferences are set globally because a script block keeps the scope it comes from: inside the
 * function the script would not see them. "No output" is not quite null, and would be written as {}.
 *
 * Windows PowerShell adds members to arrays that make ConvertTo-Json write `{value, Count}`
 * (PowerShell#5579); `Remove-TypeData` takes them away in this process, and fails where there are none.
 */
export const prelude = `
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Microsoft.PowerShell.Core\\New-Module -Name VmmFirewallSession -ScriptBlock {
    Microsoft.PowerShell.Core\\Set-StrictMode -Version 2.0
    $script:CallId = ''
    if ($PSVersionTable.PSVersion.Major -lt 6) {
        try { Microsoft.PowerShell.Utility\\Remove-TypeData -TypeName System.Array } catch { $null = $_ }
    }
    $script:Progress = {
        param([string]$Part, [int]$Done, [int]$Total)
        $json = Microsoft.PowerShell.Utility\\ConvertTo-Json -Compress -InputObject @{ part = $Part; done = $Done; total = $Total }
        Microsoft.PowerShell.Utility\\Write-Host ($script:CallId + ' progress ' + $json)
    }
    function Invoke-SessionCall {
        [CmdletBinding()]
        param(
            [Parameter(Mandatory = $true)] [string]$Id,
            [Parameter(Mandatory = $true)] [scriptblock]$Script
        )
        $script:CallId = $Id
        $file = $env:${exchangeVariable} + '/' + $Id
        Microsoft.PowerShell.Utility\\Write-Host ($Id + ' started')
        try {
            $text = Microsoft.PowerShell.Management\\Get-Content -LiteralPath ($file + '.in.json') -Raw -Encoding UTF8
            $call = Microsoft.PowerShell.Utility\\ConvertFrom-Json -InputObject $text
            $value = & $Script $call.parameters $script:Progress
            if ($null -eq $value) { $value = $null }
            $answer = @{ id = $Id; ok = $true; value = $value }
        } catch {
            $answer = @{
                id = $Id
                ok = $false
                message = [string]$_.Exception.Message
                errorId = [string]$_.FullyQualifiedErrorId
                place = [string]$_.InvocationInfo.ScriptLineNumber
            }
        }
        try {
            $json = Microsoft.PowerShell.Utility\\ConvertTo-Json -Compress -Depth 16 -InputObject $answer
            Microsoft.PowerShell.Management\\Set-Content -LiteralPath ($file + '.out.json') -Value $json -Encoding UTF8
            Microsoft.PowerShell.Utility\\Write-Host ($Id + ' answered')
        } catch {
            Microsoft.PowerShell.Utility\\Write-Host ($Id + ' unwritten ' + [string]$_.Exception.Message)
        }
    }
    Microsoft.PowerShell.Core\\Export-ModuleMember -Function Invoke-SessionCall
} | Microsoft.PowerShell.Core\\Import-Module
`;

/** A module of ours as one statement: text on standard input is outside any execution policy. */
export const importCommand = (name: string, text: string): string =>
  `Microsoft.PowerShell.Core\\New-Module -Name ${name} -ScriptBlock {\n${text}\n} | Microsoft.PowerShell.Core\\Import-Module\n`;

/** @param id 32 hexadecimal digits  @param text constant script text, ASCII */
export const callCommand = (id: string, text: string): string =>
  `Invoke-SessionCall -Id '${id}' -Script {\n${text}\n}\n`;
