import { describe, expect, it } from 'vitest';
import { defaultSettings } from './settings.ts';
import { exception, flows, openSettings, policy } from './test-support/open-settings.ts';

describe('what policy has locked, and what Windows keeps', () => {
  it('lets policy win, shows what it locked, and keeps the own value for later', async () => {
    const { service, login, kept } = await openSettings();
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
    const { service, login, kept } = await openSettings();
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
    const { service } = await openSettings();
    const read = policy({ name: 'Theme', type: 'REG_SZ', data: 'light' });
    service.policyRead(read, flows);
    service.policyRead({ ...read, appPolicy: { unavailable: 'access denied' } }, flows);
    expect(service.view().locked.theme).toBeDefined();
    service.hostChanged(true);
    service.policyRead({ ...read, appPolicy: { unavailable: 'access denied' } }, flows);
    expect(service.view().locked).toEqual({});
  });

  it('takes start at login over from policy either way, once, and where Windows tells it', async () => {
    const policyWith = (data: 0 | 1) => policy({ name: 'StartAtLogin', type: 'REG_DWORD', data });
    for (const [before, data, after, writes] of [
      [true, 0, false, 1],
      [false, 1, true, 1],
      [false, 0, false, 0],
      [true, 1, true, 0],
      [null, 1, null, 0],
      [null, 0, null, 0],
    ] as const) {
      const { service, login } = await openSettings();
      login.on = before;
      service.policyRead(policyWith(data), flows);
      service.policyRead(policyWith(data), flows);
      expect([before, data, login.on, login.writes]).toEqual([before, data, after, writes]);
    }
  });

  it('says so when Windows keeps start at login as it was, or does not tell', async () => {
    const { service, login } = await openSettings();
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
    const { service } = await openSettings();
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
});
