import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { DoubleOptions } from '../test-double/companion-double.ts';
import { chooseFromMenu } from '../test-double/open-menu.ts';
import { renderApp } from '../test-double/render-app.tsx';

const host = 'hyperv-host-2019-disabled-rules';
const onDesktop: Partial<DoubleOptions> = { state: { runtime: 'desktop' } };

describe('saving the summary', () => {
  it('leaves file and format to the dialog of the desktop, and shows what was saved', async () => {
    const double = await renderApp(host, onDesktop);
    const save = vi.spyOn(double, 'saveReport');
    save.mockResolvedValueOnce({ kind: 'saved', name: 'a.pdf' });
    await chooseFromMenu('Save summary...');
    expect(save).toHaveBeenCalledWith(null);
    const said = await screen.findByText('Saved as a.pdf');
    expect(said.parentElement?.className).toBe('said');
  });

  it('asks a page for the format, every one of them', async () => {
    const double = await renderApp(host);
    const save = vi.spyOn(double, 'saveReport');
    await chooseFromMenu('Save summary...');
    const items = within((await screen.findAllByRole('menu')).at(-1) ?? document.body);
    expect(items.getAllByRole('menuitem')).toHaveLength(9);
    await userEvent.click(items.getByRole('menuitem', { name: 'Markdown' }));
    expect(save).toHaveBeenCalledWith('markdown');
  });

  it('says nothing when it was cancelled, and why when it failed', async () => {
    const double = await renderApp(host, onDesktop);
    const save = vi.spyOn(double, 'saveReport');
    save.mockResolvedValueOnce({ kind: 'cancelled' });
    await chooseFromMenu('Save summary...');
    expect(screen.queryByText(/^Saved as/)).toBeNull();
    const problem = { what: 'The file was not saved.', why: 'the disk is full.', next: '' };
    save.mockResolvedValueOnce({ kind: 'failed', problem });
    await chooseFromMenu('Save summary...');
    expect(await screen.findByText(/the disk is full/)).toBeDefined();
  });

  it('copies Markdown for a ticket', async () => {
    const double = await renderApp(host, onDesktop);
    vi.spyOn(double, 'copySummary').mockResolvedValue('# Summary');
    const copied = vi.spyOn(navigator.clipboard, 'writeText');
    await chooseFromMenu('Copy as Markdown');
    expect(await screen.findByText('Copied')).toBeDefined();
    expect(copied).toHaveBeenCalledWith('# Summary');
  });

  it('has nothing to save before a server is assessed', async () => {
    await renderApp(host, { state: { runtime: 'desktop', assessment: null } });
    await chooseFromMenu();
    const item = await screen.findByRole('menuitem', { name: 'Save summary...' });
    expect(item.getAttribute('aria-disabled')).toBe('true');
  });
});
