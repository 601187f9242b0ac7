import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../core/firewall/decision/read-question.ts';
import { emptyForm, questionOfForm, type AskForm } from './question-of-form.ts';
import { wrongField } from './wrong-field.ts';

const forms: readonly (readonly [Partial<AskForm>, string | undefined])[] = [
  [{}, undefined],
  [{ localPort: ' 5985 ', remoteAddress: '10.0.5.7' }, undefined],
  [{ localPort: '65536' }, 'localPort'],
  [{ remotePort: '-1' }, 'remotePort'],
  [{ localPort: 'http' }, 'localPort'],
  [{ localAddress: '10.0.5.0/24' }, 'localAddress'],
  [{ remoteAddress: 'HV11' }, 'remoteAddress'],
  [{ localAddress: '10.0.5.7', remoteAddress: 'fe80::1' }, 'remoteAddress'],
  [{ protocol: 'icmpv6', remoteAddress: '10.0.5.7' }, 'remoteAddress'],
  [{ protocol: 'icmpv4', localAddress: '10.0.5.7', remoteAddress: '10.0.5.8' }, undefined],
];

describe('the fields of a question', () => {
  it.each(forms)('%o: the one that is wrong is %s, and the core agrees', (part, field) => {
    const form = { ...emptyForm, ...part };
    expect(wrongField(form)?.field).toBe(field);
    expect('error' in readQuestion(questionOfForm(form))).toBe(field !== undefined);
  });
});
