@{
    ModuleVersion = '3.1.0.0'
    GUID = 'e9cdcc82-d5be-47ce-a597-369ab53e033b'
    NestedModules = @('../../VmmTestEngine.dll')
    FunctionsToExport = @()
    AliasesToExport = @()
    CmdletsToExport = @(
        'Add-Content', 'Get-ChildItem', 'Get-Content', 'Get-Item', 'Join-Path', 'Move-Item', 'New-Item',
        'Remove-Item', 'Set-Content', 'Split-Path', 'Test-Path'
    )
}
