@{
    ModuleVersion = '3.1.0.0'
    GUID = '9e221140-8331-4ec8-a73d-4c6d530613e8'
    NestedModules = @('../../VmmTestEngine.dll')
    FunctionsToExport = @()
    AliasesToExport = @()
    CmdletsToExport = @(
        'ConvertFrom-Json', 'ConvertTo-Json', 'Get-Date', 'Get-FileHash', 'Get-Random', 'New-Object',
        'Remove-TypeData', 'Select-Object', 'Sort-Object', 'Start-Sleep',
        'Write-Debug', 'Write-Error', 'Write-Host', 'Write-Information', 'Write-Output', 'Write-Progress',
        'Write-Verbose', 'Write-Warning'
    )
}
