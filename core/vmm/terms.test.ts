import { expect, it } from 'vitest';
import { releaseWords } from './terms.ts';

it('spells releases as Microsoft does', () => {
  expect(['2008r2', '2012sp1', '2022'].map(releaseWords)).toEqual([
    'VMM 2008 R2',
    'VMM 2012 SP1',
    'VMM 2022',
  ]);
});
