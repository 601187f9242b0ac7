import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { CompanionApi } from '../electron/contract/model.ts';
import { App } from './app.tsx';

/** Shows the window over whatever stands behind it. */
export function mount(api: CompanionApi): void {
  const place = document.getElementById('window');
  if (place === null) throw new Error('index.html has no element with the id "window"');
  createRoot(place).render(
    <StrictMode>
      <App api={api} />
    </StrictMode>,
  );
}
