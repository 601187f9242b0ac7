import { html } from '../../report/html/markup.ts';
import { style } from '../../report/html/style/style.ts';
import type { FleetFacts } from '../facts.ts';
import type { Fleet } from '../model.ts';
import { causes, failingFlows } from './flows.ts';
import { matrix } from './matrix.ts';
import { opening } from './opening.ts';
import { exceptions, notes, unread } from './record.ts';
import { servers, settings } from './servers.ts';
import { fleetStyle } from './style.ts';

/** Nothing is loaded and nothing runs, whatever a text in the page might try. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** One file without script: the answer, the causes, the flows, then every server. */
export function writeFleetHtml(fleet: Fleet, facts: FleetFacts): string {
  const { tool, generatedAt } = facts;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="${tool.name} ${tool.version}" />
        <title>
          Windows Firewall for VMM on ${fleet.summary.hosts} servers, ${generatedAt.slice(0, 10)}
        </title>
        ${style}
        <style>
          ${fleetStyle}
        </style>
      </head>
      <body>
        <main>
          ${opening(fleet, facts)}${causes(fleet)}${failingFlows(fleet)}${matrix(fleet)}${settings(fleet)}${servers(fleet)}${exceptions(facts)}${unread(fleet)}${notes(fleet)}
        </main>
      </body>
    </html> `.markup;
}
