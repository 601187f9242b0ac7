import { Input } from '@fluentui/react-components';
import { useId } from 'react';

/** A line of text under its label. */
export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** An example of what goes in. */
  readonly hint?: string;
  readonly className?: string;
}) {
  const { label, value, onChange, hint = '', className = '' } = props;
  const id = useId();
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        className={className}
        placeholder={hint}
        value={value}
        onChange={(_event, { value: next }) => onChange(next)}
      />
    </div>
  );
}
