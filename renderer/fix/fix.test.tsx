import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { CallFailed } from '../../electron/contract/client.ts';
import { renderApp } from '../test-double/render-app.tsx';
import { scenes } from '../test-double/scenes.ts';

const host = 'hyperv-host-2019-disabled-rules';

async function openFixAll() {
  await userEvent.click(screen.getByRole('button', { name: 'Fix all 8' }));
  return within(await screen.findByRole('dialog'));
}

describe('fix', () => {
  it('shows what will change, exactly how, and what then, before anything is changed', async () => {
    const double = await renderApp(host);
    const before = await double.getState();
    const dialog = await openFixAll();
    expect(await dialog.findByRole('heading', { name: 'What will change' })).toBeDefined();
    expect(dialog.getByText(/Enable-NetFirewallRule -Name 'WINRM-HTTP-In-TCP'/)).toBeDefined();
    expect(dialog.getByText('Everything VMM needs is open on this server.')).toBeDefined();
    expect((await double.getState()).assessment).toBe(before.assessment);
  });

  it('applies, shows the sentence as it is then, and takes it back', async () => {
    const double = await renderApp(host);
    const dialog = await openFixAll();
    await userEvent.click(await dialog.findByRole('button', { name: /^Apply \d+ changes$/ }));
    expect(await dialog.findByText(/Done, and seen/)).toBeDefined();
    expect((await double.getState()).assessment?.summary.failing).toBe(0);
    await userEvent.click(dialog.getByRole('button', { name: 'Undo' }));
    expect(await dialog.findByText(/Undone, and seen/)).toBeDefined();
    expect((await double.getState()).assessment?.summary.failing).toBe(8);
  });

  it('names the owner of the policy where a local rule cannot help', async () => {
    await renderApp('policy-voids-local-rules-2022');
    await userEvent.click(screen.getByRole('button', { name: 'Fix all 6' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      (await dialog.findAllByText(/Group policy voids local rules on the profile Domain/)).length,
    ).toBe(6);
    expect(dialog.queryByRole('button', { name: /Apply/ })).toBeNull();
  });

  it('shows the commands and no Apply for a server from a file', async () => {
    await renderApp(host, scenes['read-only'] ?? {});
    const dialog = await openFixAll();
    expect(await dialog.findByText(/shown from a file/)).toBeDefined();
    expect(dialog.queryByRole('button', { name: /Apply/ })).toBeNull();
  });

  it('saves the proposal for others, also where nothing can be changed here', async () => {
    const double = await renderApp('policy-voids-local-rules-2022');
    const save = vi.spyOn(double, 'saveFix');
    await userEvent.click(screen.getByRole('button', { name: 'Fix all 6' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(await dialog.findByRole('button', { name: 'Save for others' }));
    const form = await screen.findByRole('menuitem', { name: 'Script for a group policy object' });
    await userEvent.click(form);
    expect(save).toHaveBeenCalledWith('plan-1', 'gpo');
    expect(await screen.findByText(/Saved as fix\.gpo, with what takes it back/)).toBeDefined();
  });

  it('says why no change could be proposed, and tries again', async () => {
    const double = await renderApp(host);
    const propose = vi.spyOn(double, 'proposePlan').mockRejectedValueOnce(new Error('time is up'));
    const dialog = await openFixAll();
    expect(await dialog.findByText('time is up')).toBeDefined();
    await userEvent.click(dialog.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(propose).toHaveBeenCalledTimes(2));
    expect(await dialog.findByRole('heading', { name: 'Exactly' })).toBeDefined();
  });

  it('gives the commands when the permission was refused', async () => {
    const double = await renderApp(host);
    vi.spyOn(double, 'applyPlan').mockResolvedValueOnce({
      kind: 'not-done',
      problem: {
        what: 'Nothing was changed.',
        why: 'The prompt was refused.',
        next: 'Apply again.',
      },
      commands: "Enable-NetFirewallRule -Name 'X'",
    });
    const dialog = await openFixAll();
    await userEvent.click(await dialog.findByRole('button', { name: /^Apply/ }));
    expect(await dialog.findByText(/The prompt was refused/)).toBeDefined();
    expect(dialog.getByText("Enable-NetFirewallRule -Name 'X'")).toBeDefined();
    expect(dialog.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('makes a change once, and takes it back once, however often that is clicked', async () => {
    const double = await renderApp(host);
    const apply = vi.spyOn(double, 'applyPlan');
    const undo = vi.spyOn(double, 'undo');
    const dialog = await openFixAll();
    const twice = (button: HTMLElement) =>
      act(() => {
        button.click();
        button.click();
      });
    twice(await dialog.findByRole('button', { name: /^Apply/ }));
    expect(await dialog.findByText(/Done, and seen/)).toBeDefined();
    twice(dialog.getByRole('button', { name: 'Undo' }));
    expect(await dialog.findByText(/Undone, and seen/)).toBeDefined();
    expect([apply.mock.calls.length, undo.mock.calls.length]).toEqual([1, 1]);
  });

  it('tells a screen reader what is on screen where a change was not seen to work', async () => {
    const double = await renderApp(host);
    vi.spyOn(double, 'applyPlan').mockResolvedValueOnce({
      kind: 'done',
      entryId: 'x',
      verified: false,
      stepsDone: 6,
      stepsPlanned: 6,
      problem: null,
    });
    const dialog = await openFixAll();
    await userEvent.click(await dialog.findByRole('button', { name: /^Apply/ }));
    const seen = await screen.findAllByText('Changed, but not yet seen to work.');
    expect(seen.map(({ tagName }) => tagName).toSorted()).toEqual(['H3', 'SPAN']);
    expect(screen.queryByText('The change was not made.')).toBeNull();
  });

  it('says that a change stopped, what is known of it and what to do, not that none was proposed', async () => {
    const double = await renderApp(host);
    const problem = { what: 'Nothing was changed.', why: 'Another one runs.', next: 'Wait.' };
    vi.spyOn(double, 'applyPlan').mockRejectedValueOnce(new CallFailed(problem));
    vi.spyOn(double, 'undo').mockRejectedValueOnce(new Error('the line is cut'));
    const dialog = await openFixAll();
    await userEvent.click(await dialog.findByRole('button', { name: /^Apply/ }));
    expect(await dialog.findByText('It did not come to its end')).toBeDefined();
    expect(dialog.getByText('Nothing was changed. Another one runs. Wait.')).toBeDefined();
    await userEvent.click(dialog.getByRole('button', { name: 'Try again' }));
    await userEvent.click(await dialog.findByRole('button', { name: /^Apply/ }));
    await userEvent.click(await dialog.findByRole('button', { name: 'Undo' }));
    expect(await dialog.findByText('the line is cut')).toBeDefined();
    expect(dialog.getByText('It did not come to its end')).toBeDefined();
    expect(dialog.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});
