import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { requireOrSkip } from '../support/requirements.ts';
import { buildEngine } from './build.ts';
import type { TestEngine } from './test-engine.ts';
import { windowsEngine } from './windows-engine.ts';

const usualArguments = ['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass'];

let known: { readonly engine: TestEngine | undefined } | undefined;

/**
 * How PowerShell is started here: a real one on Windows (see windows-engine.ts), else the test engine, built once when
 * its sources changed. Undefined when there is neither (no .NET SDK). Throws when it does not build.
 */
export function engineCommand(): TestEngine | undefined {
  known ??= {
    engine: process.platform === 'win32' ? windowsEngine(process.env, existsSync) : standIn(),
  };
  return known.engine;
}

/** The engine, or undefined with a line that says so; an error where everything is required. */
export function requireEngine(): TestEngine | undefined {
  const engine = engineCommand();
  return requireOrSkip('a PowerShell engine (.NET 10 SDK, or Windows)', engine !== undefined)
    ? engine
    : undefined;
}

function standIn(): TestEngine | undefined {
  const dotnet = dotnetRoot();
  if (dotnet === undefined) return undefined;
  return {
    command: buildEngine(),
    args: usualArguments,
    environment: {
      DOTNET_ROOT: dotnet,
      DOTNET_TieredPGO: '0',
      TERM: 'dumb',
      NO_COLOR: '1',
    },
    isStandIn: true,
  };
}

/** The folder of the .NET installation, if it has an SDK of version 10 or later. */
function dotnetRoot(): string | undefined {
  try {
    const list = execFileSync('dotnet', ['--list-sdks'], { encoding: 'utf8' });
    const last = /^(\d+)\.\S+ \[(.+)\]$/.exec(list.trim().split('\n').at(-1) ?? '');
    return last?.[2] !== undefined && Number(last[1]) >= 10 ? path.dirname(last[2]) : undefined;
  } catch {
    return undefined;
  }
}
