# Reads every plan of a folder and says for each whether it was read, or why it was refused.
param([string]$Folder)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module -Name "$PSScriptRoot\Plan.psm1"
$answers = @{}
foreach ($file in [IO.Directory]::GetFiles($Folder, '*.json')) {
    $hash = [IO.File]::ReadAllText([IO.Path]::ChangeExtension($file, '.sha256'))
    try {
        $null = Read-VmmFirewallPlan -Path $file -Sha256 $hash
        $answer = 'read'
    } catch { $answer = [string]$_.Exception.Message }
    $answers[[IO.Path]::GetFileNameWithoutExtension($file)] = $answer
}
Microsoft.PowerShell.Utility\ConvertTo-Json -InputObject $answers
