import { z } from 'zod';
import type { Assessment, FlowAssessment, Note } from '../../core/assessment/model.ts';
import { assessmentSchemaVersion } from '../../core/assessment/model.ts';
import { flowVerdicts } from '../../core/firewall/flow/verdict.ts';
import { confidences, levels } from '../../core/vmm/terms.ts';
import { sameType } from './equal.ts';
import { reason } from './reason-schema.ts';
import { direction, profile, ruleRef, store } from './rule-schema.ts';

/** The assessment as it crosses the border; held equal to core/assessment/model.ts. */

const text = z.string();
const texts = z.array(text);
const count = z.int().min(0);
const origin = z.enum(['given', 'detected']);
export const verdict = z.enum(flowVerdicts);

const found = z.object({ id: text, from: origin, evidence: texts });

export const summary = z.object({
  counts: z.partialRecord(verdict, count),
  needed: count,
  failing: count,
  unknown: count,
  excepted: count,
  review: count,
  faults: count,
  outcome: z.enum(['compliant', 'action-needed', 'unknown']),
});

const portOrigin = z.object({
  ports: text,
  from: z.enum(['registry', 'documented']),
  where: text,
});

const publishedRow = z.object({
  row: z.int(),
  communication: text,
  technology: text.nullable(),
  port: z.int(),
  check: text,
  truth: text,
  flows: texts,
});

const profileVerdict = z.object({
  profile,
  verdict,
  review: z.boolean(),
  reasons: z.array(reason),
  rules: z.array(ruleRef),
});

const flowAssessment = z.object({
  id: text,
  role: text,
  peerRoles: texts,
  direction,
  level: z.enum(levels),
  feature: text.nullable(),
  featureInUse: z.boolean().nullable(),
  confidence: z.enum(confidences),
  needed: z.boolean(),
  failing: z.boolean(),
  initiator: text,
  listener: text,
  purpose: text,
  protocol: text,
  ports: text,
  portSource: z.array(portOrigin),
  verdict,
  review: z.boolean(),
  profiles: z.array(profileVerdict),
  listenerState: z.enum(['listening', 'not-listening', 'other-process', 'unknown']),
  symptom: text,
  errorCodes: texts,
  builtinRules: texts,
  sources: texts,
  notes: text,
  published: publishedRow.nullable(),
});

const faultSummary = z.object({
  id: text,
  code: z.enum([
    'port-wrong-type',
    'port-out-of-range',
    'sql-port-invalid',
    'port-reserved',
    'ports-collide',
    'bits-ports-differ',
    'bits-port-too-high',
    'sql-port-not-fixed',
    'other-process-listens',
    'nothing-listens',
  ]),
  params: z.record(text, z.union([text, z.number()])),
  severity: z.enum(['error', 'warning']),
  text,
  evidence: texts,
  sources: texts,
  flows: texts,
});

const note = z.discriminatedUnion('code', [
  z.object({ code: z.literal('store-assumed-empty'), store, detail: text }),
  z.object({ code: z.literal('part-unavailable'), part: text, detail: text }),
  z.object({ code: z.literal('profile-assumed') }),
  z.object({ code: z.literal('newer-than-known'), version: text, release: text }),
  z.object({
    code: z.literal('hint'),
    of: z.enum(['role', 'feature']),
    id: text,
    why: texts,
  }),
  z.object({ code: z.literal('malformed-rules'), count }),
  z.object({ code: z.literal('uncertain-rules'), count }),
  z.object({
    code: z.literal('no-second-opinion'),
    of: z.union([store, z.literal('settings')]).nullable(),
    detail: text,
  }),
  z.object({ code: z.literal('disputed-rules'), count }),
  z.object({ code: z.literal('disputed-settings'), profiles: z.array(profile) }),
  z.object({ code: z.literal('not-evaluated') }),
]);

export const assessment = z.object({
  schemaVersion: z.literal(assessmentSchemaVersion),
  host: z.object({
    name: text.nullable(),
    domain: text.nullable(),
    windows: text.nullable(),
    collectedAt: text.nullable(),
    elevated: z.boolean().nullable(),
  }),
  release: z.object({ id: text, name: text, from: origin, evidence: texts }),
  catalogue: z.object({ id: text, name: text }),
  roles: z.array(found),
  features: z.array(found),
  profiles: z.object({
    judged: z.array(profile),
    from: z.enum(['given', 'active', 'assumed']),
  }),
  summary,
  flows: z.array(flowAssessment),
  faults: z.array(faultSummary),
  notes: z.array(note),
});

sameType<z.infer<typeof flowAssessment>, FlowAssessment>(true);
sameType<z.infer<typeof note>, Note>(true);
sameType<z.infer<typeof assessment>, Assessment>(true);
