# Parses every script of a folder and prints what breaks the house rules, as JSON: a list of texts.
param([string]$Folder)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$own = @{}
$trees = @{}
$findings = [Collections.Generic.List[string]]::new()
foreach ($file in [IO.Directory]::GetFiles($Folder, '*.ps*1')) {
    $tokens = $null
    $errors = $null
    $tree = [Management.Automation.Language.Parser]::ParseFile($file, [ref]$tokens, [ref]$errors)
    $name = [IO.Path]::GetFileName($file)
    foreach ($problem in $errors) { $findings.Add("${name}:$($problem.Extent.StartLineNumber) $($problem.Message)") }
    foreach ($function in $tree.FindAll({ $args[0] -is [Management.Automation.Language.FunctionDefinitionAst] }, $true)) {
        $own[$function.Name] = $true
        if ($null -eq $function.GetHelpContent() -or -not $function.GetHelpContent().Synopsis) { $findings.Add("${name} $($function.Name): no help") }
        if ($function.Extent.EndLineNumber - $function.Extent.StartLineNumber -ge 60) { $findings.Add("${name} $($function.Name): too long") }
    }
    if ([IO.File]::ReadAllText($file) -cmatch '[^\x00-\x7F]') { $findings.Add("${name}: not ASCII") }
    if ($tree.Extent.Text -notmatch 'Set-StrictMode -Version Latest') { $findings.Add("${name}: no strict mode") }
    $trees[$name] = @($tree, $tokens)
}
# Syntax that Windows PowerShell 5.1 does not know: ternary, chains, null operators, clean block, background.
$newTokens = 'QuestionMark', 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr', 'Ampersand', 'Clean'
$parser = 'Set-StrictMode', 'Export-ModuleMember'
$verbs = 'Get', 'Set', 'New', 'Read', 'Write', 'Test', 'Invoke', 'ConvertTo', 'ConvertFrom', 'Open', 'Initialize', 'Assert', 'Hide', 'Select', 'Add'
foreach ($name in $trees.Keys) {
    foreach ($token in $trees[$name][1]) {
        if ($newTokens -contains [string]$token.Kind -and -not ([string]$token.Kind -eq 'Ampersand' -and $token.TokenFlags -band 'UnaryOperator')) {
            $isCall = [string]$token.Kind -eq 'Ampersand'
            if (-not $isCall) { $findings.Add("${name}:$($token.Extent.StartLineNumber) newer than 5.1: $($token.Text)") }
        }
    }
    foreach ($command in $trees[$name][0].FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)) {
        $called = $command.GetCommandName()
        # "& $block" and "& $program": the name is data of ours.
        if ($null -eq $called) { continue }
        $known = $own.ContainsKey($called) -or $parser -contains $called -or $called -match '^[A-Za-z.]+\\[A-Z][A-Za-z]+-[A-Z][A-Za-z]+$'
        if (-not $known) { $findings.Add("${name}:$($command.Extent.StartLineNumber) not qualified: $called") }
        if ($called -match 'Invoke-Expression|Invoke-Command|Add-Type') { $findings.Add("${name}: $called") }
    }
    foreach ($call in $trees[$name][0].FindAll({ $args[0] -is [Management.Automation.Language.InvokeMemberExpressionAst] }, $true)) {
        if ($call.Member.Extent.Text -match '^(InvokeScript|NewScriptBlock|AddScript|Create)$' -and $call.Extent.Text -match 'ScriptBlock|InvokeScript|AddScript') { $findings.Add("${name}: text becomes code") }
    }
}
foreach ($function in $own.Keys) { if ($verbs -notcontains ($function -split '-')[0]) { $findings.Add("${function}: verb") } }
Microsoft.PowerShell.Utility\ConvertTo-Json -InputObject @{ findings = $findings.ToArray(); scripts = $trees.Count }
