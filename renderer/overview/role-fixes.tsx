import type { FlowAssessment } from '../../core/assessment/model.ts';
import { FixButton } from '../fix/fix-button.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { wordOf } from '../texts/vocabulary.ts';

/** A repair for each role of this server, where more than one has something to repair. */
export function RoleFixes({ flows }: { readonly flows: readonly FlowAssessment[] }) {
  const { t, vocabulary } = useTexts();
  const roles = [...new Set(flows.map(({ role }) => role))];
  if (roles.length < 2) return null;
  return (
    <ul className="role-fixes" aria-label={t('overview.by-role')}>
      {roles.map((role) => {
        const own = flows.filter((flow) => flow.role === role);
        const name = wordOf(vocabulary.roles, role);
        return (
          <li key={role}>
            <FixButton
              flows={own.map(({ id, direction }) => ({ id, direction }))}
              label={t('fix.role', { role: name, count: own.length })}
            />
          </li>
        );
      })}
    </ul>
  );
}
