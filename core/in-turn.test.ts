import { describe, expect, it } from 'vitest';
import { oneAtATime } from './in-turn.ts';

describe('work in turn', () => {
  it('begins when what came before has ended, in the order asked for', async () => {
    const inTurn = oneAtATime();
    const seen: string[] = [];
    const work = (name: string, ticks: number) => async () => {
      seen.push(`${name} begins`);
      for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
      seen.push(`${name} ends`);
      return name;
    };
    const names = await Promise.all([inTurn(work('first', 5)), inTurn(work('second', 1))]);
    expect(names).toEqual(['first', 'second']);
    expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('goes on after work that failed, which only its own caller is told', async () => {
    const inTurn = oneAtATime();
    const failing = inTurn(() => Promise.reject(new Error('no disk')));
    const next = inTurn(() => Promise.resolve('next'));
    await expect(failing).rejects.toThrow('no disk');
    await expect(next).resolves.toBe('next');
  });
});
