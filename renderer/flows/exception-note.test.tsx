import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { FlowException } from '../../electron/contract/model.ts';
import { renderApp } from '../test-double/render-app.tsx';

const host = 'hyperv-host-2019-disabled-rules';
const at = '#/flows/vmconnect-hyperv/in';
const exception: FlowException = {
  flow: 'vmconnect-hyperv',
  host: '*',
  reason: 'No consoles here',
  who: 'Ops',
  expires: null,
};

describe('an exception at its flow', () => {
  it('stands in the list and beside the verdict, with its reason', async () => {
    await renderApp(host, { settings: { exceptions: [exception] } }, '#/flows');
    await userEvent.selectOptions(await screen.findByLabelText('Show'), 'Excepted');
    const row = screen.getByRole('button', { name: /TCP 2179/ });
    expect(row.textContent).toContain('Excepted');
    await userEvent.click(row);
    const detail = within(await screen.findByRole('article'));
    expect(detail.getByText('Excepted: it does not count')).toBeDefined();
    expect(detail.getByText('No consoles here')).toBeDefined();
    expect(detail.getByText('Ops')).toBeDefined();
    expect(detail.getByText(/without an end/)).toBeDefined();
    expect(detail.queryByRole('button', { name: 'Leave it closed...' })).toBeNull();
  });

  it('says that it has ended', async () => {
    const expired = { ...exception, expires: '2026-08-31' };
    await renderApp(host, { settings: { exceptions: [expired] } }, at);
    expect(await screen.findByText('Its exception has ended: it counts again')).toBeDefined();
  });

  it('is made from the flow in Settings, and counts once it is saved', async () => {
    await renderApp(host, {}, at);
    await userEvent.click(await screen.findByRole('button', { name: 'Leave it closed...' }));
    const form = within(await screen.findByRole('group', { name: 'Add an exception' }));
    await waitFor(() => expect(document.activeElement).toBe(form.getByLabelText('Reason')));
    expect(form.getByRole('button', { name: 'Add' }).hasAttribute('disabled')).toBe(true);
    await userEvent.type(form.getByLabelText('Reason'), ' No consoles here ');
    await userEvent.type(form.getByLabelText('Decided by'), 'Ops');
    await userEvent.click(form.getByRole('button', { name: 'Add' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await userEvent.click(screen.getByRole('link', { name: 'Overview' }));
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toContain(
      '7 of 9 required flows are closed on this server. 1 more is excepted.',
    );
  });

  it('is not offered where policy has locked exceptions', async () => {
    await renderApp(host, { locked: { exceptions: 'HKLM\\X\\Exceptions' } }, at);
    expect(await screen.findByRole('button', { name: /^Fix/ })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Leave it closed...' })).toBeNull();
  });
});
