import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { FlowException } from '../../electron/contract/model.ts';
import { renderApp } from '../test-double/render-app.tsx';

const host = 'hyperv-host-2019-disabled-rules';
const exception: FlowException = {
  flow: 'vmconnect-hyperv',
  host: '*',
  reason: 'No consoles here',
  who: 'Ops',
  expires: null,
};
const lines = async () => {
  const table = await screen.findByRole('table', { hidden: true });
  return within(table)
    .getAllByRole('row', { hidden: true })
    .map((row) => row.textContent ?? '');
};

describe('the map', () => {
  it('draws no line for what is excepted, unless all flows are wanted', async () => {
    await renderApp(host, {}, '#/map');
    expect((await lines()).join('\n')).toContain('VMM console');
    await renderApp(host, { settings: { exceptions: [exception] } }, '#/map');
    expect((await lines()).join('\n')).not.toContain('VMM console');
    await userEvent.selectOptions(screen.getByLabelText('Show'), 'All');
    expect((await lines()).join('\n')).toContain('VMM console');
  });

  it('repairs the flows of a line', async () => {
    await renderApp(host, {}, '#/map');
    const line = await screen.findByRole('button', { name: /^VMM console and Hyper-V host/ });
    await userEvent.click(line);
    const panel = within(screen.getByRole('complementary', { name: 'Flows of the line' }));
    await userEvent.click(panel.getByRole('button', { name: /^Fix/ }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByRole('button', { name: 'Apply 1 change' })).toBeDefined();
  });
});
