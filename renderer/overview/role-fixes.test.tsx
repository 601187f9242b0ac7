import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../test-double/render-app.tsx';

describe('a repair for one role', () => {
  it('is offered for each role that has something to repair, and opens that only', async () => {
    const double = await renderApp('hardened-management-server-2022');
    const { assessment } = await double.getState();
    const failing = (assessment?.flows ?? []).filter(
      ({ failing: fails, verdict }) => fails && verdict !== 'unknown',
    );
    const roles = within(screen.getByRole('list', { name: 'Fix for one role' }));
    const [button] = roles.getAllByRole('button');
    const [role] = failing;
    const own = failing.filter((flow) => flow.role === role?.role);
    expect(button?.textContent).toContain(`fix ${own.length}`);
    expect(own.length).toBeLessThan(failing.length);
    if (button !== undefined) await userEvent.click(button);
    expect(await screen.findByRole('dialog')).toBeDefined();
  });

  it('is not offered where one role has it all', async () => {
    await renderApp('hyperv-host-2019-disabled-rules');
    expect(screen.queryByRole('list', { name: 'Fix for one role' })).toBeNull();
  });
});
