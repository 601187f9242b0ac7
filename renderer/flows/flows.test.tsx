import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../test-double/render-app.tsx';

const host = 'block-over-allow-2022';

describe('the flows', () => {
  it('show beside the list why one is closed, with the deciding rule', async () => {
    await renderApp(host, {}, '#/flows/console-to-server-wcf/in');
    const detail = within(await screen.findByRole('article'));
    expect(detail.getByRole('heading', { level: 2 }).textContent).toContain('Console, PowerShell');
    expect(detail.getAllByText('Blocked').length).toBeGreaterThan(0);
    expect(detail.getByText(/Blocked by "Block management ports/)).toBeDefined();
    expect(detail.getAllByText(/IndigoTcpPort/).length).toBeGreaterThan(0);
    expect(detail.getByText('Identify VMM ports and protocols, 15 Nov 2024')).toBeDefined();
    expect(detail.getByText(/plan-ports-protocols.md$/).textContent).toMatch(/^https:/);
    expect(detail.queryByText(/\bS\d\d\b/)).toBeNull();
    expect(screen.getByText('17 of 55 flows')).toBeDefined();
  });

  it('are filtered, and the filter is there when one comes back', async () => {
    await renderApp(host, {}, '#/flows');
    await userEvent.selectOptions(await screen.findByLabelText('Verdict'), 'Blocked');
    expect(screen.getByText('1 of 55 flows')).toBeDefined();
    await userEvent.click(screen.getByRole('link', { name: 'Overview' }));
    await screen.findByRole('heading', { level: 1 });
    await userEvent.click(screen.getByRole('link', { name: 'Flows' }));
    expect(await screen.findByText('1 of 55 flows')).toBeDefined();
  });

  it('are filtered by role where the server has several', async () => {
    await renderApp(host, {}, '#/flows');
    expect(await screen.findByLabelText('Role')).toBeDefined();
    cleanup();
    await renderApp('hyperv-host-2019-disabled-rules', {}, '#/flows');
    expect(await screen.findByLabelText('Verdict')).toBeDefined();
    expect(screen.queryByLabelText('Role')).toBeNull();
  });

  it('are walked with arrow keys', async () => {
    await renderApp(host, {}, '#/flows');
    const list = await screen.findByRole('list', { name: 'Flows' });
    const [first, second] = within(list).getAllByRole('button');
    first?.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(second);
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('article')).toBeDefined();
  });

  it('say so when none fits', async () => {
    await renderApp(host, {}, '#/flows');
    await userEvent.type(await screen.findByRole('searchbox'), 'no such thing');
    expect(await screen.findByText('No flow fits')).toBeDefined();
  });

  it('say so when the server does not have a flow', async () => {
    await renderApp(host, {}, '#/flows/%3Cscript%3E/in');
    expect(await screen.findByText('This server does not have that flow')).toBeDefined();
  });
});
