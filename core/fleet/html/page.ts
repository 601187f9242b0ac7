import { code, foreign, html, type Content } from '../../report/html/markup.ts';
import { style } from '../../report/html/style/style.ts';
import { timeWords } from '../../report/words.ts';
import type { Fleet } from '../model.ts';
import { fleetHeadline, fleetPortWords } from '../words.ts';
import { matrix } from './matrix.ts';
import { matrixStyle } from './style.ts';

/** Nothing is loaded and nothing runs, whatever a text in the page might try. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export interface FleetPageFacts {
  /** ISO 8601 with zone. */
  readonly generatedAt: string;
  readonly tool: { readonly name: string; readonly version: string };
}

function causes({ causes: found }: Fleet): Content {
  if (found.length === 0) return undefined;
  return html`<section>
    <h2>Most frequent causes</h2>
    <table>
      <colgroup>
        <col style="width: 10%" />
        <col style="width: 60%" />
        <col style="width: 30%" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Servers</th>
          <th scope="col">Cause</th>
          <th scope="col">Flows</th>
        </tr>
      </thead>
      <tbody>
        ${found.map(
          ({ text, hosts, flows }) =>
            html`<tr>
              <td>${hosts}</td>
              <th scope="row">${foreign(text)}</th>
              <td>${flows.map((id) => html`<div>${code(id)}</div>`)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </section> `;
}

/** Numbered as in the matrix. */
function failingFlows({ flows }: Fleet): Content {
  const failing = flows.filter((flow) => flow.failing > 0);
  if (failing.length === 0) return undefined;
  return html`<section>
    <h2>Flows that fail</h2>
    <table>
      <colgroup>
        <col style="width: 7%" />
        <col style="width: 18%" />
        <col style="width: 45%" />
        <col style="width: 30%" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Fails on</th>
          <th scope="col">Flow</th>
          <th scope="col">Port</th>
        </tr>
      </thead>
      <tbody>
        ${failing.map(
          (flow, i) =>
            html`<tr>
              <td>${i + 1}</td>
              <td>
                ${flow.failing} of
                ${flow.needed}${flow.unknown > 0 ? `, ${flow.unknown} of them cannot be told` : ''}
              </td>
              <th scope="row">
                <p>${flow.purpose}</p>
                <p class="small">${code(flow.id)}</p>
              </th>
              <td>${fleetPortWords(flow)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </section> `;
}

function unread({ unread: left }: Fleet): Content {
  if (left.length === 0) return undefined;
  return html`<section>
    <h2>Inputs that could not be read</h2>
    <ul class="plain">
      ${left.map(({ problem }) => html`<li>${foreign(problem)}</li> `)}
    </ul>
  </section> `;
}

/** One file without script: the answer, the causes, the flows, then every server. */
export function writeFleetHtml(fleet: Fleet, { generatedAt, tool }: FleetPageFacts): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="${tool.name} ${tool.version}" />
        <title>Windows Firewall for VMM on ${fleet.summary.hosts} servers</title>
        ${style}
        <style>
          ${matrixStyle}
        </style>
      </head>
      <body>
        <main>
          <header>
            <p class="product">${tool.name}: Windows Firewall for VMM on several servers</p>
            <h1>${fleetHeadline(fleet)}</h1>
          </header>
          ${causes(fleet)}${failingFlows(fleet)}${matrix(fleet)}${unread(fleet)}
        </main>
        <footer>Made ${timeWords(generatedAt)} by ${tool.name} ${tool.version}.</footer>
      </body>
    </html> `.markup;
}
