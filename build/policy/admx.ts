import { policyPath } from '../../app/companion/policy-settings.ts';
import { element, xmlDocument, type Element } from '../../core/report/xml.ts';
import {
  policySettingNames,
  policyShapes,
  valueName,
  type PolicySetting,
  type Shape,
} from './shapes.ts';

export const policyNamespace = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
const category = 'VmmFirewallCompanion';
/** Below HKEY_LOCAL_MACHINE, as `class="Machine"` says. */
const key = policyPath.replace(/^HKLM\\/, '');

/** Ids of texts, shared by the definition and its languages. */
export const textId = {
  product: 'Product',
  supported: 'Supported',
  title: valueName,
  explain: (setting: PolicySetting) => `${valueName(setting)}_Explain`,
  word: (setting: PolicySetting, word: string) => `${valueName(setting)}_${word}`,
} as const;

const string = (id: string) => `$(string.${id})`;

/** Far above what lists need; without it the editor cuts them off at 1,023 characters. */
const longestLines = 65_535;

/** What the editor writes for a value that is not a plain switch. */
function inputOf(setting: PolicySetting, shape: Exclude<Shape, { kind: 'switch' }>): Element {
  const common = { id: valueName(setting), valueName: valueName(setting), required: true };
  if (shape.kind === 'number')
    return element('decimal', { ...common, minValue: shape.least, maxValue: shape.most });
  if (shape.kind === 'lines') return element('multiText', { ...common, maxLength: longestLines });
  const items = shape.words.map((word) =>
    element(
      'item',
      { displayName: string(textId.word(setting, word)) },
      element('value', {}, element('string', {}, word)),
    ),
  );
  return element('enum', common, ...items);
}

function policyOf(setting: PolicySetting): Element {
  const shape = policyShapes[setting];
  const isSwitch = shape.kind === 'switch';
  const value = (number: number) => element('decimal', { value: number });
  return element(
    'policy',
    {
      name: valueName(setting),
      class: 'Machine',
      displayName: string(textId.title(setting)),
      explainText: string(textId.explain(setting)),
      key,
      ...(isSwitch
        ? { valueName: valueName(setting) }
        : { presentation: `$(presentation.${valueName(setting)})` }),
    },
    element('parentCategory', { ref: category }),
    element('supportedOn', { ref: 'Supported' }),
    isSwitch ? element('enabledValue', {}, value(1)) : undefined,
    isSwitch ? element('disabledValue', {}, value(0)) : undefined,
    isSwitch ? undefined : element('elements', {}, inputOf(setting, shape)),
  );
}

/** VmmFirewallCompanion.admx: the settings an administrator can set for everybody. */
export function admx(): string {
  return xmlDocument(
    element(
      'policyDefinitions',
      { xmlns: policyNamespace, revision: '1.0', schemaVersion: '1.0' },
      element(
        'policyNamespaces',
        {},
        element('target', { prefix: 'companion', namespace: 'VmmFirewallCompanion.Policies' }),
      ),
      element('resources', { minRequiredRevision: '1.0' }),
      element(
        'supportedOn',
        {},
        element(
          'definitions',
          {},
          element('definition', { name: 'Supported', displayName: string(textId.supported) }),
        ),
      ),
      element(
        'categories',
        {},
        element('category', { name: category, displayName: string(textId.product) }),
      ),
      element('policies', {}, ...policySettingNames.map(policyOf)),
    ),
  );
}
