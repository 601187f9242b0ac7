import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../core/assessment/model.ts';
import { releaseIds } from '../../core/vmm/terms.ts';
import { catalogueOf, loadCatalogue } from '../catalogue.ts';
import { documentsOf } from './documents.ts';

describe('documentsOf', () => {
  it('has a title for every document that a flow of any release names', () => {
    for (const release of releaseIds) {
      const catalogue = loadCatalogue(catalogueOf(release));
      const flows = catalogue.flows.map(({ sources }) => ({
        sources,
        portSource: [{ ports: '1', from: 'documented', where: sources.join(', ') }],
      }));
      // Only what is looked at.
      const documents = documentsOf({ flows, faults: [] } as unknown as Assessment, catalogue);
      const ids = new Set(catalogue.flows.flatMap(({ sources }) => sources));
      expect(Object.keys(documents).sort()).toEqual([...ids].sort());
      for (const { title, address } of Object.values(documents)) {
        expect(title).not.toMatch(/^S\d+$|^$/);
        expect(address).toMatch(/^(https:\/\/.*)?$/);
      }
    }
  });

  it('leaves out places that are no document', () => {
    const flow = {
      sources: ['S01', '__proto__'],
      portSource: [{ ports: '8100', from: 'registry', where: 'HKLM\\X' }],
    };
    const assessment = { flows: [flow], faults: [] } as unknown as Assessment;
    const catalogue = loadCatalogue(catalogueOf('2022'));
    expect(documentsOf(assessment, catalogue)).toEqual({
      S01: {
        title: 'Identify VMM ports and protocols, 15 Nov 2024',
        address: expect.stringContaining('https://github.com/MicrosoftDocs/'),
      },
    });
  });
});
