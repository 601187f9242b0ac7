import { styleText } from 'node:util';
import type { FlowVerdict } from '../../core/firewall/flow/verdict.ts';

/** What a text means, never what it looks like. */
export type Tone =
  'good' | 'good-by-default' | 'partly' | 'bad' | 'overruled' | 'unsure' | 'faint' | 'heading';
export type Paint = (text: string, tone: Tone | undefined) => string;

type Style = Parameters<typeof styleText>[0];
const styles: Record<Tone, Style> = {
  good: 'green',
  'good-by-default': ['dim', 'green'],
  partly: 'yellow',
  bad: 'red',
  overruled: 'magenta',
  unsure: 'gray',
  faint: 'dim',
  heading: 'bold',
};

export const verdictTones: Record<FlowVerdict, Tone> = {
  allowed: 'good',
  'allowed-by-default': 'good-by-default',
  limited: 'partly',
  missing: 'bad',
  disabled: 'bad',
  blocked: 'bad',
  void: 'overruled',
  unknown: 'unsure',
  'not-applicable': 'faint',
};

/** Whether there are colours was decided before; styleText shall not look at the real output again. */
export function painter(colour: boolean): Paint {
  if (!colour) return (text) => text;
  return (text, tone) =>
    tone === undefined ? text : styleText(styles[tone], text, { validateStream: false });
}
