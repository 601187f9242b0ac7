import { screen, within, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../test-double/render-app.tsx';
import { scenes } from '../test-double/scenes.ts';

describe('the overview', () => {
  it('says first what is closed, then what that breaks', async () => {
    await renderApp('hyperv-host-2019-disabled-rules');
    const sentence = screen.getByRole('heading', { level: 1 });
    expect(sentence.textContent).toBe('8 of 9 required flows are closed on this server.');
    const card = screen.getByRole('region', { name: 'Hosts cannot be managed' });
    expect(card.textContent).toContain('2916');
    expect(within(card).getByRole('link', { name: /TCP 5985/ })).toBeDefined();
  });

  it('says it in German', async () => {
    await renderApp('hyperv-host-2019-disabled-rules', { settings: { language: 'de' } });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
      '8 von 9 nötigen Verbindungen sind auf diesem Server geschlossen.',
    );
    await waitFor(() => expect(document.documentElement.lang).toBe('de'));
  });

  it('says in both languages what the readers of the files remark', async () => {
    const inputNotes = [
      'SYSTEM: The hive was copied while Windows was writing it: its last changes may be missing.',
      'a. B.reg: nothing in this file is about the firewall or VMM.',
    ];
    const state = { inputNotes };
    await renderApp('healthy-management-server-2022', { state });
    const said = screen.getByRole('region', { name: 'What may be missing in the opened files' });
    expect(
      within(said)
        .getAllByRole('listitem')
        .map((each) => each.textContent),
    ).toEqual(inputNotes);
    await renderApp('healthy-management-server-2022', { state, settings: { language: 'de' } });
    const german = await screen.findByRole('region', { name: /geöffneten Dateien/ });
    expect(german.textContent).toContain('SYSTEM: Die Registrierungsstruktur wurde kopiert');
    expect(german.textContent).toContain('B.reg: Nichts in dieser Datei');
  });

  it('leads to where roles are chosen from a server on which none was found', async () => {
    for (const view of ['overview', 'flows', 'map']) {
      await renderApp('no-vmm-2022', {}, `#/${view}`);
      await userEvent.click(await screen.findByRole('button', { name: 'Choose its roles' }));
      expect(await screen.findByRole('heading', { name: 'Settings' })).toBeDefined();
    }
    await renderApp('no-vmm-2022', {}, '#/flows');
    expect(await screen.findByRole('heading', { name: 'There are no flows' })).toBeDefined();
  });

  it('offers no repair where nothing fails', async () => {
    await renderApp('healthy-management-server-2022');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Everything');
    expect(screen.queryByRole('button', { name: /Fix/ })).toBeNull();
  });

  it('offers no repair for what cannot be told, and says what could not be read', async () => {
    await renderApp('partly-unreadable-host-2022');
    expect(screen.queryByRole('button', { name: /Fix/ })).toBeNull();
    expect(screen.getByRole('region', { name: 'Something could not be read' })).toBeDefined();
  });

  it('shows the flows of a count', async () => {
    await renderApp('hyperv-host-2019-disabled-rules');
    await userEvent.click(screen.getByRole('button', { name: /8\s*Rule is off/ }));
    expect(await screen.findByText('8 of 23 flows')).toBeDefined();
  });

  it('says why there is no server, and what to do next', async () => {
    await renderApp('healthy-management-server-2022', scenes['failed'] ?? {});
    expect(screen.getByText(/spawn EACCES.*application control policy/)).toBeDefined();
    expect(screen.getAllByRole('button', { name: 'Check now' }).length).toBe(2);
  });

  it('asks for the release where only a person knows it', async () => {
    const double = await renderApp('healthy-management-server-2022', scenes['ask-release'] ?? {});
    await userEvent.click(await screen.findByRole('radio', { name: 'VMM 2019' }));
    await userEvent.click(screen.getByRole('button', { name: 'Use this' }));
    expect((await double.getState()).settings.values.release).toBe('2019');
  });
});
