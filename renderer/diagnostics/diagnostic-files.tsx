import { useState } from 'react';
import type { DiagnosticFileView } from '../../electron/contract/model.ts';
import type { TextKey } from '../texts/fill.ts';
import { texts } from '../texts/en/texts.ts';
import { useTexts } from '../texts/use-texts.tsx';

const isKey = (key: string): key is TextKey => key in texts;

/** The files at the left, the whole content of the chosen one beside them. */
export function DiagnosticFiles({ files }: { readonly files: readonly DiagnosticFileView[] }) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState('read-me.txt');
  const file = files.find(({ name }) => name === chosen) ?? files[0];
  const about = (one: DiagnosticFileView) => {
    const key = `diagnostics.file-${one.name.replace(/\.\w+$/, '')}`;
    return isKey(key) ? t(key) : one.about;
  };
  if (file === undefined) return null;
  return (
    <div className="diagnostic-files">
      <fieldset>
        <legend className="quiet-text">{t('diagnostics.files')}</legend>
        {files.map((one) => (
          <label key={one.name}>
            <input
              type="radio"
              name="diagnostic-file"
              checked={one.name === file.name}
              onChange={() => setChosen(one.name)}
            />
            <span>
              <code>{one.name}</code>
              <span className="quiet-text">{about(one)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <textarea
        readOnly
        spellCheck={false}
        dir="ltr"
        aria-label={t('diagnostics.content', { name: file.name })}
        value={file.text.trim() === '' ? t('diagnostics.empty') : file.text}
      />
    </div>
  );
}
