import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { chooseFromMenu } from '../test-double/open-menu.ts';
import { renderApp } from '../test-double/render-app.tsx';

const host = 'hyperv-host-2019-disabled-rules';

async function openDiagnostics() {
  await chooseFromMenu('Save diagnostics...');
  return within(await screen.findByRole('dialog'));
}

describe('diagnostics', () => {
  it('are shown file by file before they are saved', async () => {
    const double = await renderApp(host);
    const save = vi.spyOn(double, 'saveDiagnostics');
    const dialog = await openDiagnostics();
    const content = (name: string) => dialog.findByRole('textbox', { name: `Content of ${name}` });
    expect(await content('read-me.txt')).toHaveProperty('value', 'Diagnostics\n');
    await userEvent.click(dialog.getByRole('radio', { name: /^versions\.json/ }));
    expect(await content('versions.json')).toHaveProperty('value', '{ "version": "0.0.0" }\n');
    expect(save).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('button', { name: 'Save...' }));
    expect(save).toHaveBeenCalledWith('diagnostics-1');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Menu' }));
  });

  it('hold the server only when somebody wants it', async () => {
    await renderApp(host);
    const dialog = await openDiagnostics();
    await dialog.findByRole('radio', { name: /^versions\.json/ });
    expect(dialog.queryByRole('radio', { name: /^snapshot\.json/ })).toBeNull();
    await userEvent.click(dialog.getByRole('checkbox', { name: /Add this server/ }));
    expect(await dialog.findByRole('radio', { name: /^snapshot\.json/ })).toBeDefined();
    await userEvent.click(dialog.getByRole('checkbox', { name: /Add this server/ }));
    await waitFor(() =>
      expect(dialog.queryByRole('radio', { name: /^snapshot\.json/ })).toBeNull(),
    );
  });

  it('stay on screen with the reason when they could not be saved, or nobody chose a file', async () => {
    const double = await renderApp(host);
    const problem = {
      what: 'The file was not saved.',
      why: 'The disk is full.',
      next: 'Free some.',
    };
    const save = vi.spyOn(double, 'saveDiagnostics');
    save.mockResolvedValueOnce({ kind: 'cancelled' });
    save.mockResolvedValueOnce({ kind: 'failed', problem });
    const dialog = await openDiagnostics();
    await dialog.findByRole('radio', { name: /^versions\.json/ });
    await userEvent.click(dialog.getByRole('button', { name: 'Save...' }));
    expect(dialog.queryByRole('alert')).toBeNull();
    await userEvent.click(dialog.getByRole('button', { name: 'Save...' }));
    expect((await dialog.findByRole('alert')).textContent).toContain('The disk is full.');
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
