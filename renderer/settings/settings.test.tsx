import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderApp } from '../test-double/render-app.tsx';
import { scenes } from '../test-double/scenes.ts';

const host = 'hyperv-host-2019-disabled-rules';
const mistakes = scenes['mistakes'] ?? {};

describe('what was set and does not count', () => {
  it('is told with its place', async () => {
    await renderApp(host, mistakes, '#/settings');
    expect(await screen.findByText(/line 8: there is no flow agent-control-winrm/)).toBeDefined();
    expect(screen.getByText(/line 17: exceptions, entry 3, expires: a day/)).toBeDefined();
    expect(screen.getByText(/pink is none of system, light, dark/)).toBeDefined();
  });

  it('is told in German', async () => {
    await renderApp(host, { ...mistakes, settings: { language: 'de' } }, '#/settings');
    expect(await screen.findByText(/Zeile 8: eine Verbindung agent-control-winrm/)).toBeDefined();
    expect(screen.getByText(/Zeile 2: erwartet: eine Rolle und ihre Adressen/)).toBeDefined();
    expect(screen.getByText(/settings\.json ließ sich nicht lesen/)).toBeDefined();
  });

  it('is said elsewhere where flows fail by it, with the way to it', async () => {
    await renderApp(host, mistakes, '#/overview');
    expect(await screen.findByText(/of exceptions are wrong and do not count/)).toBeDefined();
    expect(screen.getByText(/settings\.json could not be read\.$/)).toBeDefined();
    const [button] = screen.getAllByRole('button', { name: 'Show what is wrong' });
    if (button !== undefined) fireEvent.click(button);
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Show what is wrong' })).toBeNull();
  });
});

describe('a draft of exceptions', () => {
  it('keeps what others wrote into the file meanwhile', async () => {
    const [first, second] = scenes['excepted']?.settings?.exceptions ?? [];
    if (first === undefined || second === undefined) throw new Error('the scene has two');
    const double = await renderApp(host, { settings: { exceptions: [first] } }, '#/settings');
    const list = within(await screen.findByRole('region', { name: 'Exceptions' }));
    fireEvent.click(list.getByRole('button', { name: /^Remove the exception/ }));
    await double.saveSettings({
      ...(await double.getState()).settings.values,
      exceptions: [first, second],
    });
    expect(await list.findByText('Nobody opens consoles on this host')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Settings saved');
    expect((await double.getState()).settings.values.exceptions).toEqual([second]);
  });
});

describe('a draft of what a server is', () => {
  it('ends when another server is opened', async () => {
    const double = await renderApp(host, {}, '#/settings');
    const peers = within(await screen.findByRole('region', { name: 'Other servers' }));
    const field = peers.getByLabelText<HTMLInputElement>('Management server');
    fireEvent.change(field, { target: { value: '10.1.2.3' } });
    expect(screen.getByText('Not saved yet')).toBeDefined();
    await act(() => double.openSample('library-server-2019'));
    expect(screen.queryByText('Not saved yet')).toBeNull();
    expect(screen.queryByDisplayValue('10.1.2.3')).toBeNull();
  });
});

describe('start at login', () => {
  it('is asked for when the page opens and when one comes back to the window', async () => {
    const double = await renderApp(host);
    const asked = vi.spyOn(double, 'getState');
    fireEvent.click(screen.getByRole('link', { name: 'Settings' }));
    await screen.findByRole('heading', { name: 'Settings' });
    expect(asked).toHaveBeenCalledTimes(1);
    fireEvent.focus(window);
    expect(asked).toHaveBeenCalledTimes(2);
    fireEvent.click(screen.getByRole('link', { name: 'Ask' }));
    await screen.findByRole('heading', { name: 'Would this traffic pass?' });
    fireEvent.focus(window);
    expect(asked).toHaveBeenCalledTimes(2);
  });
});
