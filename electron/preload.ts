import { contextBridge, ipcRenderer } from 'electron';
import { verbs } from './contract/verbs.ts';
import { callChannel, stateChannel } from './ipc/channels.ts';

// All that the page gets: each call by its name, and the state. Both ends check what crosses.
const calls = Object.fromEntries(
  verbs.map((verb) => [
    verb,
    (...request: unknown[]): Promise<unknown> => ipcRenderer.invoke(callChannel, verb, request),
  ]),
);

contextBridge.exposeInMainWorld('companion', {
  ...calls,
  onStateChanged: (listener: (state: unknown) => void) => {
    const onState = (_event: unknown, state: unknown): void => listener(state);
    ipcRenderer.on(stateChannel, onState);
    return () => {
      ipcRenderer.removeListener(stateChannel, onState);
    };
  },
});
