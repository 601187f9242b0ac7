import type { FaultSummary } from '../../core/assessment/model.ts';
import { Icon } from '../parts/icon.tsx';
import { DocumentList } from '../parts/document-list.tsx';
import { useTexts } from '../texts/use-texts.tsx';

/** Settings of VMM itself that no firewall rule can make good. */
export function FaultCards({ faults }: { readonly faults: readonly FaultSummary[] }) {
  const { t } = useTexts();
  if (faults.length === 0) return null;
  return (
    <section className="card" aria-labelledby="faults">
      <h2 id="faults">{t('overview.faults', { count: faults.length })}</h2>
      <ul className="fault-lines">
        {faults.map((fault) => (
          <FaultLine key={fault.id} fault={fault} />
        ))}
      </ul>
    </section>
  );
}

function FaultLine({ fault }: { readonly fault: FaultSummary }) {
  const { t, words } = useTexts();
  return (
    <li className={`fault ${fault.severity}`}>
      <Icon name="warning" />
      <div>
        <p>
          <strong>{t(`fault.${fault.severity}`)}</strong> {words.fault(fault)}
        </p>
        {fault.evidence.length + fault.sources.length === 0 ? null : (
          <details>
            <summary>{t('overview.evidence')}</summary>
            <ul className="mono small evidence">
              {fault.evidence.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <DocumentList ids={fault.sources} />
          </details>
        )}
      </div>
    </li>
  );
}
