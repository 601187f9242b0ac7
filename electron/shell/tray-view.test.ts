import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../core/assessment/model.ts';
import { emptyState } from '../contract/test-support/example-api.ts';
import { boundsOnDisplay } from './bounds.ts';
import { shellTexts } from './texts.ts';
import { renderTray } from './tray-view.ts';

const english = shellTexts('en', '');
const theme = { isTaskbarDark: false, isHighContrast: false };
const problem = { what: 'No.', why: 'No.', next: 'No.' };
const judged = (failing: number, unknown: number, needed: number, excepted = 0): Assessment => ({
  schemaVersion: 1,
  host: { name: 'VMM01', domain: null, windows: null, collectedAt: null, elevated: null },
  release: { id: '2022', name: '2022', from: 'detected', evidence: [] },
  catalogue: { id: 'vmm-2022', name: '2022' },
  roles: [{ id: 'management-server', from: 'detected', evidence: [] }],
  features: [],
  profiles: { judged: ['domain'], from: 'active' },
  summary: {
    counts: {},
    needed,
    failing,
    unknown,
    excepted,
    review: 0,
    faults: 0,
    outcome: failing === 0 ? 'compliant' : failing === unknown ? 'unknown' : 'action-needed',
  },
  flows: [],
  faults: [],
  notes: [],
});

describe('renderTray', () => {
  it.each([
    [judged(0, 0, 14), 'compliant-light', 'Everything VMM needs is open'],
    [judged(2, 0, 14), 'action-needed-light', '2 of 14 required flows are closed'],
    [judged(1, 0, 1), 'action-needed-light', 'The one required flow is closed'],
    [judged(1, 0, 14), 'action-needed-light', '1 of 14 required flows is closed'],
    [judged(1, 1, 1), 'unknown-light', 'The one required flow cannot be told'],
    [judged(3, 3, 14), 'unknown-light', '3 of 14 required flows cannot be told'],
    [judged(0, 0, 14, 1), 'compliant-light', 'Everything VMM needs is open but 1 excepted flow'],
    [judged(2, 0, 14, 3), 'action-needed-light', '2 of 14 required flows are closed, 3 excepted'],
  ])('says it in shape and words', (assessment, icon, sentence) => {
    const view = renderTray({ ...emptyState, assessment }, theme, english);
    expect(view.icon).toBe(icon);
    expect(view.tooltip).toBe(`VMM Firewall Companion: ${sentence}`);
    expect(view.menu[0]).toEqual({ kind: 'status', label: sentence });
  });

  it('shows a failed reading as unknown, not as a finding', () => {
    const state = { ...emptyState, assessment: judged(2, 0, 14), stale: true, problem };
    const view = renderTray(state, theme, english);
    expect(view.icon).toBe('unknown-light');
    expect(view.tooltip).toContain('could not be read');
    for (const part of [{ stale: true }, { problem }])
      expect(
        renderTray({ ...emptyState, assessment: judged(2, 0, 14), ...part }, theme, english).icon,
      ).toBe('unknown-light');
  });

  it('counts apart what cannot be told, asks what it has to know, and stays within what Windows shows', () => {
    const tip = (state: Partial<typeof emptyState>) =>
      renderTray({ ...emptyState, ...state }, theme, english).tooltip;
    expect(tip({ assessment: judged(5, 3, 14) })).toContain('2 of 14 required flows are closed');
    const ask = { what: 'release', why: 'It does not say.', choices: [] } as const;
    expect(tip({ ask })).toBe(`VMM Firewall Companion: ${english('tray.choose-first')}`);
    const source = { kind: 'file', name: 'x'.repeat(500) } as const;
    expect(tip({ source })).toHaveLength(127);
  });

  it('shows whether it starts at login, and lets nobody change what policy has locked', () => {
    const entry = (startAtLogin: boolean | null, locked = {}) => {
      const settings = { ...emptyState.settings, startAtLogin, locked };
      const { menu } = renderTray({ ...emptyState, settings }, theme, english);
      const found = menu.find((each) => each.kind === 'checkbox');
      return found?.kind === 'checkbox' ? [found.checked, found.enabled] : undefined;
    };
    expect(entry(true)).toEqual([true, true]);
    expect(entry(false)).toEqual([false, true]);
    expect(entry(null)).toEqual([false, false]);
    expect(entry(true, { startAtLogin: 'HKLM' })).toEqual([true, false]);
  });

  it('says nothing of this server while another one is open', () => {
    const elsewhere = [
      { source: { kind: 'file', name: 'a.json' }, assessment: judged(2, 0, 14), said: 'VMM01' },
      { source: { kind: 'file', name: 'a.json' }, assessment: null, said: 'a.json' },
      { source: { kind: 'sample', id: 'x', title: 'X' }, assessment: null, said: 'X' },
    ] as const;
    for (const { said, ...state } of elsewhere) {
      const view = renderTray({ ...emptyState, ...state }, theme, english);
      expect(view.icon).toBe('unknown-light');
      expect(view.tooltip).toContain(`${said} is open, and this server is not watched meanwhile`);
    }
  });

  it('takes the icon for the taskbar', () => {
    const icon = (isTaskbarDark: boolean, isHighContrast: boolean) =>
      renderTray(emptyState, { isTaskbarDark, isHighContrast }, english).icon;
    expect([icon(true, false), icon(true, true), icon(false, true)]).toEqual([
      'unknown-dark',
      'unknown-high-contrast',
      'unknown-high-contrast',
    ]);
  });

  it('offers what can be done now', () => {
    const enabled = (state: Partial<typeof emptyState>) =>
      renderTray({ ...emptyState, ...state }, theme, english).menu.flatMap((entry) =>
        'verb' in entry && entry.enabled ? [entry.verb] : [],
      );
    expect(enabled({})).toEqual(['open', 'check', 'quit']);
    expect(enabled({ assessment: judged(1, 0, 2), canChange: true })).toEqual([
      'open',
      'check',
      'fix',
      'save',
      'quit',
    ]);
    expect(enabled({ assessment: judged(1, 0, 2), canChange: false })).not.toContain('fix');
    // What cannot be told cannot be repaired.
    expect(enabled({ assessment: judged(3, 3, 14), canChange: true })).not.toContain('fix');
    const progress = { what: 'applying', step: '', done: 0, total: 1 } as const;
    expect(enabled({ assessment: judged(1, 0, 2), canChange: true, progress })).toEqual([
      'open',
      'save',
      'quit',
    ]);
    const settings = { ...emptyState.settings, startAtLogin: true, locked: {} };
    expect(enabled({ settings })).toContain('startAtLogin');
  });

  it('speaks German where that is wanted', () => {
    const view = renderTray(
      { ...emptyState, assessment: judged(2, 0, 14, 1) },
      theme,
      shellTexts('system', 'de-AT'),
    );
    expect(view.tooltip).toContain('2 von 14 nötigen Verbindungen sind geschlossen, 1 ausgenommen');
    expect(view.menu.flatMap((entry) => ('label' in entry ? [entry.label] : [])).slice(1)).toEqual([
      'Öffnen',
      'Jetzt prüfen',
      'Alles beheben...',
      'Zusammenfassung speichern...',
      'Bei der Anmeldung starten',
      'Beenden',
    ]);
  });
});

describe('boundsOnDisplay', () => {
  const side = fc.integer({ min: -5000, max: 5000 });
  const length = fc.integer({ min: 1, max: 6000 });
  const display = fc.record({
    x: side,
    y: side,
    width: fc.integer({ min: 640, max: 5000 }),
    height: fc.integer({ min: 480, max: 3000 }),
  });
  const wanted = fc.option(fc.record({ x: side, y: side, width: length, height: length }));

  it('gives a window that is wholly on one display, whatever was kept', () => {
    fc.assert(
      fc.property(wanted, fc.array(display, { minLength: 1, maxLength: 4 }), (kept, displays) => {
        const { x, y, width, height } = boundsOnDisplay(kept, displays);
        const fits = displays.some(
          (each) =>
            x >= each.x &&
            y >= each.y &&
            x + width <= each.x + each.width &&
            y + height <= each.y + each.height,
        );
        expect(fits).toBe(true);
      }),
    );
  });

  it('puts one in the middle whose display is gone, as large as it must be', () => {
    const displays = [{ x: 0, y: 0, width: 1000, height: 800 }];
    for (const at of [
      { x: 2000, y: 2000 },
      { x: -900, y: -900 },
      { x: 2000, y: 100 },
    ])
      expect(boundsOnDisplay({ ...at, width: 100, height: 100 }, displays)).toEqual({
        x: 100,
        y: 100,
        width: 800,
        height: 600,
      });
  });

  it('leaves a window alone that is where it can be', () => {
    const kept = { x: 2000, y: 100, width: 900, height: 700 };
    const displays = [
      { x: 0, y: 0, width: 1920, height: 1040 },
      { x: 1920, y: 0, width: 1920, height: 1040 },
    ];
    expect(boundsOnDisplay(kept, displays)).toEqual(kept);
  });
});
