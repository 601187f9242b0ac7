import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { policyOfSnapshot } from '../../core/assessment/policy-of-snapshot.ts';
import { secondOpinionOf } from '../../core/second-opinion/of-snapshot.ts';
import { snapshot as snapshotSchema } from '../../core/snapshot/schema.ts';
import { requireEngine } from '../powershell-engine/engine.ts';
import { fakeLiveHost, type FakeLiveHost } from './fake-live-host.ts';

const open: FakeLiveHost[] = [];
afterAll(() => Promise.all(open.map(({ live }) => live.close())));

async function opinionOf(name: string, timeoutMs = 200_000) {
  const file = new URL(`../../assets/samples/${name}.json`, import.meta.url);
  const host = fakeLiveHost(snapshotSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  if (host === undefined) throw new Error('no engine');
  open.push(host);
  const read = await host.live.collect({ timeoutMs, secondOpinion: true });
  if (!read.ok) throw new Error(read.error.why);
  const { disputed, disputedSettings, gaps } = secondOpinionOf(
    read.value,
    policyOfSnapshot(read.value),
  );
  return {
    gaps,
    disputedSettings,
    disputes: disputed.flatMap(({ disagreements }) =>
      disagreements.map(
        ({ rule, field, registry, netSecurity }) =>
          `${rule.id} ${field}: ${registry} / ${netSecurity}`,
      ),
    ),
  };
}

describe.runIf(requireEngine()?.isStandIn === true)(
  'NetSecurity of the fake Windows, asked for real',
  { timeout: 240_000 },
  () => {
    it.each(['hyperv-host-2019-disabled-rules', 'policy-voids-local-rules-2022'])(
      'agrees with the registry about every rule of %s',
      async (name) => {
        expect(await opinionOf(name)).toEqual({
          gaps: [],
          disputes: [],
          disputedSettings: [],
        });
      },
    );
  },
);
