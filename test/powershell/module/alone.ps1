# Does one thing alone, as a plan does: prints "in" while it has the computer for itself, or why it has not.
# Keeps it until its standard input ends.
param([string]$Module, [int]$Seconds = 1, [switch]$Keep)
Import-Module -Name $Module
try {
    & (Get-Module -Name Apply) {
        param($seconds, $keep)
        Invoke-Alone -Seconds $seconds -Script {
            [Console]::Out.WriteLine('in')
            [Console]::Out.Flush()
            if ($keep) { $null = [Console]::In.ReadToEnd() }
        }
    } $Seconds ([bool]$Keep)
} catch { [string]$_.Exception.Message }
