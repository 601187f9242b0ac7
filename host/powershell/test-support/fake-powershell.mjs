#!/usr/bin/env node
/*
 * Stands in for `powershell -Command -` in tests of everything around PowerShell: it knows the line
 * that prints a marker and the one that begins a call. The text of a "script" is one word of
 * `scripts` below. What PowerShell itself does is tested with the real engine.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const say = (text) => process.stdout.write(text);
const base = (id) => `${process.env['VMM_FIREWALL_EXCHANGE']}/${id}`;
const parametersOf = (id) => JSON.parse(readFileSync(`${base(id)}.in.json`, 'utf8')).parameters;

function answer(id, value) {
  writeFileSync(`${base(id)}.out.json`, `\uFEFF${JSON.stringify({ id, ok: true, value })}\r\n`);
  say(`${id} answered\r\n`);
}

let marker = '';

/** Each returns true when the command goes on to its end marker. */
const scripts = {
  echo: (id) => answer(id, parametersOf(id)),
  surroundings: (id) => answer(id, { arguments: process.argv.slice(2), environment: process.env }),
  processId: (id) => answer(id, process.pid),
  progress: (id) => {
    for (const done of [1, 2]) say(`${id} progress {"part":"rules","done":${done},"total":2}\r\n`);
    say(`${id} progress not JSON\r\n`);
    answer(id, null);
  },
  errorOutput: (id) => {
    process.stderr.write('WARNING: something\r\n');
    answer(id, 1);
  },
  strayOutput: (id) => {
    say('no line end');
    answer(id, 1);
  },
  printsMarker: () => say(`${marker}\r\n`),
  doesNotParse: () => process.stderr.write('ParserError: unexpected token\r\n'),
  scriptError: (id) => {
    const error = {
      id,
      ok: false,
      message: 'Access is denied.',
      errorId: 'Denied,Set',
      place: '3',
    };
    writeFileSync(`${base(id)}.out.json`, JSON.stringify(error));
    say(`${id} answered\r\n`);
  },
  unwritten: (id) => say(`${id} unwritten There is not enough space on the disk.\r\n`),
  tornAnswer: (id) => {
    writeFileSync(`${base(id)}.out.json`, '{"id":"');
    say(`${id} answered\r\n`);
  },
  answerOfAnother: (id) => {
    writeFileSync(`${base(id)}.out.json`, JSON.stringify({ id: 'other', ok: true, value: 1 }));
    say(`${id} answered\r\n`);
  },
  answersAndHangs: (id) => {
    answer(id, 1);
    return false;
  },
  answersAndExits: (id) => {
    answer(id, 1);
    process.exit(0);
  },
  /** Leaves a letter in a file, so that it is seen how often it ran. */
  writesAndExits: (id) => {
    appendFileSync(parametersOf(id).file, 'x');
    process.exit(0);
  },
  exitZero: () => process.exit(0),
  exitThree: () => process.exit(3),
  killsItself: () => process.kill(process.pid, 'SIGKILL'),
  hangs: () => false,
  hangsWithChild: (id) => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    say(`${id} progress {"part":"child","done":${child.pid},"total":0}\r\n`);
    return false;
  },
};

let call;
let hanging = false;
for await (const line of createInterface({ input: process.stdin })) {
  const printed = /Write-Host '(\w+)'$/.exec(line)?.[1];
  const begun = /^Invoke-SessionCall -Id '(\w+)'/.exec(line)?.[1];
  if (hanging) continue;
  if (begun) call = begun;
  else if (call && line in scripts) {
    if (line !== 'doesNotParse') say(`${call} started\r\n`);
    hanging = scripts[line](call) === false;
    call = undefined;
  } else if (printed && !line.includes('$')) {
    marker = printed;
    say(`${printed}\r\n`);
  }
}
