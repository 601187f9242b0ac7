import { Button } from '@fluentui/react-components';
import { useNavigate } from '../state/route.ts';
import { useTexts } from '../texts/use-texts.tsx';

/** Where no role was found, only a person knows better. */
export function ChooseRoles() {
  const { t } = useTexts();
  const navigate = useNavigate();
  return <Button onClick={() => navigate('settings')}>{t('overview.choose-roles')}</Button>;
}
