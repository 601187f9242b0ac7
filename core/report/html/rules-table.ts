import { profileWords, storeWords } from '../../assessment/words/english.ts';
import { profiles as allProfiles } from '../../firewall/terms.ts';
import type { DecidingRule, Report } from '../model.ts';
import { directionWords } from '../words.ts';
import { code, foreign, html, joined, type Content } from './markup.ts';

function facts(label: string, values: readonly string[]): Content {
  return values.length === 0 ? undefined : html`<p>${label} ${joined(values.map(code), ', ')}</p>`;
}

function traffic(rule: DecidingRule): Content {
  const protocol = rule.protocols.length === 0 ? 'any protocol' : rule.protocols.join(', ');
  return [
    html`<p>${protocol}</p>`,
    facts('local port', rule.localPorts),
    facts('remote port', rule.remotePorts),
    facts('local address', rule.localAddresses),
    facts('remote address', rule.remoteAddresses),
  ];
}

function owner({ programs, services }: DecidingRule): Content {
  if (programs.length + services.length === 0) return 'any program';
  return [facts('', programs), facts('service', services)];
}

function row(rule: DecidingRule): Content {
  const isEverywhere = rule.profiles.length === allProfiles.length;
  const on = isEverywhere
    ? 'all profiles'
    : rule.profiles.map((profile) => profileWords[profile]).join(', ');
  const name = rule.name === '' ? rule.id : rule.name;
  return html`<tr>
    <th scope="row">
      <p>${foreign(name)}</p>
      <p class="small">${code(rule.id)}</p>
      ${rule.problems.length > 0 ? html`<p class="small">Not fully understood: ${foreign(rule.problems.join('; '))}</p>` : undefined}
    </th>
    <td>${storeWords[rule.store]}</td>
    <td>
      <p>${rule.action} ${directionWords[rule.direction]}</p>
      <p class="small">${rule.active ? 'on' : 'switched off'}, ${on}</p>
    </td>
    <td>${traffic(rule)}</td>
    <td>${owner(rule)}</td>
    <td>${joined([...new Set(rule.flows.map(({ id }) => id))].map(code), ', ')}</td>
  </tr> `;
}

export function decidingRulesTable({ rules }: Report): Content {
  if (rules.length === 0) return undefined;
  return html`<section>
    <h2>Rules that decided</h2>
    <table>
      <caption>
        Every rule that allowed or blocked a flow above, or would have.
      </caption>
      <colgroup>
        <col style="width: 24%" />
        <col style="width: 9%" />
        <col style="width: 13%" />
        <col style="width: 19%" />
        <col style="width: 17%" />
        <col style="width: 18%" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">Store</th>
          <th scope="col">Does</th>
          <th scope="col">Traffic</th>
          <th scope="col">Program</th>
          <th scope="col">Flows</th>
        </tr>
      </thead>
      <tbody>
        ${rules.map(row)}
      </tbody>
    </table>
  </section> `;
}
