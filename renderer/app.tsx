import { FluentProvider } from '@fluentui/react-components';
import { Suspense } from 'react';
import type { CompanionApi } from '../electron/contract/model.ts';
import { FixProvider } from './fix/fix-provider.tsx';
import { Boundary } from './shell/boundary.tsx';
import { Shell } from './shell/shell.tsx';
import { StartScreen } from './shell/start-screen.tsx';
import { Announcer } from './state/announcer.tsx';
import { CompanionProvider, useConnection } from './state/companion.tsx';
import { KeptProvider } from './state/kept.tsx';
import './style/base.css';
import { themeOf, usePrefersDark } from './style/theme.ts';
import { languageOf } from './texts/language.ts';
import { TextsProvider } from './texts/use-texts.tsx';

/** The whole window: theme and language around, the shell within. */
export function App({ api }: { readonly api: CompanionApi }) {
  const connection = useConnection(api);
  const prefersDark = usePrefersDark();
  const settings =
    connection.kind === 'connected' ? connection.companion.state.settings.values : null;
  const theme = themeOf(settings?.theme ?? 'system', prefersDark);
  const language = languageOf(settings?.language ?? 'system', navigator.language);
  return (
    <FluentProvider theme={theme}>
      {/* English: the other language may be what cannot be loaded. */}
      <Boundary>
        <Suspense fallback={null}>
          <TextsProvider language={language}>
            <Announcer>
              <KeptProvider>
                {/* Not the provider itself: its classes go to every portal too. */}
                <div className="window">
                  <Boundary>
                    {connection.kind === 'connected' ? (
                      <CompanionProvider companion={connection.companion}>
                        <FixProvider>
                          <Shell />
                        </FixProvider>
                      </CompanionProvider>
                    ) : (
                      <StartScreen connection={connection} />
                    )}
                  </Boundary>
                </div>
              </KeptProvider>
            </Announcer>
          </TextsProvider>
        </Suspense>
      </Boundary>
    </FluentProvider>
  );
}
