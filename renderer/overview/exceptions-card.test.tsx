import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { FlowException } from '../../electron/contract/model.ts';
import { renderApp } from '../test-double/render-app.tsx';

const host = 'hyperv-host-2019-disabled-rules';
const exception = (flow: string, expires: string | null): FlowException => ({
  flow,
  host: '*',
  reason: 'Migrated in <b>spring</b> \u202Eabc',
  who: 'Ops & Co',
  expires,
});
const settings = {
  exceptions: [
    exception('agent-control-winrm-5985', '2027-01-31'),
    exception('vmconnect-hyperv', '2026-08-31'),
  ],
};

describe('exceptions on the overview', () => {
  it('count in the sentence and among the counts, and are no finding', async () => {
    await renderApp(host, { settings });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
      '7 of 9 required flows are closed on this server. 1 more is excepted.',
    );
    expect(screen.queryByRole('link', { name: /TCP 5985.*Management/ })?.closest('section')).toBe(
      screen.getByRole('region', { name: '1 flow is excepted and does not count' }),
    );
    expect(screen.getByRole('button', { name: /7\s*Rule is off/ })).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: /1\s*Excepted/ }));
    expect(await screen.findByText('1 of 23 flows')).toBeDefined();
  });

  it('say why, who and until when, as text', async () => {
    await renderApp(host, { settings });
    const card = within(screen.getByRole('region', { name: /is excepted/ }));
    expect(card.getByText('Migrated in <b>spring</b> \u202Eabc')).toBeDefined();
    expect(card.getByText(/until 31 Jan 2027/).textContent).toContain('Ops & Co');
  });

  it('count no more once they have ended, and that is said', async () => {
    await renderApp(host, { settings });
    const card = within(screen.getByRole('region', { name: /1 exception has ended/ }));
    expect(card.getByText(/ended on 31 Aug 2026/)).toBeDefined();
    expect(card.getByRole('link', { name: /TCP 2179/ })).toBeDefined();
  });

  it('leave what is closed on purpose out of a repair of everything', async () => {
    await renderApp(host, { settings });
    await userEvent.click(screen.getByRole('button', { name: 'Fix all 7' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(/^Of 9 required flows, 1 is excepted/)).toBeDefined();
    expect(dialog.queryByText(/WINRM-HTTP-In-TCP/)).toBeNull();
  });

  it('are said in German', async () => {
    await renderApp(host, { settings: { ...settings, language: 'de' } });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain(
      '1 weitere ist ausgenommen.',
    );
    expect(screen.getByText(/bis 31.01.2027/)).toBeDefined();
    expect(screen.getByText(/abgelaufen am 31.08.2026/)).toBeDefined();
  });
});
