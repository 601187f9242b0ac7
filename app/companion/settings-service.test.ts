import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from './settings.ts';
import { exception, flows, openSettings, policy } from './test-support/open-settings.ts';

describe('SettingsService', () => {
  it('keeps what is wanted', async () => {
    const { service, kept } = await openSettings();
    const saved = await service.save({ ...defaultSettings, roles: ['hyperv-host'] });
    expect(saved.ok && saved.value.values.roles).toEqual(['hyperv-host']);
    expect(kept()).toMatchObject({ roles: ['hyperv-host'] });
  });

  it('watches every five minutes, gives notices and asks nothing at the first start', async () => {
    const { service, file } = await openSettings();
    expect(service.values()).toMatchObject({
      checkIntervalMinutes: 5,
      notifications: true,
      theme: 'system',
      language: 'system',
    });
    await service.readExceptions();
    expect(existsSync(file)).toBe(false);
  });

  it('changes nothing where the file cannot be written, and says so', async () => {
    const { service, file } = await openSettings();
    mkdirSync(file);
    const saved = await service.save({ ...defaultSettings, theme: 'dark' });
    expect(saved).toMatchObject({ ok: false, error: { what: expect.stringContaining(file) } });
    expect(service.values()).toEqual(defaultSettings);
    service.hostChanged(false);
    expect((await service.save({ ...defaultSettings, release: '2022' })).ok).toBe(false);
    expect(service.values().release).toBeNull();
  });

  it('says that it has set a damaged file aside until the next time it saves', async () => {
    const { service, file } = await openSettings();
    writeFileSync(file, 'nonsense');
    await service.save({ ...defaultSettings, theme: 'dark' });
    expect(service.view().problems).toMatchObject([{ kind: 'storage' }]);
    await service.save({ ...defaultSettings, theme: 'light' });
    expect(service.view().problems).toEqual([]);
  });

  it.each([0, 1441, 1.5])('refuses to look every %s minutes', async (checkIntervalMinutes) => {
    const { service } = await openSettings();
    expect((await service.save({ ...defaultSettings, checkIntervalMinutes })).ok).toBe(false);
  });

  it('refuses what nobody knows', async () => {
    const { service } = await openSettings();
    const saved = await service.save({ ...defaultSettings, release: '2042' });
    expect(saved.ok).toBe(false);
  });

  it('refuses an address of another server that is none, and names it', async () => {
    const { service } = await openSettings();
    const peers = { 'sql-server': ['10.0.5.7', '10.0.300.1'] };
    const saved = await service.save({ ...defaultSettings, peers });
    expect(saved).toMatchObject({ ok: false, error: { what: 'The settings were not saved.' } });
    expect(saved.ok ? '' : saved.error.why).toContain('10.0.300.1 is no address');
  });

  it('sets a damaged file aside and says so', async () => {
    const { service } = await openSettings('{ "theme": 7');
    expect(service.values()).toEqual(defaultSettings);
    expect(JSON.stringify(service.view().problems)).toContain('damaged');
  });

  it('keeps what was said of one host with it when another is on screen before all is written', async () => {
    const { service, kept } = await openSettings();
    const saved = service.save({ ...defaultSettings, roles: ['hyperv-host'] });
    service.hostChanged(false);
    expect((await saved).ok).toBe(true);
    expect([kept(), service.values()]).toMatchObject([{ roles: ['hyperv-host'] }, { roles: null }]);
    const ofGuest = service.save({ ...defaultSettings, roles: ['library-server'] });
    service.hostChanged(false);
    await ofGuest;
    expect(service.values().roles).toBeNull();
    service.hostChanged(true);
    expect(service.values().roles).toEqual(['hyperv-host']);
  });

  it.each([
    { peers: { console: ['10.0.0.1'] } },
    { roles: ['hyperv-host'] },
    { release: '2016' },
    { features: ['live-migration'] },
  ] as const)('keeps %o of another server from this one, and the reverse', async (said) => {
    const { service, kept } = await openSettings();
    const wanted = { ...defaultSettings, ...structuredClone(said) };
    service.hostChanged(false);
    expect((await service.save(wanted)).ok).toBe(true);
    expect(service.values()).toMatchObject(said);
    service.hostChanged(true);
    expect(service.values()).toEqual(defaultSettings);
    await service.save(wanted);
    expect(kept()).toMatchObject(said);
    service.hostChanged(false);
    expect(service.values()).toEqual(defaultSettings);
  });

  it('does not take what is said of another server for this one', async () => {
    const { service, kept } = await openSettings();
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
  const exceptionsOf = ({ service }: Awaited<ReturnType<typeof openSettings>>) =>
    service.values().exceptions;

  it('lie in a file of their own, which the settings do not repeat', async () => {
    const setting = await openSettings();
    await setting.service.readExceptions();
    const saved = await setting.service.save({ ...defaultSettings, exceptions: [whole] });
    expect(saved.ok && saved.value.values.exceptions).toEqual([whole]);
    expect(setting.kept()).not.toHaveProperty('exceptions');
    expect(readFileSync(setting.list, 'utf8')).toContain('flow: a-flow');
  });

  it('are read anew with every check, what is wrong in them is said', async () => {
    const setting = await openSettings(
      undefined,
      'exceptions:\n- { flow: b-flow, reason: a, who: b }\n',
    );
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
    const setting = await openSettings();
    await setting.service.readExceptions();
    const { values } = setting.service.view();
    writeFileSync(setting.list, 'exceptions:\n- { flow: a-flow, reason: Another, who: Ops }\n');
    await setting.service.save({ ...values, exceptions: [whole] });
    expect(exceptionsOf(setting)).toEqual([other, whole]);
  });

  it('of earlier settings are moved there once', async () => {
    const old = JSON.stringify({ ...defaultSettings, theme: 'dark', exceptions: [whole, other] });
    const setting = await openSettings(
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
    const setting = await openSettings(JSON.stringify({ ...defaultSettings, exceptions: [whole] }));
    mkdirSync(setting.list);
    await setting.service.readExceptions();
    expect(exceptionsOf(setting)).toEqual([whole]);
    expect(setting.service.view().problems).toMatchObject([
      { kind: 'storage' },
      { kind: 'storage' },
    ]);
    expect(setting.kept()).toHaveProperty('exceptions', [whole]);
    setting.service.hostChanged(false);
    expect((await setting.service.save({ ...defaultSettings, theme: 'dark' })).ok).toBe(true);
    expect(setting.kept()).toMatchObject({ theme: 'dark', exceptions: [whole] });
  });

  it('that were damaged are set aside when others are saved, which is said', async () => {
    const setting = await openSettings(undefined, 'exceptions: [');
    await setting.service.readExceptions();
    const saved = await setting.service.save({ ...defaultSettings, exceptions: [whole] });
    expect(saved.ok && saved.value.problems).toMatchObject([
      { kind: 'storage', problem: { kind: 'damaged' } },
    ]);
    expect(exceptionsOf(setting)).toEqual([whole]);
    await setting.service.save({ ...defaultSettings, exceptions: [other] });
    expect(setting.service.view().problems).toEqual([]);
  });

  it('that cannot be written are not called saved', async () => {
    const setting = await openSettings();
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
    const setting = await openSettings(
      undefined,
      'exceptions:\n- { flow: no-flow, reason: a, who: b }\n',
    );
    await setting.service.readExceptions();
    setting.service.hostChanged(false);
    expect(setting.service.view().problems).toEqual([]);
    await setting.service.save({ ...defaultSettings, exceptions: [whole] });
    expect(exceptionsOf(setting)).toEqual([whole]);
    expect(readFileSync(setting.list, 'utf8')).not.toContain('a-flow');
  });

  it('that policy sets leave the own ones as they are', async () => {
    const yaml = 'exceptions:\n- { flow: a-flow, reason: Another, who: Ops }\n';
    const setting = await openSettings(undefined, yaml);
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
