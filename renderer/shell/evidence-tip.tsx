import { Tooltip } from '@fluentui/react-components';

/** A chip that shows on hover and focus what it was concluded from. */
export function EvidenceTip({
  text,
  evidence,
}: {
  readonly text: string;
  readonly evidence: string;
}) {
  return (
    <Tooltip content={{ children: evidence, className: 'evidence' }} relationship="description">
      <button type="button" className="chip">
        {text}
      </button>
    </Tooltip>
  );
}
