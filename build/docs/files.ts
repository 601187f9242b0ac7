import { releases } from '../../app/catalogue.ts';
import { flowsPage } from './catalogue/flows-page.ts';
import { indexPage } from './catalogue/index-page.ts';
import { publishedPage } from './catalogue/published-page.ts';
import { releasePage } from './catalogue/release-page.ts';
import { sourcesPage } from './catalogue/sources-page.ts';
import { policyPage } from './policy-page.ts';

export interface GeneratedPage {
  /** Path inside docs. */
  readonly name: string;
  readonly text: string;
}

/** Every page of docs that is made from data, to the byte. */
export const generatedPages = (): GeneratedPage[] => [
  { name: 'policy.md', text: policyPage() },
  { name: 'catalogue.md', text: indexPage() },
  { name: 'catalogue/flows.md', text: flowsPage() },
  { name: 'catalogue/sources.md', text: sourcesPage() },
  { name: 'catalogue/vmm-2008-virtuatopia.md', text: publishedPage() },
  ...releases.map((file) => ({ name: `catalogue/${file.id}.md`, text: releasePage(file) })),
];
