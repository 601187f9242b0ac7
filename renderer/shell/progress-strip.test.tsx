import { act, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderApp } from '../test-double/render-app.tsx';

it('says to a screen reader that a reading began, and the sentence it ended with', async () => {
  const double = await renderApp('hyperv-host-2019-disabled-rules', { delay: 40 });
  const heard = () => screen.getAllByRole('status')[0]?.textContent ?? null;
  const read = double.checkNow();
  await waitFor(() => expect(heard()).toBe('Reading the server'));
  await act(() => read);
  await waitFor(() => expect(heard()).toBe('8 of 9 required flows are closed on this server.'));
});
