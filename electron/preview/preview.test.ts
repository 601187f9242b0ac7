import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { mkdtempSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserTransport } from '../contract/browser-transport.ts';
import { createClient } from '../contract/client.ts';
import { contentPolicy } from '../contract/content-policy.ts';
import type { AppState, CompanionApi } from '../contract/model.ts';
import { openPreviewHost } from './preview-host.ts';
import { startPreview, type Preview } from './server.ts';

const locateSample = (file: string) =>
  fileURLToPath(new URL(`../../assets/samples/${file}`, import.meta.url));
const reportFolder = mkdtempSync(path.join(tmpdir(), 'preview-'));
const token = 'a-token-of-the-test';

let preview: Preview;
let api: CompanionApi;

/** Server-sent events as a browser reads them. */
class EventSource {
  readonly #abort = new AbortController();
  #listener: (event: { readonly data: string }) => void = () => undefined;
  constructor(url: string) {
    void this.#read(url).catch(() => undefined);
  }
  addEventListener(_type: 'message', listener: (event: { readonly data: string }) => void) {
    this.#listener = listener;
  }
  close() {
    this.#abort.abort();
  }
  async #read(url: string) {
    const answer = await fetch(url, { signal: this.#abort.signal });
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) this.#listener({ data: part.replace(/^data: /, '') });
    }
  }
}

beforeAll(async () => {
  const opened = await openPreviewHost({
    version: '1.2.3',
    inputs: ['sample:hyperv-host-2019-disabled-rules'],
    locateSample,
    reportFolder,
  });
  if (!opened.ok) throw new Error(opened.error.why);
  const files = new Map([
    ['index.html', { content: Buffer.from('<!doctype html>'), type: 'text/html' }],
  ]);
  const { companion, interfere } = opened.value;
  preview = await startPreview({ api: companion, files, token, port: 0, interfere });
  api = createClient(
    browserTransport({ document: { baseURI: preview.address }, fetch, EventSource }),
  );
});
afterAll(() => preview.close());

const ask = (
  target: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) =>
  new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const { method = 'GET', headers = {}, body = '' } = options;
      const { host, pathname } = new URL(target, preview.address);
      const sent = httpRequest(
        { host: '127.0.0.1', port: Number(host.split(':')[1]), path: pathname, method, headers },
        (answer) => {
          let text = '';
          answer.on('data', (chunk: Buffer) => {
            text += chunk.toString();
          });
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    },
  );
const json = { 'content-type': 'application/json' };

describe('what the preview refuses', () => {
  it('tells nothing without the token', async () => {
    const { port } = new URL(preview.address);
    for (const target of ['/', '/api/getState', '/wrong/', `/${token}x/`, `/${token.slice(1)}/`])
      expect((await ask(`http://127.0.0.1:${port}${target}`)).status).toBe(404);
  });

  it('answers no name that somebody pointed at this computer', async () => {
    for (const host of ['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1'])
      expect((await ask('', { headers: { host } })).status).toBe(403);
  });

  it('answers no page of another origin', async () => {
    for (const origin of ['http://evil.example', 'null', 'https://127.0.0.1'])
      expect(
        (await ask('api/getState', { method: 'POST', headers: { ...json, origin }, body: '[]' }))
          .status,
      ).toBe(403);
  });

  it('takes calls only as JSON by POST, and no body without end', async () => {
    expect((await ask('api/getState')).status).toBe(405);
    expect((await ask('api/getState', { method: 'POST', body: '[]' })).status).toBe(415);
    expect((await ask('api/getState', { method: 'POST', headers: json, body: '[' })).status).toBe(
      400,
    );
    const large = JSON.stringify(['x'.repeat(1_100_000)]);
    expect(
      (await ask('api/openSample', { method: 'POST', headers: json, body: large })).status,
    ).toBe(413);
  });

  it.each(['../package.json', '..%2fpackage.json', 'assets/../../package.json', 'nothing.js'])(
    'gives out no file but its own: %s',
    async (file) => {
      const { status, text } = await ask(file.replaceAll('..', '%2e%2e'));
      expect(status).toBe(404);
      expect(text).not.toContain('vmm-firewall-companion');
    },
  );

  it('sends its policy with everything', async () => {
    for (const target of ['', 'nothing.js', 'api/getState']) {
      const { headers } = await ask(target);
      expect(headers['content-security-policy']).toBe(contentPolicy);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
    }
  });

  it('has no way to the live firewall and no dialog', async () => {
    await expect(api.openLive()).rejects.toThrow('never touches a live firewall');
    await expect(api.openFile()).rejects.toThrow('no dialog');
  });
});

describe('a visit to a sample', () => {
  const failing = ({ assessment }: AppState) => assessment?.summary.failing;
  const changed = (wanted: (state: AppState) => boolean) =>
    new Promise<AppState>((resolve) => {
      const end = api.onStateChanged((state) => {
        if (!wanted(state)) return;
        end();
        resolve(state);
      });
    });

  it('repairs, verifies, sees drift, and undoes', async () => {
    const start = await api.getState();
    expect(start.runtime).toBe('browser');
    expect(failing(start)).toBeGreaterThan(3);

    const plan = await api.proposePlan(null);
    expect(plan.headlineAfter?.failing).toBe(0);
    expect(plan.commands).toContain('Enable-NetFirewallRule');
    const seen = changed((state) => failing(state) === 0);
    const applied = await api.applyPlan(plan.planId);
    expect(applied).toMatchObject({ kind: 'done', verified: true, stepsDone: plan.steps.length });
    await seen;
    await expect(api.applyPlan(plan.planId)).rejects.toThrow('has been read since');

    const [step] = plan.steps;
    const interfered = await ask('preview/interfere', {
      method: 'POST',
      headers: json,
      body: JSON.stringify(step?.ruleId),
    });
    expect(interfered.text).toBe('{"done":true}');
    await api.checkNow();
    const { entries, trend, lastWorse } = await api.listActivity();
    const [drift, change] = entries;
    expect(drift).toMatchObject({ user: '', event: { kind: 'drift' }, canUndo: false });
    expect(drift?.event).toMatchObject({
      turns: expect.arrayContaining([expect.objectContaining({ change: 'worse' })]),
      causes: { rules: [{ id: step?.ruleId, change: 'changed' }] },
    });
    expect(lastWorse?.id).toBe(drift?.id);
    expect(change).toMatchObject({ event: { kind: 'change', verified: true }, canUndo: true });
    expect(trend.map((point) => point.failing > 0)).toEqual([true, false, true]);

    const undone = await api.undo(change?.id ?? '');
    // The rule that another administrator changed is left.
    expect(undone).toMatchObject({ kind: 'done', stepsDone: plan.steps.length - 1 });
    expect(failing(await api.getState())).toBe(failing(start));
    const after = await api.listActivity();
    expect(after.entries.every(({ canUndo }) => !canUndo)).toBe(true);
    await expect(api.undo(change?.id ?? '')).rejects.toThrow('nothing to undo');
  });

  it('opens other samples, and dropped files for looking at only', async () => {
    await api.openSample('healthy-management-server-2022');
    expect(failing(await api.getState())).toBe(0);
    await expect(api.openSample('../x')).rejects.toThrow('no sample');

    const base64 = readFileSync(locateSample('library-server-2019.json')).toString('base64');
    await api.openContents([{ name: 'server.json', base64 }]);
    const state = await api.getState();
    expect(state.source).toEqual({ kind: 'file', name: 'server.json' });
    expect(state.canChange).toBe(false);
    const { planId } = await api.proposePlan(null);
    await expect(api.applyPlan(planId)).rejects.toThrow('looked at only');
    const empty = Buffer.from('Windows Registry Editor Version 5.00\r\n\r\n').toString('base64');
    await api.openContents([
      { name: 'server.json', base64 },
      { name: 'other.reg', base64: empty },
    ]);
    const notes = ['other.reg: nothing in this file is about the firewall or VMM.'];
    expect((await api.getState()).inputNotes).toEqual(notes);
    await api.openContents([{ name: 'server.json', base64 }]);
    expect((await api.getState()).inputNotes).toEqual([]);
    await expect(api.openContents([{ name: 'x', base64: 'AAAA' }])).rejects.toThrow('x: ');
    expect((await api.getState()).source).toEqual({ kind: 'file', name: 'server.json' });
  });

  it('lists rules, answers questions, and gives summaries and reports', async () => {
    await api.openSample('library-server-2019');
    const rules = await api.listRules();
    expect(rules.length).toBeGreaterThan(50);
    expect(rules.some(({ flows }) => flows.length > 0)).toBe(true);
    const question = {
      direction: 'in',
      profile: 'domain',
      protocol: 'tcp',
      localPort: 443,
      program: 'System',
    };
    expect(await api.ask(question)).toMatchObject({ kind: 'answer', answer: { verdict: 'block' } });
    expect(await api.ask({ direction: 'up' })).toMatchObject({ kind: 'error' });
    expect(await api.copySummary()).toContain('LIB01');
    const saved = await api.saveReport('json');
    expect(saved).toMatchObject({ kind: 'saved' });
    const text = readFileSync(saved.kind === 'saved' ? saved.name : '', 'utf8');
    expect(JSON.parse(text)).toHaveProperty('tool');
  });

  it('judges again when roles are said, and forgets that with the host', async () => {
    await api.openSample('library-server-2019');
    const { settings } = await api.getState();
    await api.saveSettings({ ...settings.values, roles: ['hyperv-host'], theme: 'dark' });
    expect((await api.getState()).assessment?.roles).toMatchObject([
      { id: 'hyperv-host', from: 'given' },
    ]);
    await expect(api.saveSettings({ ...settings.values, roles: ['no-such-role'] })).rejects.toThrow(
      'not saved',
    );
    await api.openSample('library-server-2019');
    const again = await api.getState();
    expect(again.settings.values).toMatchObject({ roles: null, theme: 'dark' });
    expect(again.assessment?.roles).toMatchObject([{ id: 'library-server', from: 'detected' }]);
  });
});
