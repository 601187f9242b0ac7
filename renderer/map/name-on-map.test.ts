import { describe, expect, it } from 'vitest';
import { nameOnMap } from './name-on-map.ts';

describe('nameOnMap', () => {
  it.each([
    ['HV05.contoso.com', 'HV05.contoso.com'],
    ['SCVMM-PROD-01.europe.corp.contoso.com', 'SCVMM-PROD-01'],
    ['x'.repeat(300), `${'x'.repeat(17)}…`],
    [`${'🖥'.repeat(30)}.contoso.com`, `${'🖥'.repeat(17)}…`],
    ['', ''],
  ])('%s', (name, shown) => expect(nameOnMap(name)).toBe(shown));
});
