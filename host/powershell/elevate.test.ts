import { describe, expect, it } from 'vitest';
import { failure, success } from '../../core/result.ts';
import { applyElevated, type Elevation, type ElevationRequest } from './elevate.ts';
import { powerShellError, type PowerShellErrorKind } from './errors.ts';
import type { Session } from './session-queue.ts';

const request: ElevationRequest = {
  scriptFile: 'C:\\Program Files\\App\\apply.ps1',
  planFile: 'C:\\Users\\a\\plan.json',
  sha256: 'ab'.repeat(32),
  operationId: '2026-11-24-abcdef',
  manualScript: 'New-NetFirewallRule ...',
  timeoutMs: 1000,
};

const answer = { outcome: 'ended', exitCode: 0, message: '', cancelText: '' };

/** A session in which every script gives the same answer or error; remembers what was run. */
function setup(given: object | PowerShellErrorKind, result?: string, elevated = false) {
  const ran: unknown[] = [];
  const session: Session = {
    run: async (script, parameters, { schema }) => {
      ran.push([typeof script === 'string' ? script : script.name, parameters]);
      return typeof given === 'string'
        ? failure(powerShellError(given, 'the reason'))
        : success(schema.parse(given));
    },
    close: async () => undefined,
  };
  const elevation: Elevation<string> = {
    session,
    executable: 'C:\\Windows\\powershell.exe',
    elevated,
    sessionScript: 'apply',
    readResult: async () => result,
  };
  return { elevation, ran };
}

describe('applyElevated', () => {
  it('gives what the step wrote', async () => {
    const { elevation, ran } = setup(answer, 'written');
    expect(await applyElevated(elevation, request)).toEqual({ kind: 'done', result: 'written' });
    expect(ran).toEqual([
      [
        'start-elevated',
        {
          executable: 'C:\\Windows\\powershell.exe',
          scriptFile: request.scriptFile,
          arguments: `-NoProfile -NonInteractive -File "${request.scriptFile}" -PlanPath "${request.planFile}" -Sha256 ${request.sha256} -OperationId ${request.operationId}`,
        },
      ],
    ]);
  });

  it('asks nobody for a script that others could have changed', async () => {
    const { elevation, ran } = setup(answer, 'written');
    const outcome = await applyElevated(elevation, { ...request, scriptFile: undefined });
    expect(outcome).toMatchObject({ kind: 'notInstalled', manualScript: request.manualScript });
    expect(ran).toEqual([]);
  });

  it('needs no script file when it is elevated already', async () => {
    const { elevation, ran } = setup({}, 'written', true);
    const outcome = await applyElevated(elevation, { ...request, scriptFile: undefined });
    expect(outcome).toEqual({ kind: 'done', result: 'written' });
    expect(ran).toHaveLength(1);
  });

  it('runs in the session when it is elevated already', async () => {
    const { elevation, ran } = setup({}, 'written', true);
    expect(await applyElevated(elevation, request)).toEqual({ kind: 'done', result: 'written' });
    const { planFile, sha256, operationId } = request;
    expect(ran).toEqual([['apply', { planFile, sha256, operationId }]]);
  });

  const german = 'Der Vorgang wurde durch den Benutzer abgebrochen';
  it.each([
    [{ outcome: 'refused', exitCode: null }, 'refused'],
    [{ outcome: 'failed', message: `Fehler: ${german}.`, cancelText: ` ${german}. ` }, 'refused'],
    [
      { outcome: 'failed', message: german.replace('wurde ', 'wurde\r\n'), cancelText: german },
      'refused',
    ],
    [{ outcome: 'failed', message: 'The file was not found', cancelText: german }, 'failed'],
    [{ outcome: 'failed', message: 'The file was not found', cancelText: ' ' }, 'failed'],
    [{ outcome: 'forbidden', message: 'Restricted' }, 'scriptsForbidden'],
    [{ outcome: 'ended', exitCode: 1 }, 'failed'],
    ['timedOut', 'noAnswer'],
    ['cancelled', 'noAnswer'],
    ['processEnded', 'noAnswer'],
    ['closed', 'noAnswer'],
    ['endedEarly', 'noAnswer'],
    ['missingExecutable', 'failed'],
    ['scriptError', 'failed'],
  ] as const)(
    '%j without a result is %s, asked once, with commands to run by hand',
    async (given, kind) => {
      const { elevation, ran } = setup(typeof given === 'string' ? given : { ...answer, ...given });
      const outcome = await applyElevated(elevation, request);
      expect(outcome).toMatchObject({ kind, manualScript: request.manualScript });
      expect(ran).toHaveLength(1);
    },
  );

  it('believes what was written more than a time-out', async () => {
    const { elevation } = setup('timedOut', 'written');
    expect(await applyElevated(elevation, request)).toEqual({ kind: 'done', result: 'written' });
  });

  it.each([
    ['refused', 'refused'],
    ['forbidden', 'scriptsForbidden'],
  ])('takes no older result for that of a request that was %s', async (outcome, kind) => {
    const { elevation } = setup({ ...answer, outcome }, 'old');
    expect(await applyElevated(elevation, request)).toMatchObject({ kind });
  });

  it.each([true, false])('can be cancelled and is told, elevated already: %s', async (elevated) => {
    const { elevation } = setup(answer, 'written', elevated);
    const given: unknown[] = [];
    const session: Session = {
      ...elevation.session,
      run: (script, parameters, { signal, onProgress, timeoutMs, ...options }) => {
        given.push({ signal, onProgress, timeoutMs });
        return elevation.session.run(script, parameters, { timeoutMs, ...options });
      },
    };
    const { signal } = new AbortController();
    const onProgress = () => undefined;
    await applyElevated({ ...elevation, session }, { ...request, signal, onProgress });
    expect(given).toEqual([{ signal, onProgress, timeoutMs: 1000 }]);
  });

  it('says when the result cannot be read', async () => {
    const { elevation } = setup(answer);
    const readResult = () => Promise.reject(new Error('EACCES'));
    const outcome = await applyElevated({ ...elevation, readResult }, request);
    expect(outcome).toMatchObject({ kind: 'failed', why: expect.stringContaining('EACCES') });
  });

  it('runs nothing for a request outside the agreed vocabulary', async () => {
    const { elevation, ran } = setup(answer, 'written');
    const outcome = await applyElevated(elevation, { ...request, operationId: '-evil-option' });
    expect(outcome).toMatchObject({ kind: 'failed' });
    expect(ran).toEqual([]);
  });
});
