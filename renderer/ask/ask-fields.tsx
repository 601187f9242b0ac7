import { Choice } from '../parts/choice.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import type { AskForm } from './question-of-form.ts';

const protocols = ['tcp', 'udp', 'icmpv4', 'icmpv6'] as const;
const interfaceTypeIds = ['any', 'wired', 'wireless', 'remoteAccess'] as const;
const profileIds = ['domain', 'private', 'public'] as const;

const textFields = [
  { name: 'localPort', hint: '5985' },
  { name: 'remotePort', hint: '' },
  { name: 'localAddress', hint: '' },
  { name: 'remoteAddress', hint: '10.0.5.7' },
  { name: 'program', hint: 'System' },
  { name: 'service', hint: 'WinRM' },
] as const;

export function AskFields(props: {
  readonly form: AskForm;
  readonly onChange: (form: AskForm) => void;
}) {
  const { form, onChange } = props;
  const { t, words } = useTexts();
  const set = (part: Partial<AskForm>) => onChange({ ...form, ...part });
  return (
    <div className="ask-fields">
      <Choice
        label={t('filter.direction')}
        value={form.direction}
        options={(['in', 'out'] as const).map((id) => ({ id, text: t(`direction.${id}`) }))}
        onChange={(direction) => set({ direction })}
      />
      <Choice
        label={t('ask.profile')}
        value={form.profile}
        options={profileIds.map((id) => ({ id, text: words.profiles[id] }))}
        onChange={(profile) => set({ profile })}
      />
      <Choice
        label={t('ask.protocol')}
        value={form.protocol}
        options={protocols.map((id) => ({ id, text: id.toUpperCase().replace('V', 'v') }))}
        onChange={(protocol) => set({ protocol })}
      />
      {textFields.map(({ name, hint }) => (
        <TextField
          key={name}
          label={t(`ask.${name}`)}
          hint={hint}
          className="mono"
          value={form[name]}
          onChange={(value) => set({ [name]: value })}
        />
      ))}
      <Choice
        label={t('ask.interfaceType')}
        value={form.interfaceType}
        options={interfaceTypeIds.map((id) => ({ id, text: t(`ask.interface-${id}`) }))}
        onChange={(interfaceType) => set({ interfaceType })}
      />
    </div>
  );
}
