import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RegistryValue } from '../../core/snapshot/registry.ts';
import { emptySnapshot } from '../../core/snapshot/empty.ts';
import { openExceptionsFile } from '../../host/exceptions/exceptions-file.ts';
import { openJsonStore } from '../../host/storage/json-store.ts';
import { SettingsService } from './settings-service.ts';
import { defaultSettings, storedSettings } from './settings.ts';

async function setUp(content?: string, yaml?: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
  const file = path.join(folder, 'settings.json');
  const list = path.join(folder, 'exceptions.yaml');
  if (content !== undefined) writeFileSync(file, content);
  if (yaml !== undefined) writeFileSync(list, yaml);
  const login = { on: false as boolean | null, isStubborn: false };
  const store = openJsonStore(file, storedSettings, defaultSettings);
  const exceptions = openExceptionsFile(list, { knownFlows: () => Promise.resolve(flows()) });
  const loginItem = {
    read: () => login.on,
    write(on: boolean) {
      if (!login.isStubborn) login.on = on;
    },
  };
  const service = new SettingsService(store, loginItem, exceptions);
  await service.load();
  service.hostChanged(true);
  const kept = (): unknown => JSON.parse(readFileSync(file, 'utf8'));
  return { service, login, kept, file, list };
}

const policy = (...values: RegistryValue[]) => ({
  ...emptySnapshot('not read'),
  appPolicy: [{ path: '', values }],
});

const exception = { flow: 'a-flow', reason: 'Agreed', who: 'Ops' };
const flows = () => new Set([exception.flow]);

describe('SettingsService', () => {
  it('keeps what is wanted', async () => {
    const { service, kept } = await setUp();
    const saved = await service.save({ ...defaultSettings, roles: ['hyperv-host'] });
    expect(saved.ok && saved.value.values.roles).toEqual(['hyperv-host']);
    expect(kept()).toMatchObject({ roles: ['hyperv-host'] });
  });

  it('refuses what nobody knows', async () => {
    const { service } = await setUp();
    const saved = await service.save({ ...defaultSettings, release: '2042' });
    expect(saved.ok).toBe(false);
  });

  it('refuses an address of another server that is none, and names it', async () => {
    const { service } = await setUp();
    const peers = { 'sql-server': ['10.0.5.7', '10.0.300.1'] };
    const saved = await service.save({ ...defaultSettings, peers });
    expect(saved).toMatchObject({ ok: false, error: { what: 'The settings were not saved.' } });
    expect(saved.ok ? '' : saved.error.why).toContain('10.0.300.1 is no address');
  });

  it('sets a damaged file aside and says so', async () => {
    const { service } = await setUp('{ "theme": 7');
    expect(service.values()).toEqual(defaultSettings);
    expect(JSON.stringify(service.view().problems)).toContain('damaged');
  });

  it('lets policy win, shows what it locked, and keeps the own value for later', async () => {
    const { service, login, kept } = await setUp();
    await service.save({ ...defaultSettings, theme: 'dark' });
    service.policyRead(
      policy(
        { name: 'theme', type: 'REG_SZ', data: 'light' },
        { name: 'Notifications', type: 'REG_DWORD', data: 0 },
        { name: 'StartAtLogin', type: 'REG_DWORD', data: 1 },
        { name: 'Roles', type: 'REG_MULTI_SZ', data: ['hyperv-host'] },
      ),
      flows,
    );
    const view = service.view();
    expect(view.values).toMatchObject({
      theme: 'light',
      notifications: false,
      roles: ['hyperv-host'],
    });
    expect(view.locked.theme).toContain('Policies\\VmmFirewallCompanion\\Theme');
    expect(login.on).toBe(true);
    await service.save({ ...view.values, checkIntervalMinutes: 9 });
    expect(kept()).toMatchObject({
      theme: 'dark',
      notifications: true,
      roles: null,
      checkIntervalMinutes: 9,
    });
  });

  it('refuses another value for what policy has locked', async () => {
    const { service, login, kept } = await setUp();
    await service.save(defaultSettings);
    service.policyRead(
      policy(
        { name: 'Peers', type: 'REG_MULTI_SZ', data: ['hyperv-host=10.0.5.7, 10.0.6.0/24'] },
        { name: 'Exceptions', type: 'REG_MULTI_SZ', data: [JSON.stringify(exception)] },
        { name: 'StartAtLogin', type: 'REG_DWORD', data: 1 },
      ),
      flows,
    );
    const { values, locked } = service.view();
    expect(values.peers).toEqual({ 'hyperv-host': ['10.0.5.7', '10.0.6.0/24'] });
    expect(values.exceptions).toEqual([{ ...exception, host: '*', expires: null }]);
    const before = kept();
    for (const change of [{ peers: {} }, { exceptions: [] }]) {
      const saved = await service.save({ ...values, ...change, theme: 'dark' });
      const [name = ''] = Object.keys(change);
      expect(saved).toMatchObject({
        ok: false,
        error: { why: expect.stringMatching(new RegExp(`VmmFirewallCompanion.${name}`, 'i')) },
      });
    }
    expect(kept()).toEqual(before);
    expect(service.setStartAtLogin(false)).toMatchObject({
      ok: false,
      error: { why: expect.stringContaining(locked.startAtLogin ?? '?') },
    });
    expect(login.on).toBe(true);
    expect((await service.save({ ...values, theme: 'dark' })).ok).toBe(true);
  });

  it('keeps what policy has locked when it cannot be read the next time', async () => {
    const { service } = await setUp();
    const read = policy({ name: 'Theme', type: 'REG_SZ', data: 'light' });
    service.policyRead(read, flows);
    service.policyRead({ ...read, appPolicy: { unavailable: 'access denied' } }, flows);
    expect(service.view().locked.theme).toBeDefined();
    service.hostChanged(true);
    service.policyRead({ ...read, appPolicy: { unavailable: 'access denied' } }, flows);
    expect(service.view().locked).toEqual({});
  });

  it('says so when Windows keeps start at login as it was, or does not tell', async () => {
    const { service, login } = await setUp();
    expect(service.setStartAtLogin(true)).toMatchObject({
      ok: true,
      value: { startAtLogin: true },
    });
    login.isStubborn = true;
    expect(service.setStartAtLogin(false)).toMatchObject({
      ok: false,
      error: { why: 'Windows did not take it over.' },
    });
    login.on = null;
    expect(service.setStartAtLogin(true)).toMatchObject({
      ok: false,
      error: { next: 'Use the installed program.' },
    });
  });

  it('does not take what policy says of this computer for another server', async () => {
    const { service } = await setUp();
    service.policyRead(
      policy(
        { name: 'Theme', type: 'REG_SZ', data: 'light' },
        { name: 'Roles', type: 'REG_MULTI_SZ', data: ['hyperv-host'] },
        { name: 'Exceptions', type: 'REG_MULTI_SZ', data: [JSON.stringify(exception)] },
      ),
      flows,
    );
    service.hostChanged(false);
    const { values, locked } = service.view();
    expect(values).toMatchObject({ theme: 'light', roles: null, exceptions: [] });
    expect(Object.keys(locked)).toEqual(['theme']);
    expect((await service.save({ ...values, roles: ['library-server'] })).ok).toBe(true);
  });

  it('does not take what is said of another server for this one', async () => {
    const { service, kept } = await setUp();
    await service.save({ ...defaultSettings, release: '2022' });
    service.hostChanged(false);
    expect(service.values().release).toBeNull();
    await service.save({ ...service.values(), release: '2016', theme: 'dark' });
    expect(service.values().release).toBe('2016');
    expect(kept()).toMatchObject({ release: '2022', theme: 'dark' });
    service.hostChanged(true);
    expect(service.values()).toMatchObject({ release: '2022', theme: 'dark' });
  });
});

describe('the exceptions of this computer', () => {
  const whole = { ...exception, host: '*', expires: null };
  const other = { ...whole, reason: 'Another' };
  const exceptionsOf = ({ service }: Awaited<ReturnType<typeof setUp>>) =>
    service.values().exceptions;

  it('lie in a file of their own, which the settings do not repeat', async () => {
    const setting = await setUp();
    await setting.service.readExceptions();
    const saved = await setting.service.save({ ...defaultSettings, exceptions: [whole] });
    expect(saved.ok && saved.value.values.exceptions).toEqual([whole]);
    expect(setting.kept()).not.toHaveProperty('exceptions');
    expect(readFileSync(setting.list, 'utf8')).toContain('flow: a-flow');
  });

  it('are read anew with every check, what is wrong in them is said', async () => {
    const setting = await setUp(undefined, 'exceptions:\n- { flow: b-flow, reason: a, who: b }\n');
    await setting.service.readExceptions();
    expect(exceptionsOf(setting)).toEqual([]);
    expect(setting.service.view().problems).toMatchObject([
      { kind: 'exceptions', isWhole: false, mistakes: [{ line: 2, flaw: { kind: 'no-flow' } }] },
    ]);
    writeFileSync(setting.list, 'exceptions:\n- { flow: a-flow, reason: Agreed, who: Ops }\n');
    await setting.service.readExceptions();
    expect(exceptionsOf(setting)).toEqual([whole]);
    expect(setting.service.view().problems).toEqual([]);
  });

  it('that somebody wrote meanwhile are not lost when others are saved', async () => {
    const setting = await setUp();
    await setting.service.readExceptions();
    const { values } = setting.service.view();
    writeFileSync(setting.list, 'exceptions:\n- { flow: a-flow, reason: Another, who: Ops }\n');
    await setting.service.save({ ...values, exceptions: [whole] });
    expect(exceptionsOf(setting)).toEqual([other, whole]);
  });

  it('of earlier settings are moved there once', async () => {
    const old = JSON.stringify({ ...defaultSettings, theme: 'dark', exceptions: [whole, other] });
    const setting = await setUp(
      old,
      '# ours\nexceptions:\n- {flow: a-flow, reason: Agreed, who: Ops}\n',
    );
    expect(exceptionsOf(setting)).toEqual([whole, other]);
    await setting.service.readExceptions();
    expect(exceptionsOf(setting)).toEqual([whole, other]);
    expect(setting.kept()).toMatchObject({ theme: 'dark' });
    expect(setting.kept()).not.toHaveProperty('exceptions');
    expect(readFileSync(setting.list, 'utf8')).toContain('# ours');
    const saved = await setting.service.save({ ...setting.service.values(), exceptions: [other] });
    expect(saved.ok).toBe(true);
    await setting.service.readExceptions();
    expect(exceptionsOf(setting)).toEqual([other]);
  });

  it('of earlier settings count from there where they cannot be moved, which is said', async () => {
    const setting = await setUp(JSON.stringify({ ...defaultSettings, exceptions: [whole] }));
    mkdirSync(setting.list);
    await setting.service.readExceptions();
    expect(exceptionsOf(setting)).toEqual([whole]);
    expect(setting.service.view().problems).toMatchObject([
      { kind: 'storage' },
      { kind: 'storage' },
    ]);
    expect(setting.kept()).toHaveProperty('exceptions', [whole]);
  });

  it('that cannot be written are not called saved', async () => {
    const setting = await setUp();
    mkdirSync(setting.list);
    const saved = await setting.service.save({
      ...defaultSettings,
      theme: 'dark',
      exceptions: [whole],
    });
    expect(saved).toMatchObject({
      ok: false,
      error: { what: expect.stringContaining(setting.list) },
    });
    expect(setting.service.values()).toEqual(defaultSettings);
  });

  it('are not those of a sample or of another server', async () => {
    const setting = await setUp(undefined, 'exceptions:\n- { flow: no-flow, reason: a, who: b }\n');
    await setting.service.readExceptions();
    setting.service.hostChanged(false);
    expect(setting.service.view().problems).toEqual([]);
    await setting.service.save({ ...defaultSettings, exceptions: [whole] });
    expect(exceptionsOf(setting)).toEqual([whole]);
    expect(readFileSync(setting.list, 'utf8')).not.toContain('a-flow');
  });

  it('that policy sets leave the own ones as they are', async () => {
    const yaml = 'exceptions:\n- { flow: a-flow, reason: Another, who: Ops }\n';
    const setting = await setUp(undefined, yaml);
    await setting.service.readExceptions();
    setting.service.policyRead(
      policy({ name: 'Exceptions', type: 'REG_MULTI_SZ', data: [JSON.stringify(exception)] }),
      flows,
    );
    expect(exceptionsOf(setting)).toEqual([whole]);
    expect((await setting.service.save({ ...setting.service.values(), theme: 'dark' })).ok).toBe(
      true,
    );
    expect(readFileSync(setting.list, 'utf8')).toBe(yaml);
  });
});
