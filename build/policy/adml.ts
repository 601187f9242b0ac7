import { releases } from '../../app/catalogue.ts';
import { element, xmlDocument, type Element } from '../../core/report/xml.ts';
import { policyNamespace, textId } from './admx.ts';
import {
  policySettingNames,
  policyShapes,
  valueName,
  type PolicySetting,
  type Shape,
} from './shapes.ts';
import type { PolicyTexts } from './texts.ts';

const string = (id: string, text: string) => element('string', { id }, text);

const releaseNames = new Map<string, string>(releases.map(({ release, name }) => [release, name]));

/** What a person reads for a word of a choice. */
const wordText = (setting: PolicySetting, word: string, { words }: PolicyTexts) =>
  (setting === 'release' ? releaseNames.get(word) : words[word]) ?? word;

function explanation(setting: PolicySetting, texts: PolicyTexts): string {
  const shape = policyShapes[setting];
  const words = shape.kind === 'lines' ? shape.words : [];
  const possible = words.length === 0 ? [] : [`${texts.possible} ${words.join(', ')}.`];
  const otherwise = shape.kind === 'switch' ? texts.otherwiseOfSwitch : texts.otherwise;
  return [texts.settings[setting].explain, ...possible, otherwise].join('\n\n');
}

function stringsOf(setting: PolicySetting, texts: PolicyTexts): Element[] {
  const shape = policyShapes[setting];
  const words = shape.kind === 'choice' ? shape.words : [];
  return [
    string(textId.title(setting), texts.settings[setting].title),
    string(textId.explain(setting), explanation(setting, texts)),
    ...words.map((word) => string(textId.word(setting, word), wordText(setting, word, texts))),
  ];
}

/** The box beside a policy; a switch has none. */
function presentationOf(setting: PolicySetting, texts: PolicyTexts): Element | undefined {
  const refId = valueName(setting);
  const { title } = texts.settings[setting];
  const shape = policyShapes[setting];
  const boxes = {
    number: () => [element('decimalTextBox', { refId, defaultValue: usual(shape) }, title)],
    choice: () => [element('dropdownList', { refId, noSort: true }, title)],
    // It holds no text of its own, so its label stands before it.
    lines: () => [
      element('text', {}, title),
      element('multiTextBox', { refId, defaultHeight: linesInSight }),
    ],
    switch: () => [],
  }[shape.kind]();
  return boxes.length === 0 ? undefined : element('presentation', { id: refId }, ...boxes);
}

const linesInSight = 8;
const usual = (shape: Shape) => (shape.kind === 'number' ? shape.usual : undefined);

/** VmmFirewallCompanion.adml: the texts of one language. */
export function adml(texts: PolicyTexts): string {
  return xmlDocument(
    element(
      'policyDefinitionResources',
      { xmlns: policyNamespace, revision: '1.0', schemaVersion: '1.0' },
      element('displayName', {}, texts.product),
      element('description', {}, texts.product),
      element(
        'resources',
        {},
        element(
          'stringTable',
          {},
          string(textId.product, texts.product),
          string(textId.supported, texts.supported),
          ...policySettingNames.flatMap((setting) => stringsOf(setting, texts)),
        ),
        element(
          'presentationTable',
          {},
          ...policySettingNames.map((setting) => presentationOf(setting, texts)),
        ),
      ),
    ),
  );
}
