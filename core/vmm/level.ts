import type { FlowDefinition, FlowPart } from './catalogue-schema.ts';
import type { Feature, Level } from './terms.ts';

/**
 * Whether the lack of a flow fails a host: never with low confidence, never when only recommended or
 * shown as context, and a conditional one only when its feature is in use.
 */
export function canFail(
  flow: Pick<FlowDefinition, 'level' | 'feature' | 'confidence'>,
  featuresInUse: ReadonlySet<Feature>,
): boolean {
  return flow.confidence !== 'low' && isNeeded(flow.level, flow.feature, featuresInUse);
}

/** The same for one part, which may be of a lower level than its flow. */
export function partCanFail(
  flow: Pick<FlowDefinition, 'level' | 'feature' | 'confidence'>,
  part: Pick<FlowPart, 'level' | 'feature'>,
  featuresInUse: ReadonlySet<Feature>,
): boolean {
  if (!canFail(flow, featuresInUse)) return false;
  return part.level === undefined || isNeeded(part.level, part.feature, featuresInUse);
}

function isNeeded(
  level: Level,
  feature: Feature | undefined,
  featuresInUse: ReadonlySet<Feature>,
): boolean {
  if (level === 'required') return true;
  return level === 'conditional' && feature !== undefined && featuresInUse.has(feature);
}
