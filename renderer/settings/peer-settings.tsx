import { Field, Input } from '@fluentui/react-components';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { wordOf } from '../texts/vocabulary.ts';
import type { GroupProps } from './group-props.ts';
import { Lockable, useIsLocked } from './locked.tsx';
import { addressesOf, addressProblem } from './read-addresses.ts';

/** Addresses of the other servers: with them "open for some" becomes open or closed. */
export function PeerSettings({ draft, set }: GroupProps) {
  const { state } = useCompanion();
  const { t, vocabulary } = useTexts();
  const isLocked = useIsLocked('peers');
  const roles = [
    ...new Set([
      ...(state.assessment?.flows ?? [])
        .filter(({ needed }) => needed)
        .flatMap(({ peerRoles }) => peerRoles),
      ...Object.keys(draft.peers),
    ]),
  ];
  return (
    <section className="card" aria-labelledby="settings-peers">
      <h2 id="settings-peers">{t('settings.peers')}</h2>
      <Lockable name="peers">
        <p className="quiet-text">{t('settings.peers-text')}</p>
        {roles.length === 0 ? <p className="quiet-text">{t('settings.peers-none')}</p> : null}
        <div className="peer-list">
          {roles.map((role) => (
            <PeerField
              // The field keeps what is typed; what policy says takes its place.
              key={isLocked ? `${role} ${draft.peers[role]?.join(' ') ?? ''}` : role}
              label={wordOf(vocabulary.roles, role)}
              addresses={draft.peers[role] ?? []}
              disabled={isLocked}
              onChange={(addresses) => {
                const { [role]: _before, ...others } = draft.peers;
                set({ peers: addresses.length === 0 ? others : { ...others, [role]: addresses } });
              }}
            />
          ))}
        </div>
      </Lockable>
    </section>
  );
}

function PeerField(props: {
  readonly label: string;
  readonly addresses: readonly string[];
  readonly disabled: boolean;
  readonly onChange: (addresses: string[]) => void;
}) {
  const { label, addresses, disabled, onChange } = props;
  const { t } = useTexts();
  const wrong = addressProblem(addresses);
  return (
    <Field
      label={label}
      {...(wrong === undefined
        ? {}
        : { validationMessage: t('settings.not-an-address', { text: wrong }) })}
    >
      <Input
        className="mono"
        defaultValue={addresses.join(', ')}
        // In grey an example looks like a value that is locked.
        placeholder={disabled ? '' : '10.0.5.7, 10.0.6.0/24'}
        disabled={disabled}
        onChange={(_event, { value }) => onChange(addressesOf(value))}
      />
    </Field>
  );
}
