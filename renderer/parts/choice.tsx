import { Select } from '@fluentui/react-components';
import { useId } from 'react';

/** One of a few, as Windows' own drop-down: it works everywhere and costs nothing. */
export function Choice<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly id: T; readonly text: string }[];
  readonly onChange: (value: T) => void;
  readonly disabled?: boolean;
}) {
  const { label, value, options, onChange, disabled = false } = props;
  const id = useId();
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={value}
        disabled={disabled}
        onChange={(_event, { value: next }) => {
          const option = options.find((each) => each.id === next);
          if (option !== undefined) onChange(option.id);
        }}
      >
        {options.map(({ id: option, text }) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </Select>
    </div>
  );
}
