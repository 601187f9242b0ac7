import { cleanup, configure } from '@testing-library/react';
import { afterAll } from 'vitest';

/** Views are loaded when they are first opened, which takes its time on a busy machine. */
configure({ asyncUtilTimeout: 15_000 });

/**
 * What keeps the focus in dialogs looks at the document a quarter of a second after one has closed; a
 * document that is gone with its test file by then would fail the whole run.
 */
afterAll(async () => {
  cleanup();
  await new Promise((resolve) => {
    setTimeout(resolve, 300);
  });
});
