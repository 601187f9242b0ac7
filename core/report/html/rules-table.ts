import { profileWords, storeWords } from '../../assessment/words/english.ts';
import { profiles as allProfiles } from '../../firewall/terms.ts';
import { valueName } from '../../vmm/value-name.ts';
import type { DecidingRule, Report } from '../model.ts';
import { directionWords } from '../words.ts';
import { code, foreign, html, joined, type Content } from './markup.ts';
import { tableSection } from './table-section.ts';

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
  // No profile named means every one.
  const isEverywhere = [0, allProfiles.length].includes(rule.profiles.length);
  const on = isEverywhere
    ? 'all profiles'
    : rule.profiles.map((profile) => profileWords[profile]).join(', ');
  // A reference into a file of texts says nothing to a reader.
  const isPlain = rule.name !== '' && !rule.name.startsWith('@');
  return html`<tr>
    <th scope="row">
      ${isPlain ? html`<p>${foreign(rule.name)}</p>` : undefined}
      <p${isPlain ? html` class="small"` : undefined}>${code(valueName(rule.id))}</p>
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

function table(id: string, title: string, lead: string, rules: readonly DecidingRule[]): Content {
  if (rules.length === 0) return undefined;
  return tableSection({
    id: id,
    title: title,
    lead: lead,
    columns: [
      ['Rule', 24],
      ['Store', 9],
      ['Does', 13],
      ['Traffic', 19],
      ['Program', 17],
      ['Flows', 18],
    ],
    rows: rules.map(row),
  });
}

export function rulesTables({ rules }: Report): Content {
  const deciding = rules.filter(({ decided }) => decided);
  const others = rules.filter(({ decided }) => !decided);
  return [
    table(
      'deciding-rules',
      'Rules that decided',
      'Every rule that allows or blocks a flow above.',
      deciding,
    ),
    table(
      'other-rules',
      'Rules that do not count',
      'Rules that would open a flow that this server needs, but are switched off, void, or not for its traffic.',
      others,
    ),
  ];
}
