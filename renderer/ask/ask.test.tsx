import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { AskResult } from '../../electron/contract/model.ts';
import { renderApp } from '../test-double/render-app.tsx';

const host = 'hyperv-host-2019-disabled-rules';
const answer = (verdict: 'allow' | 'block'): AskResult => ({
  kind: 'answer',
  answer: { verdict, reason: 'default-action', rules: [], unknown: [] },
  rules: [],
});

describe('an answer', () => {
  it('is asked for again when the rules were read again, and stands until then', async () => {
    const double = await renderApp(host, {}, '#/ask');
    const ask = vi.spyOn(double, 'ask').mockResolvedValueOnce(answer('block'));
    fireEvent.click(await screen.findByRole('button', { name: 'Ask' }));
    await screen.findByRole('heading', { name: 'It is blocked' });
    ask.mockResolvedValueOnce(answer('allow'));
    await act(() => double.checkNow());
    await screen.findByRole('heading', { name: 'It passes' });
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('of one server does not stand there as one of another', async () => {
    const double = await renderApp(host, {}, '#/ask');
    const ask = vi.spyOn(double, 'ask').mockResolvedValueOnce(answer('block'));
    fireEvent.click(await screen.findByRole('button', { name: 'Ask' }));
    await screen.findByRole('heading', { name: 'It is blocked' });
    let late: (result: AskResult) => void = () => undefined;
    ask.mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
    await act(() => double.openSample('library-server-2019'));
    await waitFor(() =>
      expect(screen.queryByRole('heading', { name: 'It is blocked' })).toBeNull(),
    );
    late(answer('allow'));
    await screen.findByRole('heading', { name: 'It passes' });
  });
});
