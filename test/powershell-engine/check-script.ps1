# Walks the syntax trees of scripts and writes what they may not hold as JSON: a list of
# { path, line, rule, text }. Runs on 5.1 too, where what is newer is a parse error already.
param([Parameter(Mandatory = $true, ValueFromRemainingArguments = $true)] [string[]]$Path)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$newerParameters = @{
    'ForEach-Object' = @('Parallel', 'ThrottleLimit', 'AsJob'); 'ConvertTo-Json' = @('EnumsAsStrings', 'AsArray', 'EscapeHandling')
    'ConvertFrom-Json' = @('AsHashtable', 'Depth', 'NoEnumerate', 'DateKind'); 'Get-Content' = @('AsByteStream')
    'Set-Content' = @('AsByteStream'); 'Add-Content' = @('AsByteStream'); 'Select-Object' = @('SkipIndex')
    'Split-Path' = @('Extension', 'LeafBase'); 'Get-Random' = @('Shuffle'); 'Start-Process' = @('Environment')
    'Remove-Item' = @(); 'Measure-Object' = @('AllStats'); 'Sort-Object' = @('Stable', 'Top', 'Bottom'); 'Group-Object' = @()
}
$newerCommands = 'Get-Error', 'Test-Json', 'Join-String', 'Get-Uptime', 'Remove-Service', 'Remove-Alias', 'ConvertFrom-Markdown', 'Switch-Process'
$newerVariables = 'IsWindows', 'IsLinux', 'IsMacOS', 'IsCoreCLR', 'PSStyle'
$ownModule = '^[A-Za-z]+-(NetFirewall|NetGPO|NetIPsec|CimInstance)'

function New-Finding {
    param($Extent, [string]$Rule)
    $text = [string]$Extent.Text
    if ($text.Length -gt 80) { $text = $text.Substring(0, 80) }
    return @{ path = [string]$Extent.File; line = [int]$Extent.StartLineNumber; rule = $Rule; text = $text }
}

# Has this property, and it is true: the older engine does not know it.
function Test-Property {
    param($Node, [string]$Name)
    $property = $Node.PSObject.Properties[$Name]
    return ($null -ne $property -and $null -ne $property.Value -and $property.Value -ne $false)
}

function Test-NewerSyntax {
    param($Node)
    switch ($Node.GetType().Name) {
        'TernaryExpressionAst' { return $true }
        'PipelineChainAst' { return $true }
        'PipelineAst' { return (Test-Property $Node 'Background') }
        'ScriptBlockAst' { return (Test-Property $Node 'CleanBlock') }
        'BinaryExpressionAst' { return ([string]$Node.Operator -like 'QuestionQuestion*') }
        'AssignmentStatementAst' { return ([string]$Node.Operator -like 'QuestionQuestion*') }
        'MemberExpressionAst' { return (Test-Property $Node 'NullConditional') }
        'InvokeMemberExpressionAst' { return (Test-Property $Node 'NullConditional') }
        'IndexExpressionAst' { return (Test-Property $Node 'NullConditional') }
    }
    return $false
}

function Get-CommandFinding {
    param($Node)
    $full = $Node.GetCommandName()
    if (-not $full) { return }
    $name = ($full -split '\\')[-1]
    if ($name -eq 'Invoke-Expression' -or $name -eq 'iex') { New-Finding $Node.Extent 'invoke-expression'; return }
    if ($name -notmatch '^[A-Z][A-Za-z]+-[A-Za-z0-9]+$') { New-Finding $Node.Extent 'alias'; return }
    if ($name -eq $full -and $name -match $ownModule) { New-Finding $Node.Extent 'unqualified' }
    if ($newerCommands -contains $name) { New-Finding $Node.Extent 'newer-than-5.1' }
    foreach ($element in $Node.CommandElements) {
        if ($element.GetType().Name -ne 'CommandParameterAst') { continue }
        if ($newerParameters.ContainsKey($name) -and $newerParameters[$name] -contains $element.ParameterName) { New-Finding $element.Extent 'newer-than-5.1' }
    }
}

function Get-Finding {
    param([string]$File)
    $text = [IO.File]::ReadAllText($File)
    $number = 0
    foreach ($line in ($text -split "`n")) {
        $number++
        if ($line -match '[^\t\r\x20-\x7e]') { @{ path = $File; line = $number; rule = 'not-ascii'; text = $line.Trim() } }
    }
    $tokens = $null
    $errors = $null
    $tree = [Management.Automation.Language.Parser]::ParseFile($File, [ref]$tokens, [ref]$errors)
    foreach ($problem in $errors) {
        $found = New-Finding $problem.Extent 'parse-error'
        $found.path = $File
        $found.text = [string]$problem.Message
        $found
    }
    foreach ($node in $tree.FindAll({ $true }, $true)) {
        if (Test-NewerSyntax $node) { New-Finding $node.Extent 'newer-than-5.1' }
        $kind = $node.GetType().Name
        if ($kind -eq 'CommandAst') { Get-CommandFinding $node }
        if ($kind -eq 'VariableExpressionAst' -and $newerVariables -contains $node.VariablePath.UserPath) { New-Finding $node.Extent 'newer-than-5.1' }
        if ($kind -eq 'StringConstantExpressionAst' -and $node.Value -match '^utf8(No)?BOM$') { New-Finding $node.Extent 'newer-than-5.1' }
    }
}

$findings = @(foreach ($file in $Path) { Get-Finding ([IO.Path]::GetFullPath($file)) })
$json = Microsoft.PowerShell.Utility\ConvertTo-Json -Compress -InputObject @{ findings = $findings }
Microsoft.PowerShell.Utility\Write-Host $json
