import { echo, remark } from './cmd-text.ts';
import { crlf, headLines, whyLines, type Fix, type Way } from './fix.ts';
import { addCommands, deleteCommand, showCommand } from './netsh-rule.ts';
import { ownRules, type OwnRule } from './own-rules.ts';

const about = [
  'For hosts whose PowerShell has no NetSecurity module: Server 2008 R2 and its family. Server 2008',
  'itself does not know ranges of ports. Start it as administrator; it may run again at any time.',
  'What netsh cannot say: ids and groups of rules. It knows rules by the name they display only, so',
  'a rule that is there already by that name is left alone, and what is to be switched on elsewhere',
  'is a rule of our own here that says the same. Double quotes in texts become single ones.',
];

/** Characters outside ASCII arrive in UTF-8 only; the code page is set back at the end. */
const unicode = {
  begin: ['for /f "tokens=2 delims=:." %%c in (\'chcp\') do set "page=%%c"', 'chcp 65001 >nul'],
  end: ['chcp %page% >nul'],
};

const elevation = [
  // A key that administrators alone may read.
  '"%SystemRoot%\\System32\\reg.exe" query HKU\\S-1-5-19 >nul 2>&1',
  'if errorlevel 1 (',
  '    echo This needs administrator rights: start it from an elevated prompt. 1>&2',
  '    exit /b 2',
  ')',
  'set "netsh=%SystemRoot%\\System32\\netsh.exe"',
];

const fail = (name: string) => [`if errorlevel 1 set failed=1& ${echo(`FAILED: ${name}`)} 1>&2`];

function apply({ rule }: OwnRule, number: number): string[] {
  if (rule === undefined) return [];
  return [
    showCommand(rule),
    `if not errorlevel 1 goto done${number}`,
    ...addCommands(rule).flatMap((command) => [`${command} >nul`, ...fail(rule.displayName)]),
    `:done${number}`,
  ];
}

function undo({ rule }: OwnRule, number: number): string[] {
  if (rule === undefined) return [];
  return [
    showCommand(rule),
    `if errorlevel 1 goto done${number}`,
    deleteCommand(rule),
    ...fail(rule.displayName),
    `:done${number}`,
  ];
}

const cannot = ({ rule, step }: OwnRule): string[] =>
  rule !== undefined || step.action === 'create-rule'
    ? []
    : [
        `${echo(`NOT DONE: enable ${step.name} by hand, it has conditions that netsh cannot say.`)} 1>&2`,
        'set failed=1',
      ];

/**
 * A batch file of netsh commands. The caller encodes it as UTF-8 without a byte order mark, which
 * cmd would take for a command.
 */
export function writeNetsh(fix: Fix, way: Way): string {
  const rules = ownRules(fix.plan);
  const steps = (way === 'apply' ? rules : rules.toReversed()).flatMap((own, index) => [
    '',
    ...whyLines(fix, own.step).map(remark),
    ...cannot(own),
    ...(way === 'apply' ? apply(own, index + 1) : undo(own, index + 1)),
  ]);
  const head = [...headLines(fix, way, 'Firewall rules for VMM, by netsh'), ...about];
  // oxlint-disable-next-line no-control-regex -- the end of ASCII is what it looks for
  const isAscii = [...head, ...steps].every((line) => /^[\u0000-\u007f]*$/.test(line));
  return crlf([
    '@echo off',
    'setlocal DisableDelayedExpansion',
    ...elevation,
    ...(isAscii ? [] : unicode.begin),
    ...head.map(remark),
    'set failed=0',
    ...steps,
    '',
    ...(isAscii ? [] : unicode.end),
    'exit /b %failed%',
  ]);
}
