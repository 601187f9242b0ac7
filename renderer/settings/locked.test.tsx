import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../test-double/render-app.tsx';
import { scenes } from '../test-double/scenes.ts';

const host = 'hyperv-host-2019-disabled-rules';

describe('what policy has locked', () => {
  it('is shown with its value and its path, and cannot be changed', async () => {
    await renderApp(host, scenes['locked'] ?? {}, '#/settings');
    const peers = within(await screen.findByRole('region', { name: 'Other servers' }));
    const field = peers.getByLabelText('Management server');
    expect(field.getAttribute('value')).toBe('10.20.0.5, 10.20.8.0/24');
    for (const input of peers.getAllByRole('textbox'))
      expect(input.hasAttribute('disabled')).toBe(true);
    expect(peers.getByText(/VmmFirewallCompanion\\Peers$/)).toBeDefined();

    const exceptions = within(screen.getByRole('region', { name: 'Exceptions' }));
    expect(exceptions.getByText('No consoles in this site')).toBeDefined();
    expect(exceptions.getByText('HV*')).toBeDefined();
    expect(exceptions.getByText(/VmmFirewallCompanion\\Exceptions$/)).toBeDefined();
    expect(exceptions.queryByRole('group', { name: 'Add an exception' })).toBeNull();
    const remove = exceptions.getByRole('button', { name: /^Remove the exception/ });
    expect(remove.hasAttribute('disabled')).toBe(true);
  });

  it('leaves everything else free', async () => {
    await renderApp(host, scenes['locked'] ?? {}, '#/settings');
    const theme = await screen.findByLabelText('Theme');
    expect(theme.hasAttribute('disabled')).toBe(false);
    expect(screen.getByLabelText('Check every').hasAttribute('disabled')).toBe(true);
  });
});
