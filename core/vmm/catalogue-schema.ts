import { z } from 'zod';
import { confidences, features, levels, portSettings, releaseIds, roles } from './terms.ts';

/** The shape of the files in assets/catalogue. */

const port = z.number().int().min(1).max(65535);
const range = z
  .tuple([port, port])
  .refine(([first, last]) => first <= last, 'a range that runs upwards');
const sourceId = z.string().regex(/^S\d\d$/);
const flowId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const ruleName = z.string().regex(/^[A-Za-z0-9_-]+$/, 'the Name of a built-in rule, nothing else');

const ports = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), ranges: z.array(range).min(1) }),
  /** The host's dynamic range, behind the endpoint mapper. */
  z.strictObject({ kind: z.literal('rpc-dynamic') }),
  /** Whatever port the listener takes. */
  z.strictObject({ kind: z.literal('any'), text: z.string().min(1) }),
  /** Chosen by the vendor of the other end; `usual` are conventions, not requirements. */
  z.strictObject({
    kind: z.literal('provider-specific'),
    usual: z.array(port),
    text: z.string().min(1),
  }),
]);

/**
 * A process. `program`: `System` for the kernel, a full path that may begin with a variable, a file
 * name where the folder differs between releases and installations, or null when nobody knows it.
 * `services`: all services that share the process, null for an ordinary process or the kernel,
 * absent when not known.
 */
const process = z.strictObject({
  program: z.union([z.string().min(1), z.strictObject({ fileName: z.string().min(1) }), z.null()]),
  services: z.array(z.string().min(1)).min(1).nullable().optional(),
});

/** One protocol and one listener; the flow needs all of its parts. */
const part = z.strictObject({
  protocol: z.enum(['tcp', 'udp']),
  ports,
  /** One of the ports is enough, and why. */
  alternatives: z.string().min(1).optional(),
  /** The setting on the listening host that overrides the port. */
  setting: z.enum(portSettings).optional(),
  /** The setting on the initiating host, where it differs from `setting`. */
  initiatorSetting: z.enum(portSettings).optional(),
  /** Differs from the flow's level for the stated reason. */
  level: z.enum(levels).optional(),
  feature: z.enum(features).optional(),
  reason: z.string().min(1).optional(),
  listener: process.extend({
    /** Who is behind a shared listener such as HTTP.sys, for people. */
    owner: z.string().min(1).optional(),
  }),
});

const end = z.strictObject({
  /** As the documents name it. */
  text: z.string().min(1),
  roles: z.array(z.enum(roles)).min(1),
});

export const flowDefinition = z.strictObject({
  id: flowId,
  group: z.string().min(1),
  initiator: end,
  listener: end,
  level: z.enum(levels),
  /** Present exactly when the level is `conditional`. */
  feature: z.enum(features).optional(),
  transport: z.string().min(1),
  purpose: z.string().min(1),
  encrypted: z.string().min(1),
  /** Empty for a flow that never leaves the machine. */
  parts: z.array(part),
  /** Who sends, where it is not the processes of the initiating role; any of them may. */
  initiatorPrograms: z.array(process).min(1).optional(),
  configurable: z
    .strictObject({
      setupKey: z.string().optional(),
      registry: z.string().optional(),
      where: z.string().optional(),
    })
    .optional(),
  builtinRules: z.array(ruleName),
  /** A condition under which a built-in rule exists. */
  builtinRulesNote: z.string().min(1).optional(),
  symptom: z
    .strictObject({ text: z.string().min(1), codes: z.array(z.string().min(1)) })
    .optional(),
  notes: z.string().min(1).optional(),
  sources: z.array(sourceId),
  confidence: z.enum(confidences),
  /** In Microsoft's own port table for VMM; null: unverified. */
  listedByMicrosoftForVmm: z.boolean().nullable(),
});

export const flowsFile = z.strictObject({ flows: z.array(flowDefinition) });

export const sourcesFile = z.strictObject({
  sources: z.record(
    sourceId,
    z.strictObject({ text: z.string().min(1), url: z.url({ protocol: /^https$/ }).optional() }),
  ),
});

/** Which processes of a role open connections; the true one may be any of them. */
export const initiatorProgramsFile = z.strictObject({
  programs: z.partialRecord(z.enum(roles), z.array(process).min(1)),
});

export const releaseFile = z.strictObject({
  id: z.templateLiteral(['vmm-', z.enum(releaseIds)]),
  release: z.enum(releaseIds),
  name: z.string().min(1),
  /** ProductVersion prefixes; `fromBuild` is the lowest third number that belongs to this release. */
  versions: z
    .array(
      z.strictObject({
        prefix: z.string().regex(/^\d+\.\d+\.$/),
        fromBuild: z.number().int().optional(),
      }),
    )
    .min(1),
  /** Names of services that no document confirms for this release; rules are not judged by them. */
  unverifiedServices: z.array(z.string()).optional(),
  flows: z.array(flowId),
  /** What this release has differently from flows.json. */
  overrides: z.record(flowId, flowDefinition.pick({ confidence: true }).partial()),
});

const published = z.strictObject({
  row: z.number().int().min(1),
  communication: z.string().min(1),
  technology: z.string().min(1).nullable(),
  port,
  /** The row against Microsoft's own material, in a word. */
  check: z.string().min(1),
  truth: z.string().min(1),
  /** The flows of flows.json that the row means. */
  flows: z.array(flowId).min(1),
});

/** A table printed elsewhere, kept as published with what is wrong with it. */
export const publishedTableFile = z.strictObject({
  id: z.literal('vmm-2008-virtuatopia'),
  release: z.enum(releaseIds),
  name: z.string().min(1),
  title: z.string().min(1),
  book: z.string().min(1),
  publisher: z.string().min(1),
  revision: z.iso.date(),
  /** What the table leaves out. */
  missing: z.string().min(1),
  sources: z.array(sourceId).min(1),
  unverifiedServices: z.array(z.string()).optional(),
  rows: z.array(
    z.strictObject({
      id: flowId,
      initiatorRoles: z.array(z.enum(roles)).min(1),
      listenerRoles: z.array(z.enum(roles)).min(1),
      protocol: z.enum(['tcp', 'udp']),
      listener: process,
      published,
    }),
  ),
});

export type FlowDefinition = z.infer<typeof flowDefinition>;
export type FlowPart = z.infer<typeof part>;
export type PartPorts = z.infer<typeof ports>;
export type Process = z.infer<typeof process>;
export type Published = z.infer<typeof published>;
export type ReleaseFile = z.infer<typeof releaseFile>;
export type PublishedTableFile = z.infer<typeof publishedTableFile>;
export type FlowsFile = z.infer<typeof flowsFile>;
export type SourcesFile = z.infer<typeof sourcesFile>;
export type Source = SourcesFile['sources'][string];
export type InitiatorProgramsFile = z.infer<typeof initiatorProgramsFile>;
