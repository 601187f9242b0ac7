import { Button } from '@fluentui/react-components';
import { useFix } from './fix-provider.tsx';
import type { FixTarget } from './fix-target.ts';

/** Opens the proposal for some flows, or (`null`) for everything that fails. */
export function FixButton(props: {
  readonly flows: FixTarget;
  readonly label: string;
  /** What is fixed, for those who hear the button without what stands around it. */
  readonly of?: string;
  readonly primary?: boolean;
}) {
  const { flows, label, of, primary = false } = props;
  const fix = useFix();
  return (
    <Button
      className="fix-button"
      appearance={primary ? 'primary' : 'secondary'}
      aria-label={of === undefined ? undefined : `${label}: ${of}`}
      onClick={() => fix(flows)}
    >
      {label}
    </Button>
  );
}
