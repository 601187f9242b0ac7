import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RegistryValue } from '../../core/snapshot/registry.ts';
import { emptySnapshot } from '../../core/snapshot/empty.ts';
import { openJsonStore } from '../../host/storage/json-store.ts';
import { SettingsService } from './settings-service.ts';
import { defaultSettings, settingsSchema } from './settings.ts';

async function setUp(content?: string) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'settings-')), 'settings.json');
  if (content !== undefined) writeFileSync(file, content);
  const login = { on: false as boolean | null };
  const service = new SettingsService(openJsonStore(file, settingsSchema, defaultSettings), {
    read: () => login.on,
    write: (on) => {
      login.on = on;
    },
  });
  await service.load();
  service.hostChanged(true);
  const kept = (): unknown => JSON.parse(readFileSync(file, 'utf8'));
  return { service, login, kept };
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
    expect(saved.ok ? '' : saved.error.why).toContain('"10.0.300.1" is no address');
  });

  it('sets a damaged file aside and says so', async () => {
    const { service } = await setUp('{ "theme": 7');
    expect(service.values()).toEqual(defaultSettings);
    expect(service.view().problem?.what).toContain('damaged');
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
