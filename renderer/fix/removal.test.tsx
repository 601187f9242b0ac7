import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { chooseFromMenu } from '../test-double/open-menu.ts';
import { renderApp } from '../test-double/render-app.tsx';
import { scenes } from '../test-double/scenes.ts';

const host = 'hardened-management-server-2022';
const menu = "Remove this program's rules...";

async function openRemoval() {
  await chooseFromMenu(menu);
  return within(await screen.findByRole('dialog'));
}

describe('the removal of own rules', () => {
  it('shows what will go, exactly, and the sentence then; removes, and takes it back', async () => {
    const double = await renderApp(host);
    await double.applyPlan((await double.proposePlan(null)).planId);
    const open = (await double.getState()).assessment?.summary.failing ?? 0;

    const dialog = await openRemoval();
    expect(
      await dialog.findByRole('heading', { name: "Remove this program's rules" }),
    ).toBeDefined();
    expect((await dialog.findAllByText('Remove the rule')).length).toBeGreaterThan(1);
    expect(dialog.getByText(/Remove-NetFirewallRule -Name 'VmmFirewallCompanion-/)).toBeDefined();
    expect(dialog.getByText(/required flows are closed on this server/)).toBeDefined();
    expect(dialog.queryByRole('button', { name: 'Save for others' })).toBeNull();
    expect((await double.getState()).assessment?.summary.failing).toBe(open);

    await userEvent.click(dialog.getByRole('button', { name: /^Remove \d rules$/ }));
    expect(await dialog.findByText(/Done, and seen/)).toBeDefined();
    expect((await double.getState()).assessment?.summary.failing).toBeGreaterThan(open);
    const [entry] = (await double.listActivity()).entries;
    expect(entry?.event.kind === 'change' && entry.event.rules[0]?.action).toBe('remove-own-rule');
    await userEvent.click(dialog.getByRole('button', { name: 'Undo' }));
    expect(await dialog.findByText(/Undone, and seen/)).toBeDefined();
    expect((await double.getState()).assessment?.summary.failing).toBe(open);
  });

  it('says that there is none, and what stays', async () => {
    const double = await renderApp(host);
    vi.spyOn(double, 'proposeRemoval').mockResolvedValueOnce({
      ...(await double.proposeRemoval()),
      stays: {
        left: [{ name: 'VmmFirewallCompanion-x-tcp', why: 'changed-by-others' }],
        switchedOn: 2,
      },
    });
    const dialog = await openRemoval();
    expect(
      await dialog.findByText('There is no rule of this program on this server.'),
    ).toBeDefined();
    expect(dialog.getByText('VmmFirewallCompanion-x-tcp')).toBeDefined();
    expect(dialog.getByText(/made something else of it/)).toBeDefined();
    expect(dialog.getByText(/Undo in Activity sets them back/)).toBeDefined();
    expect(dialog.queryByRole('button', { name: /^Remove/ })).toBeNull();
    await userEvent.click(dialog.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is not offered for a server from a file', async () => {
    await renderApp(host, scenes['read-only'] ?? {});
    await chooseFromMenu();
    await screen.findByRole('menuitem', { name: 'Save diagnostics...' });
    expect(screen.queryByRole('menuitem', { name: menu })).toBeNull();
  });
});
