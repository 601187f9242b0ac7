import { htmlDocument } from '../../report/html/document.ts';
import { html } from '../../report/html/markup.ts';
import type { FleetFacts } from '../facts.ts';
import type { Fleet } from '../model.ts';
import { causes, failingFlows } from './flows.ts';
import { matrix } from './matrix.ts';
import { opening } from './opening.ts';
import { exceptions, notes, unread } from './record.ts';
import { servers, settings } from './servers.ts';
import { fleetStyle } from './style.ts';

/** The answer, the causes, the flows, then every server. */
export function writeFleetHtml(fleet: Fleet, facts: FleetFacts): string {
  const { tool, generatedAt } = facts;
  const { hosts } = fleet.summary;
  return htmlDocument({
    tool,
    title: `Windows Firewall for VMM on ${hosts} servers, ${generatedAt.slice(0, 10)}`,
    ownStyle: html`<style>
      ${fleetStyle}
    </style>`,
    main: [
      opening(fleet, facts),
      causes(fleet),
      failingFlows(fleet),
      matrix(fleet),
      settings(fleet),
      servers(fleet),
      exceptions(facts),
      unread(fleet),
      notes(fleet),
    ],
  });
}
