import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { sampleIds } from '../app/samples.ts';
import { catalogueOf, loadCatalogue } from '../app/catalogue.ts';
import type { Flow } from '../core/vmm/catalogue.ts';
import { features, hostRoles, releaseIds } from '../core/vmm/terms.ts';
import { formatRoute, views } from './state/route.ts';
import type { CompanionDouble } from './test-double/companion-double.ts';
import { renderApp } from './test-double/render-app.tsx';
import { scenes } from './test-double/scenes.ts';
import { shownTexts } from './test-double/shown-texts.ts';
import { german } from './texts/de/catalogue.ts';

async function goTo(fragment: string): Promise<void> {
  act(() => {
    window.location.hash = fragment;
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });
  // Grey lines stand for what is still loading; while a host is read they stay.
  const waits = () =>
    document.querySelector('.waiting') !== null &&
    document.querySelector('.progress-strip') === null;
  await waitFor(() => expect(waits()).toBe(false));
}

/** Words without which English has hardly a sentence, and which German has not. */
const englishWord =
  /\b(a|the|of|is|are|and|not|with|could|would|from|this|that|has|have|which|for|only|to|by|or|may|be|no|it|its|on|clear|rules?|flows?|servers?|services?)\b/;

/** Names that rules have or will get: they are as somebody wrote them, whatever sentence they stand in. */
async function namesOf(host: CompanionDouble): Promise<readonly string[]> {
  const rules = await host.listRules();
  const { assessment } = await host.getState();
  const { steps } = assessment === null ? { steps: [] } : await host.proposePlan(null);
  return [
    ...rules.flatMap(({ name, group, id }) => [name, group, id]),
    ...steps.map(({ ruleName }) => ruleName),
  ]
    .filter((name) => englishWord.test(name))
    .toSorted((a, b) => b.length - a.length);
}

/** What a person or Windows wrote in a scene: reasons, names and messages of the system. */
const writtenIn = ({
  settings,
  state,
  settingsProblems = [],
}: (typeof scenes)[string]): string[] => [
  ...(settings?.exceptions ?? []).flatMap(({ reason, who }) => [reason, who]),
  ...(typeof state?.problem?.why === 'string' ? [state.problem.why] : []),
  ...settingsProblems.flatMap((each) => (each.kind === 'storage' ? [each.problem.why] : [])),
];

/** What stands on the page and looks English, not in quotes and no name of a file, each with where it was seen. */
const englishShown = (place: string, names: readonly string[]) =>
  shownTexts(document)
    .map((text) => names.reduce((rest, name) => rest.replaceAll(name, ''), text))
    .map((text) => text.replaceAll(/„[^“]*“|[\w-]+\.exe/g, ''))
    .filter((text) => englishWord.test(text))
    .map((text) => `${place}: ${text}`);

/** Every flow once, with a release that has it. */
const releaseOfFlow = new Map(
  releaseIds.flatMap((release) =>
    loadCatalogue(catalogueOf(release)).flows.map((flow) => [flow.id, { release, flow }] as const),
  ),
);
const ofRelease = (release: string) =>
  [...releaseOfFlow.values()].filter((each) => each.release === release).map(({ flow }) => flow);

/** At which end a Windows computer can be; the other one may be a device. */
const endOf = ({ listener }: Flow) =>
  listener.roles.some((role) => hostRoles.some((each) => each === role)) ? 'in' : 'out';

/** What the catalogue says of a flow in English and German says otherwise. */
function englishOf({ id, initiator, listener, purpose, symptom, notes }: Flow): string[] {
  const said = {
    id,
    initiator: initiator.text,
    listener: listener.text,
    purpose,
    symptom: symptom?.text ?? '',
    notes: notes ?? '',
  };
  const { id: _id, ...germanTexts } = german.inLanguage.flow(said);
  return Object.entries(germanTexts).flatMap(([field, text]) => {
    const english = field in said ? said[field as keyof typeof said] : '';
    return english === '' || english === text ? [] : [english];
  });
}

describe('the German window', () => {
  const releases = [...new Set([...releaseOfFlow.values()].map(({ release }) => release))];

  it.each(releases)('shows no English text of a flow of the catalogue, VMM %s', async (release) => {
    const everything = { release, roles: [...hostRoles], features: [...features] };
    await renderApp('healthy-management-server-2022', {
      settings: { language: 'de', ...everything },
    });
    await screen.findByRole('heading', { level: 1 });
    const found: string[] = [];
    for (const flow of ofRelease(release)) {
      await goTo(formatRoute({ view: 'flows', flow: { id: flow.id, direction: endOf(flow) } }));
      const title = document.querySelector('#flow-title')?.textContent;
      expect(title).toBe(german.inLanguage.flow({ id: flow.id, purpose: flow.purpose }).purpose);
      const english = englishOf(flow);
      found.push(
        ...shownTexts(document).filter((text) => english.some((one) => text.includes(one))),
      );
    }
    expect(found).toEqual([]);
  });

  it.each(sampleIds)('has no English on %s, whichever view', async (host) => {
    const double = await renderApp(host, { settings: { language: 'de' } });
    await screen.findByRole('heading', { level: 1 });
    const names = await namesOf(double);
    const found: string[] = [];
    for (const view of views) {
      await goTo(`#/${view}`);
      found.push(...englishShown(view, names));
    }
    const { assessment } = await double.getState();
    for (const { id, direction, verdict } of assessment?.flows ?? []) {
      if (verdict === 'allowed') continue;
      await goTo(formatRoute({ view: 'flows', flow: { id, direction } }));
      found.push(...englishShown(`${id} ${direction}`, names));
    }
    await goTo('#/overview');
    document.querySelector<HTMLElement>('.headline .fix-button')?.click();
    await waitFor(() => expect(document.querySelector('.fix-content .waiting')).toBeNull());
    found.push(...englishShown('fix', names));
    expect(found).toEqual([]);
  });

  it.each(Object.entries(scenes))('has no English in the scene %s', async (name, scene) => {
    const host = name === 'excepted' ? 'hyperv-host-2019-disabled-rules' : 'library-server-2019';
    const settings = { ...scene.settings, language: 'de' } as const;
    const double = await renderApp(host, { ...scene, settings });
    await waitFor(() => expect(document.querySelector('main')).not.toBeNull());
    const names = [...(await namesOf(double)), ...writtenIn(scene)];
    const found: string[] = [];
    for (const view of views) {
      await goTo(`#/${view}`);
      found.push(...englishShown(view, names));
    }
    expect(found).toEqual([]);
  });

  it('has no English in an answer that depends on what was not read', async () => {
    const host = 'partly-unreadable-host-2022';
    const double = await renderApp(host, { settings: { language: 'de' } }, '#/ask');
    const submit = await screen.findByRole('button', { name: german.texts['ask.submit'] });
    await userEvent.click(submit);
    await screen.findByRole('heading', { level: 2 });
    expect(englishShown('ask', await namesOf(double))).toEqual([]);
    expect(document.querySelector('.answer')?.textContent).toContain(
      'wurde diesem Benutzer verweigert',
    );
  });
});
