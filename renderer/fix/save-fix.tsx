import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { useState } from 'react';
import { fixFormats, type FixFormat, type PlanView } from '../../electron/contract/model.ts';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';

/** The proposal as a file for who may change the server: policy owners, Ansible, another prompt. */
export function SaveFix({ plan }: { readonly plan: PlanView }) {
  const { api, attempt } = useCompanion();
  const { t, told } = useTexts();
  const [said, say] = useState('');
  // Where no local rule helps, a group policy is all that may.
  const formats = plan.steps.length > 0 ? fixFormats : (['gpo'] as const);
  const save = async (format: FixFormat) => {
    const result = await api.saveFix(plan.planId, format);
    if (result.kind === 'failed') say(told(`${result.problem.what} ${result.problem.why}`));
    if (result.kind === 'saved') say(t('fix.saved', { name: result.name }));
  };
  return (
    <div className="save-fix">
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button>{t('fix.save')}</Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {formats.map((format) => (
              <MenuItem key={format} onClick={() => attempt(() => save(format))}>
                {t(`fix.save-${format}`)}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      <span className="quiet-text" role="status">
        {said}
      </span>
    </div>
  );
}
