import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { renderApp } from '../test-double/render-app.tsx';
import { scenes } from '../test-double/scenes.ts';

const host = 'hyperv-host-2019-disabled-rules';
const past = scenes['past'] ?? {};
const lines = async () => (await screen.findAllByRole('listitem')).map((each) => each.textContent);

describe('activity', () => {
  it('says what happened, when, by whom, and what it did to the flows', async () => {
    await renderApp(host, past, '#/activity');
    expect(await screen.findByText('Changed by others')).toBeDefined();
    expect(screen.getByText('Read differently')).toBeDefined();
    const all = (await lines()).join('\n');
    expect(all).toContain('2 of 9 required flows are closed on this server.');
    expect(all).toContain('22 Aug 2026, 13:20 · CONTOSO\\anna · HV11');
    expect(all).toContain('since 26 Aug 2026, 18:00, while this program was not running');
    expect(all).toContain('Rule is off');
    expect(all).toContain('Not every step was done. Not as foreseen');
    expect(all).toContain('Saved vmm-firewall-HV11.html');
    expect(all).toContain('Other servers and Exceptions');
    expect(all).toContain('Counts again: VM console on Hyper-V hosts');
  });

  it('shows what changed in the firewall meanwhile', async () => {
    await renderApp(host, past, '#/activity');
    await userEvent.click(await screen.findByText('What changed in the firewall'));
    const all = (await lines()).join('\n');
    expect(all).toContain('Domain profile: Local rules are void now (Group policy)');
    expect(all).toContain('Changed: local rule WINRM-HTTP-In-TCP');
    expect(all).toContain('3 other rules');
  });

  it('says when it last got worse, and draws how it went', async () => {
    await renderApp(host, past, '#/activity');
    const trend = within(await screen.findByRole('region', { name: 'How it went' }));
    expect(trend.getByText('It last got worse on 22 Aug 2026, 13:05:')).toBeDefined();
    expect(trend.getByRole('link', { name: /TCP 5985/ })).toBeDefined();
    const rows = within(trend.getByRole('table', { hidden: true })).getAllByRole('row', {
      hidden: true,
    });
    // The newest first: now, 28th, 22nd twice, 20th.
    expect(rows.slice(1).map((row) => row.querySelector('td')?.textContent)).toEqual([
      '8',
      '1',
      '1',
      '2',
      '0',
    ]);
  });

  it('says that nothing got worse where nothing did', async () => {
    await renderApp(host, {}, '#/activity');
    const trend = await screen.findByRole('region', { name: 'How it went' });
    expect(trend.textContent).toBe(
      'How it wentIt has not got worse since 1 Sept 2026, 08:30.' +
        'At every check since 1 Sept 2026, 08:30: 8 of 9 required flows are closed on this server.',
    );
  });

  it('draws what lasted minutes among weeks, and what has just begun', async () => {
    const double = await renderApp(host);
    const whole = await double.listActivity();
    const [point] = whole.trend;
    if (point === undefined) throw new Error('the sample was checked');
    const at = (time: string, failing: number) => ({ ...point, time, failing, unknown: 0 });
    const trend = [
      at('2026-08-01T08:00:00Z', 8),
      at('2026-08-01T08:05:00Z', 0),
      at(new Date().toISOString(), 3),
    ];
    vi.spyOn(double, 'listActivity').mockResolvedValue({ ...whole, trend });
    await userEvent.click(screen.getByRole('link', { name: 'Activity' }));
    const region = await screen.findByRole('region', { name: 'How it went' });
    const bars = [...region.querySelectorAll('g')].map((bar) => [
      bar.getAttribute('transform'),
      bar.querySelector('rect')?.getAttribute('width'),
    ]);
    expect(bars[0]).toEqual(['translate(0 0)', '3']);
    expect(bars[2]).toEqual(['translate(597 0)', '3']);
  });

  it('is filtered, and says so when nothing is left', async () => {
    await renderApp(host, {}, '#/activity');
    const filter = await screen.findByLabelText('Show');
    await userEvent.selectOptions(filter, 'What others changed');
    expect(screen.getByText('Nothing of that kind has happened')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Show everything' }));
    expect(screen.getByText('Checked')).toBeDefined();
  });

  it('takes a change back, and shows that it was', async () => {
    const double = await renderApp(host, {}, '#/activity');
    const plan = await double.proposePlan(null);
    await double.applyPlan(plan.planId);
    const undo = vi.spyOn(double, 'undo');
    await userEvent.dblClick(await screen.findByRole('button', { name: /^Undo: 6 rules/ }));
    expect(await screen.findByText('6 rules were taken back.')).toBeDefined();
    expect(undo).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull());
    expect((await double.getState()).assessment?.summary.failing).toBe(8);
  });

  it('does not say that it was seen to be undone where it was not', async () => {
    const double = await renderApp(host, {}, '#/activity');
    const plan = await double.proposePlan(null);
    await double.applyPlan(plan.planId);
    vi.spyOn(double, 'undo').mockResolvedValueOnce({
      kind: 'done',
      entryId: 'x',
      verified: false,
      stepsDone: 6,
      stepsPlanned: 6,
      problem: null,
    });
    await userEvent.click(await screen.findByRole('button', { name: /^Undo: 6 rules/ }));
    expect(await screen.findByText('Changed, but not yet seen to work.')).toBeDefined();
    expect(screen.queryByText(/Undone, and seen/)).toBeNull();
  });

  it('tells what is missing of it, and shows the rest', async () => {
    const double = await renderApp(host, past);
    const whole = await double.listActivity();
    const problem = {
      what: 'What was changed from a terminal or by other users cannot be told.',
      why: 'Access is denied.',
      next: 'Look at the folder.',
    };
    vi.spyOn(double, 'listActivity').mockResolvedValue({ ...whole, problem });
    await userEvent.click(screen.getByRole('link', { name: 'Activity' }));
    expect(await screen.findByText(problem.what)).toBeDefined();
    expect(screen.getByText('Saved')).toBeDefined();
  });

  it('says why it could not be loaded, and tries again', async () => {
    const double = await renderApp(host);
    vi.spyOn(double, 'listActivity').mockRejectedValueOnce(new Error('the disk is gone'));
    await userEvent.click(screen.getByRole('link', { name: 'Activity' }));
    expect(await screen.findByText('the disk is gone')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Checked')).toBeDefined();
  });

  it('is German where that is wanted', async () => {
    await renderApp(host, { ...past, settings: { language: 'de' } }, '#/activity');
    const trend = await screen.findByRole('region', { name: 'Wie es verlief' });
    expect(trend.textContent).toContain('Zuletzt schlechter geworden am 22.08.2026, 13:05:');
    const all = (await lines()).join('\n');
    expect(all).toContain('2 von 9 nötigen Verbindungen sind auf diesem Server geschlossen.');
    expect(all).toContain('Nicht jeder Schritt wurde gemacht.');
    expect(all).toContain('Andere Server und Ausnahmen');
  });
});
